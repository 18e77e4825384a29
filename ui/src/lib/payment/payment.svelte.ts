import { getContext, setContext } from 'svelte';

/** Whether « Noter un paiement » is open, and for whom. */
export class PaymentDesk {
  opened = $state(false);
  client = $state<number | undefined>(undefined);
  invoice = $state<number | undefined>(undefined);

  /** Opens the dialog, on a client or one invoice when known. */
  open(client?: number, invoice?: number): void {
    this.client = client;
    this.invoice = invoice;
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
