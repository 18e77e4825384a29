import type {
  Activity,
  DebtorNature,
  DocumentId,
  InvoiceInput,
  InvoiceView,
  TermRegime,
} from '$lib/api/types';

/** An invoice being typed. Nothing is computed here: the core refuses what does not add up. */
export class InvoiceDraft {
  client = $state('');
  clientName = $state('');
  creating = $state(false);
  /** Of a client created on the way; empty until somebody says so. */
  nature = $state<DebtorNature | ''>('');
  number = $state('');
  issued = $state('');
  due = $state('');
  gross = $state('');
  net = $state('');
  vat = $state('');
  work = $state('');
  quoteNumber = $state('');
  quoteOn = $state('');
  completedOn = $state('');
  terms = $state('');
  sector = $state<TermRegime | ''>('');
  activity = $state<Activity | ''>('');
  contractRate = $state('');
  /** Why the rate typed is not one; empty where it is. */
  rateRefused = $state('');

  /** The file the invoice comes from, kept before. */
  readonly document: DocumentId | null;
  private readonly invoice: InvoiceView | null;

  constructor(
    today: string,
    invoice: InvoiceView | null = null,
    document: DocumentId | null = null,
  ) {
    this.issued = today;
    this.invoice = invoice;
    this.document = invoice ? invoice.document : document;
    if (!invoice) return;
    this.client = String(invoice.row.client);
    this.clientName = invoice.row.client_name;
    this.number = invoice.row.number;
    this.issued = invoice.row.issued_on;
    this.due = invoice.row.due_supposed ? '' : invoice.row.due_on;
    this.gross = invoice.row.gross;
    this.net = invoice.net ?? '';
    this.vat = invoice.vat ?? '';
    this.work = invoice.work;
    this.quoteNumber = invoice.quote_number ?? '';
    this.quoteOn = invoice.quote_on ?? '';
    this.completedOn = invoice.completed_on ?? '';
    this.terms = invoice.terms;
    this.sector = invoice.sector ?? '';
    this.activity = invoice.activity ?? '';
    this.contractRate = invoice.contract_rate ?? '';
  }

  /** What a due date is counted from: another one is counted when it changes. */
  get counted(): string {
    return [this.terms.trim(), this.sector, this.issued, this.completedOn].join('|');
  }

  /** What is still needed, field by field; empty strings where nothing is. */
  get missing() {
    return {
      client:
        this.client || (this.creating && this.clientName.trim()) ? '' : 'Choisissez le client.',
      nature: this.client || this.nature ? '' : 'Dites ce qu’est ce client.',
      number: this.number.trim() ? '' : 'Tapez le numéro de la facture.',
      issued: this.issued ? '' : 'Tapez la date de la facture.',
      gross: this.gross ? '' : 'Tapez le montant TTC.',
    };
  }

  get complete(): boolean {
    return [...Object.values(this.missing), this.rateRefused].every((why) => why === '');
  }

  get request(): InvoiceInput {
    const created = this.nature ? { name: this.clientName.trim(), nature: this.nature } : null;
    return {
      invoice: this.invoice?.row.invoice ?? null,
      client: this.client ? Number(this.client) : null,
      new_client: this.client ? null : created,
      number: this.number.trim(),
      issued_on: this.issued,
      due_on: this.due || null,
      parts: this.invoice && this.invoice.parts.length > 1 ? this.invoice.parts : [],
      net: this.net || null,
      vat: this.vat || null,
      gross: this.gross,
      work: this.work.trim(),
      quote_number: this.quoteNumber.trim() || null,
      quote_on: this.quoteOn || null,
      completed_on: this.completedOn || null,
      nature: this.invoice?.own_nature ?? null,
      contract_rate: this.contractRate || null,
      terms: this.terms.trim(),
      sector: this.sector || null,
      activity: this.activity || null,
      document: this.document,
    };
  }
}
