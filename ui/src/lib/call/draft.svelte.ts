import type {
  AnswerView,
  CallView,
  Contact,
  ContactInput,
  ContactRole,
  Outcome,
  OutcomeChoice,
  OutcomeKind,
  Proceedings,
  StepKind,
} from '$lib/api/types';

/** What is typed during a call, until it is saved as one fact of the case. */
export class CallDraft {
  outcome = $state<OutcomeKind | ''>('');
  /** The answer chosen on the screen of a call; none while only an outcome is noted. */
  answer = $state.raw<AnswerView | null>(null);
  date = $state('');
  secondDate = $state('');
  /** Which insolvency proceedings; empty where it is not known. */
  proceedings = $state<Proceedings | ''>('');
  amount = $state('');
  /** The part that is disputed; empty for the whole. */
  disputed = $state('');
  reason = $state('');
  note = $state('');
  interlocutor = $state('');
  /** What the person on the line does; empty when it is not to be kept. */
  role = $state<ContactRole | ''>('');
  contact = $state<Contact>({ name: '', role: 'pays', phone: '', email: '' });
  checked = $state<string[]>([]);
  seconds = $state(0);
  /** The client rang: no reminder of ours, a letter may leave the same day. */
  fromClient = $state(false);

  private readonly first: CallView;

  constructor(
    private view: CallView,
    private readonly step: StepKind = view.step,
  ) {
    this.first = view;
    this.meet(view.contact_name);
  }

  get chosen(): OutcomeChoice | undefined {
    const choice = this.view.outcomes.find((one) => one.kind === this.outcome);
    if (!choice || !this.answer) return choice;
    return { ...choice, date_label: this.answer.date_label ?? choice.date_label };
  }

  get namesContact(): boolean {
    return this.outcome === 'wrong_contact';
  }

  /** What the user decides alone has its reason, kept as the note; empty for any other answer. */
  get asksWhy(): string {
    if (this.outcome === 'abandon') return 'Pourquoi vous laissez tomber';
    const decided = this.outcome === 'pause' && this.answer?.place !== 'unclear';
    return decided ? 'Pourquoi vous laissez du temps' : '';
  }

  /** The core answered again: other invoices, or a payment meanwhile. What was typed stays. */
  follow(view: CallView): void {
    this.view = view;
  }

  /** Names who is on the line; a person already known brings their role. */
  meet(name: string): void {
    this.interlocutor = name;
    const known = this.first.contacts.find((one) => one.name === name.trim());
    this.role = known?.role ?? '';
  }

  /** Chooses how it ended and fills in what the core proposes. */
  choose(kind: OutcomeKind): void {
    this.answer = null;
    this.outcome = kind;
    this.date = this.chosen?.date ?? '';
    this.secondDate = '';
    this.proceedings = '';
    this.amount = this.chosen?.amount ?? '';
    this.disputed = '';
  }

  /** Chooses what was answered: how it is recorded follows. */
  hear(answer: AnswerView): void {
    this.choose(answer.outcome);
    this.answer = answer;
    if (answer.date) this.date = answer.date;
  }

  /** Back to the answers. */
  forget(): void {
    this.answer = null;
    this.outcome = '';
  }

  /** What is still needed before saving, as a sentence; empty when nothing is. */
  get missing(): string {
    const chosen = this.chosen;
    if (!chosen) return 'Choisissez d’abord comment l’appel s’est terminé.';
    if (chosen.date_label && !this.date) return `Indiquez la date : ${chosen.date_label}.`;
    if (chosen.amount !== null && !this.amount) return 'Indiquez le montant.';
    if (chosen.reason_label && !this.reason.trim()) return `Indiquez : ${chosen.reason_label}.`;
    if (this.asksWhy && !this.note.trim()) return `Indiquez ${this.asksWhy.toLowerCase()}.`;
    return '';
  }

  private get ended(): Outcome {
    switch (this.outcome) {
      case 'paid':
        return { outcome: 'paid', check_on: this.date };
      case 'promise':
        return { outcome: 'promise', by: this.date, amount: this.amount };
      case 'dispute':
        return {
          outcome: 'dispute',
          reason: this.reason.trim(),
          ...(this.disputed ? { amount: this.disputed } : {}),
        };
      case 'insolvency':
        return {
          outcome: 'insolvency',
          judgment_on: this.date,
          bodacc_on: this.secondDate || null,
          ...(this.proceedings ? { proceedings: this.proceedings } : {}),
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

  /** The person to keep on the client's sheet: the right one, or the one met, with their role. */
  private get met(): Contact | null {
    if (this.namesContact) {
      const { name, phone, email } = this.contact;
      const named = [name, phone, email].some((text) => text.trim() !== '');
      return named ? { ...$state.snapshot(this.contact) } : null;
    }
    const name = this.interlocutor.trim();
    if (!name || !this.role) return null;
    const known = this.first.contacts.find((one) => one.name === name);
    if (known?.role === this.role) return null;
    return { name, role: this.role, phone: '', email: '' };
  }

  /** Somebody answered: there is something to check. */
  get spoken(): boolean {
    return this.outcome !== 'no_answer';
  }

  get request(): ContactInput {
    const met = this.met;
    const checked = this.spoken ? [...this.checked] : [];
    return {
      client: this.view.client,
      step: this.step,
      invoices: this.view.invoices.map((invoice) => invoice.invoice),
      outcome: this.ended,
      on: null,
      interlocutor: this.interlocutor.trim(),
      note: this.note.trim(),
      ...(this.seconds > 0 || checked.length > 0 || this.fromClient
        ? {
            minute: {
              seconds: this.seconds,
              checked,
              ...(this.fromClient ? { from_client: true } : {}),
            },
          }
        : {}),
      ...(met ? { contact: met } : {}),
    };
  }
}
