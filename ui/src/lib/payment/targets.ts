import type { InvoiceRow, PaymentInput } from '$lib/api/types';
import { euros } from '$lib/format/amount';
import { numericDate } from '$lib/format/date';

/** What a payment may be for: a client as a whole, or one of its invoices. */
export interface Target {
  value: string;
  label: string;
  detail: string;
  client: number;
}

/** The clients, each followed by its open invoices. */
export function targetsOf(rows: readonly InvoiceRow[]): Target[] {
  const byClient = new Map<number, InvoiceRow[]>();
  for (const row of rows) byClient.set(row.client, [...(byClient.get(row.client) ?? []), row]);
  return [...byClient.values()].flatMap((invoices) => {
    const single = invoices.length === 1;
    const whole = invoices.slice(0, single ? 0 : 1).map((row) => ({
      value: `c${row.client}`,
      label: row.client_name,
      detail: `${invoices.length} factures, la plus ancienne d’abord`,
      client: row.client,
    }));
    return [
      ...whole,
      ...invoices.map((row) => ({
        value: `i${row.invoice}`,
        label: `${row.client_name} · ${row.number}`,
        detail: `${euros(row.sum.principal)}, échéance ${numericDate(row.due_on)}`,
        client: row.client,
      })),
    ];
  });
}

/** The request for a target: the core decides the order where no invoice is named. */
export function inputOf(target: string, amount: string, on: string, means: string): PaymentInput {
  const id = Number(target.slice(1));
  const whole = target.startsWith('c');
  return {
    invoices: whole ? [] : [id],
    client: whole ? id : null,
    amount,
    on,
    means,
    confirmed: false,
    set_off: false,
  };
}
