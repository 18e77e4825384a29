//! What the window may ask: one line per use case, nothing decided here.
//!
//! `run` asks, `change` records, `receive` records what may be long, `switch` opens other data, `beside`
//! needs none open; `read`, `take` and `bring` are `run`, `change` and `beside` of a file sent by its bytes.
//! `save` asks for a document and saves it where the user says (`null` when they change their mind), `keep`
//! one whose making is recorded, `show` opens it in the desktop's viewer, `bytes` gives it to the page.
//! Every command runs off the window's own thread. `make types` writes from here the capability file and
//! the functions of the interface.

use std::path::PathBuf;

use dument_app::views::*;
use dument_app::{Desk, ErrorView, payment, today};
use dument_domain::case::ClaimSettings;
use dument_domain::{ClientId, Company, Day, DebtorNature, DocumentId, EventId, InvoiceId, LetterId};
use dument_machine::bus;
use dument_machine::clock::Started;
use tauri::ipc::{Invoke, Request, Response};
use tauri::{AppHandle, State};

use crate::shared::{Shared, utc_stamp};
use crate::{documents, files};

/// One line per command: how it is answered, its name, what it is given, the use case. Those that a
/// line cannot say are written elsewhere, and named first.
macro_rules! commands {
    (also [$($own:tt)*] $($how:ident $name:ident($($given:tt)*) $(-> $answer:ty)? { $work:expr })*) => {
        $(command!($how $name($($given)*) $(-> $answer)? { $work });)*

        /// Every command of the window: the same list as the capability file and the interface.
        pub fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name,)* $($own)*]
        }
    };
}

macro_rules! command {
    (save $name:ident($($given:ident: $kind:ty),*) { $work:expr }) => { command!(file run $name($($given: $kind),*) { $work }); };
    (keep $name:ident($($given:ident: $kind:ty),*) { $work:expr }) => { command!(file change $name($($given: $kind),*) { $work }); };
    (file $how:ident $name:ident($($given:ident: $kind:ty),*) { $work:expr }) => {
        #[tauri::command(async)]
        pub fn $name(handle: AppHandle, shared: State<'_, Shared>, $($given: $kind),*) -> Result<Option<PathBuf>, ErrorView> {
            let (name, bytes) = shared.$how($work)?;
            documents::save(&handle, &name, &bytes)
        }
    };
    (show $name:ident($($given:ident: $kind:ty),*) { $work:expr }) => {
        #[tauri::command(async)]
        pub fn $name(shared: State<'_, Shared>, $($given: $kind),*) -> Result<(), ErrorView> {
            let (name, bytes) = shared.run($work)?;
            documents::open(&name, &bytes)
        }
    };
    (bytes $name:ident($($given:ident: $kind:ty),*) { $work:expr }) => {
        #[tauri::command(async)]
        pub fn $name(shared: State<'_, Shared>, $($given: $kind),*) -> Result<Response, ErrorView> {
            shared.run($work).map(Response::new)
        }
    };
    (receive $($rest:tt)*) => { command!(change $($rest)*); };
    (bring $($rest:tt)*) => { command!(sent beside $($rest)*); };
    (read $($rest:tt)*) => { command!(sent run $($rest)*); };
    (take $($rest:tt)*) => { command!(sent change $($rest)*); };
    (sent $how:ident $name:ident($bytes:ident $(, $given:ident: $kind:ty)*) -> $answer:ty { $work:expr }) => {
        #[tauri::command(async)]
        pub fn $name(shared: State<'_, Shared>, request: Request<'_>) -> Result<$answer, ErrorView> {
            let $bytes = files::bytes(&request)?;
            $(let $given: $kind = files::beside(&request, concat!("dument-", stringify!($given)))?;)*
            shared.$how($work)
        }
    };
    ($how:ident $name:ident($($given:ident: $kind:ty),*) -> $answer:ty { $work:expr }) => {
        #[tauri::command(async)]
        pub fn $name(shared: State<'_, Shared>, $($given: $kind),*) -> Result<$answer, ErrorView> {
            shared.$how($work)
        }
    };
}

