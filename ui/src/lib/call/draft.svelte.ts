import type {
  CallView,
  Contact,
  ContactInput,
  Outcome,
  OutcomeChoice,
  OutcomeKind,
  StepKind,
} from '$lib/api/types';

/** What is typed during a call, until it is saved as one fact of the case. */
export class CallDraft {
  outcome = $state<OutcomeKind | ''>('');
  date = $state('');
  secondDate = $state('');
  amount = $state('');
  reason = $state('');
  note = $state('');
  interlocutor = $state('');
  contact = $state<Contact>({ name: '', role: 'pays', phone: '', email: '' });

  constructor(
    private readonly view: CallView,
    private readonly step: StepKind = 'call',
  ) {
    this.interlocutor = view.contact_name;
  }

  get chosen(): OutcomeChoice | undefined {
    return this.view.outcomes.find((choice) => choice.kind === this.outcome);
  }

  get namesContact(): boolean {
    return this.outcome === 'wrong_contact';
  }

  /** Chooses how it ended and fills in what the core proposes. */
  choose(kind: OutcomeKind): void {
    this.outcome = kind;
    this.date = this.chosen?.date ?? '';
    this.secondDate = '';
    this.amount = this.chosen?.amount ?? '';
  }

  /** What is still needed before saving, as a sentence; empty when nothing is. */
  get missing(): string {
    const chosen = this.chosen;
    if (!chosen) return 'Choisissez d’abord comment l’appel s’est terminé.';
    if (chosen.date_label && !this.date) return `Indiquez la date : ${chosen.date_label}.`;
    if (chosen.amount !== null && !this.amount) return 'Indiquez le montant.';
    if (chosen.reason_label && !this.reason.trim()) return `Indiquez : ${chosen.reason_label}.`;
    return '';
  }

  private get ended(): Outcome {
    switch (this.outcome) {
      case 'paid':
        return { outcome: 'paid', check_on: this.date };
      case 'promise':
        return { outcome: 'promise', by: this.date, amount: this.amount };
      case 'dispute':
        return { outcome: 'dispute', reason: this.reason.trim() };
      case 'insolvency':
        return {
          outcome: 'insolvency',
          judgment_on: this.date,
          bodacc_on: this.secondDate || null,
        };
      case 'over_indebtedness':
        return { outcome: 'over_indebtedness', admissible_on: this.date };
      case 'bounced_cheque':
        return { outcome: 'bounced_cheque', presented_on: this.date };
      case 'defective_cheque':
        return { outcome: 'defective_cheque', replace_by: this.date };
      case 'away':
        return { outcome: 'away', back_on: this.date };
      case 'funds_awaited':
        return { outcome: 'funds_awaited', expected_on: this.date };
      case 'pause':
        return { outcome: 'pause', until: this.date };
      case '':
        return { outcome: 'no_answer' };
      default:
        return { outcome: this.outcome };
    }
  }

  get request(): ContactInput {
    return {
      client: this.view.client,
      step: this.step,
      invoices: this.view.invoices.map((invoice) => invoice.invoice),
      outcome: this.ended,
      on: null,
      interlocutor: this.interlocutor.trim(),
      note: this.note.trim(),
    };
  }
}
