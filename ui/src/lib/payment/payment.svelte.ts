import { getContext, setContext } from 'svelte';

/** What is already known of a payment: the sum, and how it was made. */
export interface KnownPayment {
  amount: string;
  means: string;
}

/** Whether « Noter un paiement » is open, for whom, and what is known of it. */
export class PaymentDesk {
  opened = $state(false);
  client = $state<number | undefined>(undefined);
  invoice = $state<number | undefined>(undefined);
  known = $state.raw<KnownPayment | undefined>(undefined);

  /** Opens the dialog, on a client or one invoice when known. */
  open(client?: number, invoice?: number, known?: KnownPayment): void {
    this.client = client;
    this.invoice = invoice;
    this.known = known;
    this.opened = true;
  }
}

const KEY = Symbol('payment');

/** Gives the payment dialog to every screen below. */
export function providePayment(): PaymentDesk {
  return setContext(KEY, new PaymentDesk());
}

/** The payment dialog of the layout. */
export function usePayment(): PaymentDesk {
  return getContext<PaymentDesk>(KEY);
}
