import type {
  Acceleration,
  DeedInput,
  DeedProblem,
  PlanInterest,
  PlanProposalRequest,
  PlanProposalView,
} from '$lib/api/types';
import { deedOf } from './draft';

/** A line of the schedule while it is typed. */
export interface InstalmentDraft {
  key: number;
  due: string;
  amount: string;
}

/** An instalment plan while it is typed: what the core proposed, and what the user changed. */
export class PlanDraft {
  count = $state('');
  first = $state('');
  amount = $state('');
  rows = $state<InstalmentDraft[]>([]);
  interest = $state<PlanInterest | ''>('');
  acceleration = $state<Acceleration | ''>('');
  guarantee = $state('');
  signed = $state(false);
  on = $state('');
  note = $state('');
  private last = 0;

  constructor(private readonly client: number) {}

  /** The question that gives a schedule; fields left empty are for the core to propose. */
  get request(): PlanProposalRequest {
    return {
      client: this.client,
      invoices: [],
      count: /^\d{1,3}$/.test(this.count.trim()) ? Number(this.count) : null,
      first: this.first || null,
      amount: this.amount || null,
    };
  }

  /** Takes a schedule as proposed; the clauses only the first time, so that a choice stays. */
  take(view: PlanProposalView): void {
    this.rows = view.instalments.map((one) => ({ key: ++this.last, ...one }));
    if (!this.count) this.count = String(view.instalments.length);
    this.first ||= view.instalments[0]?.due ?? '';
    this.amount ||= view.total;
    this.interest ||= view.interest;
    this.acceleration ||= view.acceleration;
  }

  add(): void {
    this.rows.push({ key: ++this.last, due: '', amount: '' });
  }

  remove(index: number): void {
    this.rows.splice(index, 1);
  }

  /** What is still empty in the schedule. */
  get missing(): DeedProblem[] {
    return this.rows.flatMap((row, index) => [
      ...(row.due
        ? []
        : [
            {
              field: `instalments.${index}.due`,
              sentence: `Versement ${index + 1} : indiquez le jour.`,
            },
          ]),
      ...(row.amount
        ? []
        : [
            {
              field: `instalments.${index}.amount`,
              sentence: `Versement ${index + 1} : indiquez le montant.`,
            },
          ]),
    ]);
  }

  /** The plan as it would be recorded; nothing before the core proposed one or while a line is empty. */
  get deed(): DeedInput | null {
    const { interest, acceleration } = this;
    if (!interest || !acceleration || this.rows.length === 0 || this.missing.length > 0)
      return null;
    const plan = {
      instalments: this.rows.map(({ due, amount }) => ({ due, amount })),
      interest,
      acceleration,
      signed: this.signed,
      guarantee: this.guarantee.trim(),
    };
    return deedOf(this.client, { deed: 'plan', plan }, { on: this.on, note: this.note });
  }
}