commands! {
    also [
        ready, shell_state, close_window, files::import_preview_path, files::save_agreement,
        files::open_email, files::open_folder, files::save_alerts
    ]
    switch open_example() -> StartView { Desk::open_example }
    switch leave_example() -> StartView { Desk::leave_example }
    switch remove_example() -> StartView { Desk::remove_example }
    beside backups() -> BackupsView { Desk::backups }
    beside back_up_today() -> BackupsView { Desk::back_up_today }
    beside look_at_backup(name: String) -> BackupView { |desk, now| desk.look_at_backup(now, &name) }
    bring bring_backup(bytes) -> BackupView { |desk, now| desk.bring_backup(now, bytes) }
    switch restore_backup(name: String) -> RestoreView { |desk, now| desk.restore(now, &name) }
    run start() -> StartView { |app, now| app.start(now) }
    change create_company(req: Company) -> StartView { |app, now| app.create_company(now, req) }
    run company_faults(req: Company) -> Vec<ProfileFaultView> { |_, _| Ok(dument_app::company_faults(&req)) }
    change save_company(req: Company) -> SettingsView { |app, now| app.save_company(now, req) }
    run today() -> TodayView { |app, now| app.ask(now, today::today) }
    change absence_seen() -> TodayView { |app, now| app.act(now, today::absence_seen) }
    change courtesy_sent(client: ClientId, invoices: Vec<InvoiceId>) -> Done { |app, now| app.act(now, |desk| today::courtesy_sent(desk, client, &invoices)) }
    run calendar(req: CalendarRequest) -> CalendarView { |app, now| app.calendar(now, &req) }
    run mentions() -> Vec<MentionView> { |app, now| app.mentions(now) }
    run delegation(week: Option<Day>) -> DelegationView { |app, now| app.delegation(now, week) }
    run call_sheet(number: Option<u32>) -> CallSheetView { |app, now| app.call_sheet(now, number) }
    read read_results(bytes) -> FilledSheetView { |app, _| Ok(app.read_results(bytes)) }
    run check_results(lines: Vec<ResultLine>) -> ResultsReport { |app, now| app.check_results(now, &lines) }
    change record_results(lines: Vec<ResultLine>) -> ResultsReport { |app, now| app.record_results(now, &lines) }
    run postponed(req: PostponeInput) -> PostponeView { |app, now| app.postponed(now, &req) }
    change postpone(req: PostponeInput) -> Done { |app, now| app.postpone(now, &req) }
    run case_of(client: ClientId) -> CaseView { |app, now| app.case(now, client) }
    run statement(client: ClientId, on: Option<Day>) -> Vec<StatementView> { |app, now| app.statement(now, client, on) }
    run freshness(client: Option<ClientId>) -> FreshnessView { |app, now| app.freshness(now, client) }
    change payments_checked(client: Option<ClientId>) -> FreshnessView { |app, now| app.payments_checked(now, client) }
    change payments_unchecked(client: Option<ClientId>) -> FreshnessView { |app, now| app.payments_unchecked(now, client) }
    run call_view(client: ClientId, invoices: Vec<InvoiceId>) -> CallView { |app, now| app.call(now, client, &invoices) }
    change record_contact(req: ContactInput) -> Done { |app, now| app.record_contact(now, &req) }
    run preview_contact(req: ContactInput) -> ContactPreview { |app, now| app.preview_contact(now, &req) }
    run contact_email(event: EventId) -> EmailView { |app, now| app.contact_email(now, event) }
    run email_step(client: ClientId, invoices: Vec<InvoiceId>) -> EmailStepView { |app, now| app.email_step(now, client, &invoices) }
    change email_sent(req: EmailSentInput) -> Done { |app, now| app.email_sent(now, &req) }
    change record_note(req: NoteInput) -> Done { |app, now| app.record_note(now, &req) }
    change resume_case(client: ClientId, invoices: Vec<InvoiceId>) -> Done { |app, now| app.resume_case(now, client, &invoices, "") }
    run prepare_letter(req: LetterRequest) -> LetterView { |app, now| app.prepare_letter(now, &req) }
    change keep_letter(req: LetterRequest, token: String) -> PreparedLetterView { |app, now| app.keep_letter(now, &req, &token) }
    change mark_posted(req: PostedInput) -> Done { |app, now| app.mark_posted(now, &req) }
    change mark_presented(req: PresentedInput) -> Done { |app, now| app.mark_presented(now, &req) }
    run invoices(req: InvoicesRequest) -> InvoicesView { |app, now| app.invoices(now, req) }
    run invoice(invoice: InvoiceId) -> InvoiceView { |app, now| app.invoice(now, invoice) }
    change save_invoice(req: InvoiceInput) -> InvoiceView { |app, now| app.save_invoice(now, req) }
    run contract_rate(text: String) -> ContractRateView { |app, now| app.contract_rate(now, &text) }
    run due_date(req: DueDateRequest) -> DueDateView { |app, _| app.due_date(&req) }
    read import_preview(bytes, name: String) -> ImportPreview { |app, now| app.import_preview(now, &name, bytes) }
    receive import_file(req: ImportRequest) -> ImportReport { |app, now| app.import(now, req) }
    take attach_document(bytes, name: String, client: ClientId) -> DocumentView { |app, now| app.attach_document(now, client, &name, bytes) }
    change keep_document(token: String, client: Option<ClientId>) -> DocumentView { |app, now| app.keep_document(now, &token, client) }
    run payment_preview(req: PaymentInput) -> PaymentView { |app, now| app.ask(now, |reading| payment::preview(reading, &req)) }
    change cheque_bounced(req: BouncedInput) -> Done { |app, now| app.act(now, |desk| payment::cheque_bounced(desk, &req)) }
    change record_payment(req: PaymentInput) -> PaymentView { |app, now| app.act(now, |desk| payment::record(desk, &req)) }
    change record_credit_note(req: CreditNoteInput) -> Done { |app, now| app.act(now, |desk| payment::record_credit_note(desk, &req)) }
    change settle(req: SettleInput) -> Done { |app, now| app.act(now, |desk| payment::settle(desk, &req)) }
    run propose_plan(req: PlanProposalRequest) -> PlanProposalView { |app, now| app.propose_plan(now, &req) }
    run preview_deed(req: DeedInput) -> DeedPreview { |app, now| app.preview_deed(now, &req) }
    run legal_acts(client: ClientId) -> LegalActsView { |app, now| app.legal_acts(now, client) }
    change record_legal_act(req: LegalActInput) -> Done { |app, now| app.record_legal_act(now, &req) }
    change record_deed(req: DeedInput) -> Done { |app, now| app.record_deed(now, &req) }
    run costs(req: CostsDraft) -> CostsView { |app, now| app.ask(now, |reading| payment::costs(reading, &req)) }
    change record_costs(req: RecoveryCostsInput) -> Done { |app, now| app.act(now, |desk| payment::record_costs(desk, &req)) }
    change waive(req: WaiveInput) -> Done { |app, now| app.act(now, |desk| payment::waive(desk, &req)) }
    run last_edit() -> Option<UndoToken> { |app, _| Ok(app.last_edit()) }
    run changes(client: Option<ClientId>) -> Vec<ChangeView> { |app, now| app.changes(now, client) }
    run undo_preview(token: UndoToken) -> UndoPreview { |app, now| app.undo_preview(now, token) }
    change undo(token: UndoToken, reason: String) -> Done { |app, now| app.undo(now, token, &reason) }
    run clients(search: String, offset: usize, limit: usize) -> ClientsView { |app, now| app.clients(now, &search, offset, limit) }
    run client(client: ClientId) -> ClientView { |app, now| app.client(now, client) }
    change confirm_nature(client: ClientId, nature: DebtorNature) -> Done { |app, now| app.confirm_nature(now, client, nature) }
    change save_client(req: ClientInput) -> ClientView { |app, now| app.save_client(now, req) }
    run settings() -> SettingsView { |app, now| app.settings(now) }
    take set_image(bytes, kind: String) -> SettingsView { |app, now| app.set_image(now, &kind, bytes) }
    run rates_preview(req: RatesOffer) -> RatesPreview { |app, now| app.rates_preview(now, &req) }
    change update_rates(req: RatesOffer, corrections: bool) -> SettingsView { |app, now| app.update_rates(now, &req, corrections) }
    change refuse_rates(req: RatesOffer) -> SettingsView { |app, now| app.refuse_rates(now, &req) }
    run scenarios() -> ScenariosView { |app, now| app.scenarios(now) }
    run scenario_preview(req: ScenarioTrial) -> ScenarioPreview { |app, now| app.scenario_preview(now, &req) }
    change save_scenario(req: ScenarioInput) -> ScenarioDone { |app, now| app.save_scenario(now, &req) }
    change remove_scenario(id: String, target: Option<String>) -> ScenarioDone { |app, now| app.remove_scenario(now, &id, target.as_deref()) }
    change restore_scenario(id: String) -> ScenarioDone { |app, now| app.restore_scenario(now, &id) }
    run scenario_moves(id: String) -> Vec<ScenarioMove> { |app, now| app.scenario_moves(now, &id) }
    change move_running_cases(id: String) -> ScenarioDone { |app, now| app.move_running_cases(now, &id) }
    run client_scenario(client: ClientId) -> ClientScenario { |app, now| app.client_scenario(now, client) }
    run scenario_change(client: ClientId, id: String) -> ScenarioMove { |app, now| app.scenario_change(now, client, &id) }
    change choose_scenario(client: ClientId, id: String) -> Done { |app, now| app.choose_scenario(now, client, &id) }
    change choose_default_scenario(nature: DebtorNature, id: String) -> ScenarioDone { |app, now| app.choose_default_scenario(now, nature, &id) }
    run read_scenario(text: String) -> ScenarioDraft { |app, _| app.read_scenario(&text) }
    bytes letter_pdf(token: String) { |app, _| app.letter_pdf(&token) }
    bytes paper_pdf(req: PaperRequest) { |app, now| app.paper(now, &req).map(|(_, bytes)| bytes) }
    save save_letter(letter: LetterId) { |app, _| app.letter_document(letter).and_then(|id| app.document_file(id)) }
    show print_letter(letter: LetterId) { |app, _| app.letter_document(letter).and_then(|id| app.document_file(id)) }
    show open_document(document: DocumentId) { |app, _| app.document_file(document) }
    save save_statement(client: ClientId, on: Option<Day>) { |app, now| app.statement_file(now, client, on) }
    save save_calendar(kinds: Vec<CalendarKind>) { |app, now| Ok(("dument.ics".to_owned(), app.calendar_file(now, &utc_stamp()?, now.today, None, &kinds).into_bytes())) }
    save save_scenario_file(id: String) { |app, _| app.scenario_file(&id).map(|(name, text)| (name, text.into_bytes())) }
    keep save_call_sheet(req: SheetRequest, form: SheetForm) { |app, now| app.call_sheet_file(now, &req, form) }
    save save_email(email: EmailView, documents: Vec<DocumentId>) { |app, _| app.email_file(&email, &documents) }
    change save_claim_settings(req: ClaimSettings) -> SettingsView { |app, now| app.save_claim_settings(now, req) }
}

/// The first screen is painted, with its data.
#[tauri::command(async)]
pub fn ready(started: State<'_, Started>) {
    started.tell("first paint");
}

/// Closes the window as the user just chose.
#[tauri::command(async)]
pub fn close_window(window: tauri::Window) {
    drop(window.close());
}

/// What the desktop around the window offers, for Réglages.
#[tauri::command(async)]
pub fn shell_state() -> bus::ShellState {
    bus::desktop().told()
}
