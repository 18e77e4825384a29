import { getContext, setContext } from 'svelte';
import type {
  ChequeAct,
  ChequeView,
  CreditNoteProposal,
  DisputeView,
  OpenCreditView,
  PlanView,
  StepKind,
} from '$lib/api/types';

/** What can be agreed, answered, done or given up in a case: one dialog each, with what it is about. */
export type DeedKind =
  | { kind: 'plan' }
  | { kind: 'signed'; plan: PlanView }
  | { kind: 'arrangement' }
  | { kind: 'position'; dispute: DisputeView }
  | { kind: 'dispute_end'; dispute: DisputeView }
  | { kind: 'credit_note'; proposals: readonly CreditNoteProposal[]; noted?: OpenCreditView }
  | { kind: 'cheque'; cheque: ChequeView; act: ChequeAct }
  | { kind: 'third_party' }
  | { kind: 'step'; step: StepKind; how: 'done' | 'skipped'; invoices: number[] }
  | { kind: 'time' }
  | { kind: 'give_up' }
  | { kind: 'solvency' };

/** The dialogs that an address may open, as the end of a call does. */
const BY_ADDRESS = ['plan', 'arrangement', 'third_party', 'time', 'give_up'] as const;

/** The address that opens what is left of a file: a credit note that no invoice bears. */
export const OPEN_CREDIT = 'avoir';

/** Which act of the case is being typed; nothing while no dialog is open. */
export class DeedDesk {
  opened = $state.raw<DeedKind | null>(null);

  /** What an address named and what it is about opens, once it is known. */
  #wanted: string | null = null;

  /** What the case does once an act is recorded: shows where it stands. */
  onrecorded: () => void = () => {};

  open(deed: DeedKind): void {
    this.opened = deed;
  }

  close(): void {
    this.opened = null;
  }

  /** Opens the dialog that an address names, if it is one. */
  openNamed(name: string | null): void {
    const kind = BY_ADDRESS.find((one) => one === name);
    if (kind) this.open({ kind });
    else this.#wanted = name;
  }

  /** Whether the address asked for this one: told once. */
  takes(name: string): boolean {
    const asked = this.#wanted === name;
    if (asked) this.#wanted = null;
    return asked;
  }
}

const KEY = Symbol('deeds');

/** Gives the acts of a case to its panels and lists. */
export function provideDeeds(): DeedDesk {
  return setContext(KEY, new DeedDesk());
}

/** The acts of the case on the screen. */
export function useDeeds(): DeedDesk {
  return getContext<DeedDesk>(KEY);
}
