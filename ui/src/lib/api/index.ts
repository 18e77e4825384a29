import { listen, type UnlistenFn } from '@tauri-apps/api/event';
import { call } from './call';
import type * as T from './types';

/** A big file, or the making of the example, on an old computer. */
const LONG = { patience: 180_000 };

/** What the shell says on its own: something changed (a new day too), a place to go. */
export type ShellEvent = 'ask-close' | 'changed' | 'open' | 'open-payment' | 'open-today';

/** A file as it is sent: its bytes, with its name beside them. */
function named(name: string): Record<string, string> {
  return { 'dument-name': encodeURIComponent(name) };
}

/** First start and the example company. */
const company = {
  start: () => call<T.StartView>('start'),
  createCompany: (req: T.Company) => call<T.StartView>('create_company', { req }),
  /** What is wrong in a profile being typed; nothing is written. */
  companyFaults: (req: T.Company) => call<T.ProfileFaultView[]>('company_faults', { req }),
  saveCompany: (req: T.Company) => call<T.SettingsView>('save_company', { req }),
  openExample: () => call<T.StartView>('open_example', {}, LONG),
  leaveExample: () => call<T.StartView>('leave_example'),
  removeExample: () => call<T.StartView>('remove_example'),
};

/** What to do now, and the case of a client. */
const cases = {
  today: () => call<T.TodayView>('today'),
  courtesySent: (client: number, invoices: number[]) =>
    call<T.Done>('courtesy_sent', { client, invoices }),
  absenceSeen: () => call<T.TodayView>('absence_seen'),
  calendar: (req: T.CalendarRequest) => call<T.CalendarView>('calendar', { req }),
  saveCalendar: (kinds: T.CalendarKind[]) =>
    call<string | null>('save_calendar', { kinds }, { patience: 3_600_000 }),
  mentions: () => call<T.MentionView[]>('mentions'),
  delegation: (week: string | null) => call<T.DelegationView>('delegation', { week }),
  saveCallSheet: (req: T.SheetRequest, form: T.SheetForm) =>
    call<string | null>('save_call_sheet', { req, form }, { patience: 3_600_000 }),
  callSheet: (number: number | null) => call<T.CallSheetView>('call_sheet', { number }),
  readResults: (bytes: Uint8Array) => call<T.FilledSheetView>('read_results', bytes, LONG),
  checkResults: (lines: T.ResultLine[]) => call<T.ResultsReport>('check_results', { lines }),
  recordResults: (lines: T.ResultLine[]) => call<T.ResultsReport>('record_results', { lines }),
  postponed: (req: T.PostponeInput) => call<T.PostponeView>('postponed', { req }),
  postpone: (req: T.PostponeInput) => call<T.Done>('postpone', { req }),
  caseOf: (client: number) => call<T.CaseView>('case', { client }),
  statement: (client: number, on: string | null) =>
    call<T.StatementView[]>('statement', { client, on }),
};

/** The call and the letters. */
const contacts = {
  freshness: (client: number | null) => call<T.FreshnessView>('freshness', { client }),
  paymentsChecked: (client: number | null) => call<T.FreshnessView>('payments_checked', { client }),
  paymentsUnchecked: (client: number | null) =>
    call<T.FreshnessView>('payments_unchecked', { client }),
  callView: (client: number, invoices: number[]) => call<T.CallView>('call', { client, invoices }),
  recordContact: (req: T.ContactInput) => call<T.Done>('record_contact', { req }),
  previewContact: (req: T.ContactInput) => call<T.ContactPreview>('preview_contact', { req }),
  contactEmail: (event: number) => call<T.EmailView>('contact_email', { event }),
  emailStep: (client: number, invoices: number[]) =>
    call<T.EmailStepView>('email_step', { client, invoices }),
  emailSent: (req: T.EmailSentInput) => call<T.Done>('email_sent', { req }),
  openEmail: (email: T.EmailView) => call<null>('open_email', { email }),
  saveEmail: (email: T.EmailView, documents: number[]) =>
    call<string | null>('save_email', { email, documents }, { patience: 3_600_000 }),
  recordNote: (req: T.NoteInput) => call<T.Done>('record_note', { req }),
  resumeCase: (client: number, invoices: number[]) =>
    call<T.Done>('resume_case', { client, invoices }),
  prepareLetter: (req: T.LetterRequest) => call<T.LetterView>('prepare_letter', { req }),
  letterPdf: (token: string) => call<ArrayBuffer>('letter_pdf', { token }),
  keepLetter: (req: T.LetterRequest, token: string) =>
    call<T.PreparedLetterView>('keep_letter', { req, token }),
  // A native dialog waits for a person: no time limit that a person could meet.
  saveLetter: (letter: number) =>
    call<string | null>('save_letter', { letter }, { patience: 3_600_000 }),
  saveStatement: (client: number, on: string | null) =>
    call<string | null>('save_statement', { client, on }, { patience: 3_600_000 }),
  printLetter: (letter: number) => call<null>('print_letter', { letter }),
  markPosted: (req: T.PostedInput) => call<T.Done>('mark_posted', { req }),
  markPresented: (req: T.PresentedInput) => call<T.Done>('mark_presented', { req }),
};

