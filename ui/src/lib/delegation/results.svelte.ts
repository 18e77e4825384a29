import type {
  CallSheetView,
  OutcomeKind,
  ResultChoice,
  ResultLine,
  ResultVerdict,
} from '$lib/api/types';

/** One case of the sheet, as it is being typed. */
export class ResultDraft {
  outcome = $state<OutcomeKind | ''>('');
  on = $state('');
  date = $state('');
  amount = $state('');
  who = $state('');
  note = $state('');
  verdict = $state.raw<ResultVerdict | null>(null);

  constructor(
    readonly reference: string,
    private readonly answers: readonly ResultChoice[],
  ) {}

  get chosen(): ResultChoice | undefined {
    return this.answers.find((one) => one.kind === this.outcome);
  }

  /** Chooses how the call ended; what the other answers asked for goes. */
  choose(kind: OutcomeKind | ''): void {
    this.outcome = kind;
    this.date = this.amount = '';
    this.verdict = null;
  }

  fill(line: ResultLine): void {
    this.outcome = line.outcome ?? '';
    this.on = line.on ?? '';
    this.date = line.date ?? '';
    this.amount = line.amount ?? '';
    this.who = line.who;
    this.note = line.note;
  }

  /** What is sent; the day of all the calls stands for one that is not given. */
  line(calledOn: string): ResultLine {
    return {
      reference: this.reference,
      outcome: this.outcome || null,
      on: this.on || calledOn || null,
      date: this.date || null,
      amount: this.amount || null,
      who: this.who,
      note: this.note,
    };
  }
}

/** The results of a sheet, as they are being typed. */
export class ResultsDraft {
  readonly rows: ResultDraft[];

  constructor(view: CallSheetView) {
    this.rows = view.cases.map((one) => new ResultDraft(one.reference, view.answers));
  }

  /** The rows that say something. */
  get typed(): ResultDraft[] {
    return this.rows.filter((row) => row.outcome !== '');
  }

  /** Fills in what a file says; answers the references that are not on this sheet. */
  fill(lines: readonly ResultLine[]): string[] {
    const unknown: string[] = [];
    for (const line of lines) {
      const row = this.rows.find((one) => one.reference === line.reference);
      if (row) row.fill(line);
      else unknown.push(line.reference);
    }
    return unknown;
  }

  /** Keeps what the core said of each row. */
  told(verdicts: readonly ResultVerdict[]): void {
    for (const row of this.rows) {
      row.verdict = verdicts.find((one) => one.reference === row.reference) ?? null;
    }
  }
}