/** The list of invoices. */
const invoices = {
  invoices: (req: T.InvoicesRequest) => call<T.InvoicesView>('invoices', { req }),
  invoice: (invoice: number) => call<T.InvoiceView>('invoice', { invoice }),
  saveInvoice: (req: T.InvoiceInput) => call<T.InvoiceView>('save_invoice', { req }),
  dueDate: (req: T.DueDateRequest) => call<T.DueDateView>('due_date', { req }),
};

/** Foreign files and kept documents. */
const files = {
  importPreview: (name: string, bytes: Uint8Array) =>
    call<T.ImportPreview>('import_preview', bytes, { ...LONG, headers: named(name) }),
  importPreviewPath: (path: string) => call<T.ImportPreview>('import_preview_path', { path }, LONG),
  importFile: (req: T.ImportRequest) => call<T.ImportReport>('import', { req }, LONG),
  keepDocument: (token: string, client: number | null) =>
    call<T.DocumentView>('keep_document', { token, client }),
  attachDocument: (name: string, bytes: Uint8Array, client: number) =>
    call<T.DocumentView>('attach_document', bytes, {
      ...LONG,
      headers: { ...named(name), 'dument-client': String(client) },
    }),
  openDocument: (document: number) => call<null>('open_document', { document }),
};

/** Payments and credit notes. */
const money = {
  paymentPreview: (req: T.PaymentInput) => call<T.PaymentView>('payment_preview', { req }),
  /** A cheque that the bank returns: its payment is taken back, its path begins. */
  chequeBounced: (req: T.BouncedInput) => call<T.Done>('cheque_bounced', { req }),
  recordPayment: (req: T.PaymentInput) => call<T.PaymentView>('record_payment', { req }),
  recordCreditNote: (req: T.CreditNoteInput) => call<T.Done>('record_credit_note', { req }),
  settle: (req: T.SettleInput) => call<T.Done>('settle', { req }),
  costs: (req: T.CostsDraft) => call<T.CostsView>('costs', { req }),
  recordCosts: (req: T.RecoveryCostsInput) => call<T.Done>('record_costs', { req }),
  waive: (req: T.WaiveInput) => call<T.Done>('waive', { req }),
  /** How to take back the edit just made, while that is possible. */
  lastEdit: () => call<T.UndoToken | null>('last_edit'),
  changes: (client: T.ClientId | null) => call<T.ChangeView[]>('changes', { client }),
  undoPreview: (token: T.UndoToken) => call<T.UndoPreview>('undo_preview', { token }),
  undo: (token: T.UndoToken, reason: string) => call<T.Done>('undo', { token, reason }),
};

/** What is agreed or done beside contacts and letters. */
const deeds = {
  proposePlan: (req: T.PlanProposalRequest) => call<T.PlanProposalView>('propose_plan', { req }),
  previewDeed: (req: T.DeedInput) => call<T.DeedPreview>('preview_deed', { req }),
  legalActs: (client: number) => call<T.LegalActsView>('legal_acts', { client }),
  recordLegalAct: (req: T.LegalActInput) => call<T.Done>('record_legal_act', { req }),
  recordDeed: (req: T.DeedInput) => call<T.Done>('record_deed', { req }),
  paperPdf: (req: T.PaperRequest) => call<ArrayBuffer>('paper_pdf', { req }),
  saveAgreement: (req: T.PaperRequest) =>
    call<string | null>('save_agreement', { req }, { patience: 3_600_000 }),
};

/** The clients. */
const clients = {
  clients: (search: string, offset: number, limit: number) =>
    call<T.ClientsView>('clients', { search, offset, limit }),
  client: (client: number) => call<T.ClientView>('client', { client }),
  confirmNature: (client: number, nature: T.DebtorNature) =>
    call<T.Done>('confirm_nature', { client, nature }),
  saveClient: (req: T.ClientInput) => call<T.ClientView>('save_client', { req }),
};

/** « Réglages ». */
const settings = {
  settings: () => call<T.SettingsView>('settings'),
  saveAlerts: (req: T.AlertSettings) => call<T.SettingsView>('save_alerts', { req }),
  saveClaimSettings: (req: T.ClaimSettings) => call<T.SettingsView>('save_claim_settings', { req }),
  setImage: (kind: 'signature' | 'logo', bytes: Uint8Array) =>
    call<T.SettingsView>('set_image', bytes, { ...LONG, headers: { 'dument-kind': kind } }),
  ratesPreview: (req: T.RatesOffer) => call<T.RatesPreview>('rates_preview', { req }),
  updateRates: (req: T.RatesOffer, corrections: boolean) =>
    call<T.SettingsView>('update_rates', { req, corrections }),
  refuseRates: (req: T.RatesOffer) => call<T.SettingsView>('refuse_rates', { req }),
  openFolder: () => call<null>('open_folder'),
};

/** The scenarios: those there are, the one being written, who follows which. */
const scenarios = {
  scenarios: () => call<T.ScenariosView>('scenarios'),
  scenarioPreview: (req: T.ScenarioTrial) => call<T.ScenarioPreview>('scenario_preview', { req }),
  saveScenario: (req: T.ScenarioInput) => call<T.ScenarioDone>('save_scenario', { req }),
  removeScenario: (id: string, target: string | null) =>
    call<T.ScenarioDone>('remove_scenario', { id, target }),
  restoreScenario: (id: string) => call<T.ScenarioDone>('restore_scenario', { id }),
  scenarioMoves: (id: string) => call<T.ScenarioMove[]>('scenario_moves', { id }),
  moveRunningCases: (id: string) => call<T.ScenarioDone>('move_running_cases', { id }),
  clientScenario: (client: number) => call<T.ClientScenario>('client_scenario', { client }),
  scenarioChange: (client: number, id: string) =>
    call<T.ScenarioMove>('scenario_change', { client, id }),
  chooseScenario: (client: number, id: string) => call<T.Done>('choose_scenario', { client, id }),
  chooseDefaultScenario: (nature: T.DebtorNature, id: string) =>
    call<T.ScenarioDone>('choose_default_scenario', { nature, id }),
  readScenario: (text: string) => call<T.ScenarioDraft>('read_scenario', { text }),
  saveScenarioFile: (id: string) =>
    call<string | null>('save_scenario_file', { id }, { patience: 3_600_000 }),
};

/** What the shell around the window offers and says. */
const shell = {
  shellState: () => call<T.ShellState>('shell_state'),
  ready: () => call<null>('ready'),
  closeWindow: () => call<null>('close_window'),
  /** Listens to the shell; answers how to stop. */
  on: (event: ShellEvent, heard: (payload: unknown) => void): Promise<UnlistenFn> =>
    listen(event, ({ payload }) => heard(payload)),
  /** Hears the paths of files dropped on the window. */
  onDrop: (heard: (paths: string[]) => void): Promise<UnlistenFn> =>
    listen<{ paths?: string[] }>('tauri://drag-drop', ({ payload }) => heard(payload.paths ?? [])),
};

/** Everything the window asks of the core: one typed function per command. */
export function tauriApi() {
  return {
    ...company,
    ...cases,
    ...contacts,
    ...invoices,
    ...files,
    ...money,
    ...deeds,
    ...clients,
    ...settings,
    ...scenarios,
    ...shell,
  };
}

/** The core as the window sees it. */
export type Api = ReturnType<typeof tauriApi>;
