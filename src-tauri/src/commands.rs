//! What the window may ask: one line per use case, nothing decided here.
//!
//! `run` asks, `change` records, `receive` records what may be long, `switch` opens other data, `beside`
//! needs none open, `apart` leaves them to the others meanwhile; `read`, `take` and `bring` are `run`, `change` and `beside` of a file sent by its bytes.
//! `save` asks for a document and saves it where the user says (`null` when they change their mind), `keep`
//! one whose making is recorded, `into` asks for a folder and works there, `show` opens it in the desktop's viewer, `bytes` gives it to the page.
//! Every command runs off the window's own thread; `make types` writes the capability file and the API.

use std::path::PathBuf;

use dument_app::{views::*, *};
use dument_domain::case::ClaimSettings;
use dument_domain::{
    ClientId, Company, Day, DebtorNature, DocumentId, EventId, InvoiceId, LetterId, PaymentId,
};
use dument_machine::bus;
use dument_machine::clock::{Started, utc_stamp};
use tauri::ipc::{Invoke, InvokeBody, Request, Response};
use tauri::{AppHandle, State};

use crate::shared::Shared;
use crate::{documents as saved, files};

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
            saved::save(&handle, &name, &bytes)
        }
    };
    (into $name:ident($($given:ident: $kind:ty),*) -> $answer:ty { $work:expr }) => {
        #[tauri::command(async)]
        pub fn $name(handle: AppHandle, shared: State<'_, Shared>, $($given: $kind),*) -> Result<Option<$answer>, ErrorView> {
            saved::folder(&handle)?.map(|folder| shared.beside(|desk, now| ($work)(desk, now, &folder))).transpose()
        }
    };
    (show $name:ident($($given:ident: $kind:ty),*) { $work:expr }) => {
        #[tauri::command(async)]
        pub fn $name(shared: State<'_, Shared>, $($given: $kind),*) -> Result<(), ErrorView> {
            let (name, bytes) = shared.run($work)?;
            saved::open(&name, &bytes)
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
            let InvokeBody::Raw($bytes) = request.body() else { return Err(files::bad("body")) };
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
    also [ready, close_window, files::import_preview_path, files::save_agreement, files::open_email, files::open_folder, files::save_alerts]
    beside companies() -> CompaniesView { Desk::companies }
    switch open_company(folder: String) -> StartView { |desk, now| desk.open_company(now, &folder) }
    switch add_company() -> StartView { Desk::add_company }
    into list_company() -> CompaniesView { Desk::list_company }
    switch remove_company(folder: String) -> CompaniesView { |desk, now| desk.remove_company(now, &folder) }
    beside colour_company(folder: String, colour: CompanyColour) -> CompaniesView { |desk, now| desk.colour_company(now, &folder, colour) }
    switch open_example() -> StartView { Desk::open_example }
    switch leave_example() -> StartView { Desk::leave_example }
    switch remove_example() -> StartView { Desk::remove_example }
    beside backups() -> BackupsView { Desk::backups }
    apart back_up_today() -> BackupsView { verifying::back_up_today }
    into export_all() -> ExportView { Desk::export_into }
    into export_person(client: ClientId) -> ExportView { |desk: &mut Desk, now, folder| desk.export_person_into(now, folder, client) }
    run personal(client: Option<ClientId>) -> PersonalView { |reading| personal::personal(reading, client) }
    change personal_act(req: PersonalAct) -> PersonalView { |desk| personal::act(desk, req) }
    into save_copy(passphrase: Option<String>) -> BackupView { |desk: &mut Desk, now, folder| desk.take_away_into(now, folder, passphrase.as_deref()) }
    beside trust() -> TrustView { Desk::trust }
    switch leave(to: String) -> StartView { |desk, now| desk.leave(now, &to) }
    switch stay() -> StartView { Desk::stay }
    save save_recovery_sheet() { backups::recovery_sheet }
    apart verify_data() -> BackupsView { verifying::verify }
    into choose_second_place(passphrase: Option<String>) -> BackupsView { |desk: &mut Desk, now, folder| desk.choose_second_place(now, folder, passphrase.as_deref()) }
    beside forget_second_place() -> BackupsView { Desk::forget_second_place }
    beside try_backup(name: String) -> TrialView { |desk, now| desk.try_backup(now, &name) }
    beside back_up_now() -> BackupsView { Desk::back_up_now }
    beside look_at_backup(name: String) -> BackupView { |desk, now| desk.look_at_backup(now, &name) }
    bring bring_backup(bytes, passphrase: Option<String>) -> BackupView { |desk, now| desk.bring_backup(now, bytes, passphrase.as_deref()) }
    switch restore_backup(name: String) -> RestoreView { |desk, now| desk.restore(now, &name) }
    beside shell_state() -> bus::ShellState { |_, _| Ok(bus::desktop().told()) }
    run start() -> StartView { settings::start }
    change create_company(req: Company) -> StartView { |desk| settings::create_company(desk, req) }
    run company_faults(req: Company) -> Vec<ProfileFaultView> { |_| Ok(settings::company_faults(&req)) }
    change save_company(req: Company) -> SettingsView { |desk| settings::save_company(desk, req) }
    run today() -> TodayView { today::today }
    change absence_seen() -> TodayView { today::absence_seen }
    change courtesy_sent(client: ClientId, invoices: Vec<InvoiceId>) -> Done { |desk| today::courtesy_sent(desk, client, &invoices) }
    run calendar(req: CalendarRequest) -> CalendarView { |reading| calendar::calendar(reading, &req) }
    run mentions() -> Vec<MentionView> { clients::mentions }
    run delegation(week: Option<Day>) -> DelegationView { |reading| delegation::delegation(reading, week) }
    run call_sheet(number: Option<u32>) -> CallSheetView { |reading| delegation::sheet(reading, number) }
    read read_results(bytes) -> FilledSheetView { |_| Ok(delegation::read_filled(bytes)) }
    run check_results(lines: Vec<ResultLine>) -> ResultsReport { |reading| delegation::check_results(reading, &lines) }
    change record_results(lines: Vec<ResultLine>) -> ResultsReport { |desk| delegation::record_results(desk, &lines) }
    run postponed(req: PostponeInput) -> PostponeView { |reading| calendar::postponed(reading, &req) }
    change postpone(req: PostponeInput) -> Done { |desk| calendar::postpone(desk, &req) }
    run case_of(client: ClientId) -> CaseView { |reading| case::case(reading, client) }
    run statement(client: ClientId, on: Option<Day>) -> Vec<StatementView> { |reading| case::statement(reading, client, on) }
    run freshness(client: Option<ClientId>) -> FreshnessView { |reading| freshness::freshness(reading, client) }
    change payments_checked(client: Option<ClientId>) -> FreshnessView { |desk| freshness::say_up_to_date(desk, client) }
    change payments_unchecked(client: Option<ClientId>) -> FreshnessView { |desk| freshness::take_back_up_to_date(desk, client) }
    run call_view(client: ClientId, invoices: Vec<InvoiceId>) -> CallView { |reading| call::call(reading, client, &invoices) }
    change record_contact(req: ContactInput) -> Done { |desk| call::record(desk, &req) }
    run preview_contact(req: ContactInput) -> ContactPreview { |reading| call::preview(reading, &req) }
    run contact_email(event: EventId) -> EmailView { |reading| call::contact_email(reading, event) }
    run email_step(client: ClientId, invoices: Vec<InvoiceId>) -> EmailStepView { |reading| call::email(reading, client, &invoices) }
    change email_sent(req: EmailSentInput) -> Done { |desk| call::email_sent(desk, &req) }
    change record_note(req: NoteInput) -> Done { |desk| case::record_note(desk, &req) }
    change resume_case(client: ClientId, invoices: Vec<InvoiceId>) -> Done { |desk| call::resume(desk, client, &invoices, "") }
    run prepare_letter(req: LetterRequest) -> LetterView { |reading| letter::prepare(reading, &req) }
    change keep_letter(req: LetterRequest, token: String) -> PreparedLetterView { |desk| letter::keep(desk, &req, &token) }
    change mark_posted(req: PostedInput) -> Done { |desk| letter::mark_posted(desk, &req) }
    change mark_presented(req: PresentedInput) -> Done { |desk| letter::mark_presented(desk, &req) }
    run invoices(req: InvoicesRequest) -> InvoicesView { |reading| invoices::invoices(reading, req) }
    run invoice(invoice: InvoiceId) -> InvoiceView { |reading| invoices::view(reading, invoice) }
    run removal(invoice: InvoiceId) -> RemovalView { |reading| changes::removal(reading, invoice) }
    change remove_invoice(invoice: InvoiceId) -> Done { |desk| changes::remove_invoice(desk, invoice) }
    change save_invoice(req: InvoiceInput) -> InvoiceView { |desk| invoices::save(desk, req) }
    run contract_rate(text: String) -> ContractRateView { |reading| invoices::contract_rate(reading, &text) }
    run due_date(req: DueDateRequest) -> DueDateView { |reading| invoices::due_date(reading, &req) }
    read import_preview(bytes, name: String) -> ImportPreview { |reading| intake::preview(reading, &name, bytes) }
    receive import_file(req: ImportRequest) -> ImportReport { |desk| intake::import(desk, req) }
    take attach_document(bytes, name: String, client: ClientId) -> DocumentView { |desk| documents::attach(desk, client, &name, bytes) }
    take attach_to_invoice(bytes, name: String, invoice: InvoiceId) -> DocumentView { |desk| documents::attach_to_invoice(desk, invoice, &name, bytes) }
    change say_document(document: DocumentId, said: Option<EvidenceKind>, invoice: Option<InvoiceId>) -> DocumentView { |desk| documents::say(desk, document, said, invoice) }
    change keep_document(token: String, client: Option<ClientId>) -> DocumentView { |desk| documents::keep(desk, &token, client) }
    run payment_preview(req: PaymentInput) -> PaymentView { |reading| payment::preview(reading, &req) }
    change cheque_bounced(req: BouncedInput) -> Done { |desk| payment::cheque_bounced(desk, &req) }
    change set_off(client: ClientId) -> Done { |desk| payment::set_off(desk, client) }
    change refund(req: RefundInput) -> Done { |desk| payment::refund(desk, &req) }
    change record_payment(req: PaymentInput) -> PaymentView { |desk| payment::record(desk, &req) }
    change redate_payment(payment: PaymentId, on: Day) -> Done { |desk| payment::redate(desk, payment, on) }
    change record_credit_note(req: CreditNoteInput) -> Done { |desk| payment::record_credit_note(desk, &req) }
    change settle(req: SettleInput) -> Done { |desk| payment::settle(desk, &req) }
    run propose_plan(req: PlanProposalRequest) -> PlanProposalView { |reading| deeds::propose_plan(reading, &req) }
    run preview_deed(req: DeedInput) -> DeedPreview { |reading| deeds::preview(reading, &req) }
    run legal_acts(client: ClientId) -> LegalActsView { |reading| legal::acts(reading, client) }
    change record_legal_act(req: LegalActInput) -> Done { |desk| legal::record(desk, &req) }
    change record_deed(req: DeedInput) -> Done { |desk| deeds::record(desk, &req) }
    run costs(req: CostsDraft) -> CostsView { |reading| payment::costs(reading, &req) }
    change record_costs(req: RecoveryCostsInput) -> Done { |desk| payment::record_costs(desk, &req) }
    change waive(req: WaiveInput) -> Done { |desk| payment::waive(desk, &req) }
    beside last_edit() -> Option<UndoToken> { Desk::last_edit }
    run changes(client: Option<ClientId>) -> Vec<ChangeView> { |reading| changes::changes(reading, client) }
    run undo_preview(token: UndoToken) -> UndoPreview { |reading| changes::preview(reading, token) }
    change undo(token: UndoToken, reason: String) -> Done { |desk| changes::undo(desk, token, &reason) }
    run clients(search: String, offset: usize, limit: usize) -> ClientsView { |reading| clients::clients(reading, &search, offset, limit) }
    run client(client: ClientId) -> ClientView { |reading| clients::view(reading, client) }
    change confirm_nature(client: ClientId, nature: DebtorNature, confirmed: bool) -> Done { |desk| clients::confirm_nature(desk, client, nature, confirmed) }
    change save_client(req: ClientInput) -> ClientView { |desk| clients::save(desk, req) }
    run settings() -> SettingsView { settings::settings }
    take set_image(bytes, kind: String) -> SettingsView { |desk| settings::set_image(desk, &kind, bytes) }
    run rates_preview(req: RatesOffer) -> RatesPreview { |reading| settings::rates_preview(reading, &req) }
    change update_rates(req: RatesOffer, corrections: bool) -> SettingsView { |desk| settings::update_rates(desk, &req, corrections) }
    change refuse_rates(req: RatesOffer) -> SettingsView { |desk| settings::refuse_rates(desk, &req) }
    run scenarios() -> ScenariosView { scenarios::scenarios }
    run scenario_preview(req: ScenarioTrial) -> ScenarioPreview { |reading| scenarios::preview(reading, &req) }
    change save_scenario(req: ScenarioInput) -> ScenarioDone { |desk| scenarios::save(desk, &req) }
    change remove_scenario(id: String, target: Option<String>) -> ScenarioDone { |desk| scenarios::remove(desk, &id, target.as_deref()) }
    change restore_scenario(id: String) -> ScenarioDone { |desk| scenarios::restore(desk, &id) }
    run scenario_moves(id: String) -> Vec<ScenarioMove> { |reading| scenarios::moves(reading, &id) }
    change move_running_cases(id: String) -> ScenarioDone { |desk| scenarios::move_running_cases(desk, &id) }
    run client_scenario(client: ClientId) -> ClientScenario { |reading| scenarios::of_client(reading, client) }
    run scenario_change(client: ClientId, id: String) -> ScenarioMove { |reading| scenarios::change(reading, client, &id) }
    change choose_scenario(client: ClientId, id: String) -> Done { |desk| scenarios::choose(desk, client, &id) }
    change choose_default_scenario(nature: DebtorNature, id: String) -> ScenarioDone { |desk| scenarios::choose_default(desk, nature, &id) }
    run read_scenario(text: String) -> ScenarioDraft { |reading| scenarios::read_file(reading, &text) }
    bytes image_file(kind: String) { |reading| settings::image_file(reading, &kind) }
    bytes letter_pdf(token: String) { |reading| letter::pdf(reading, &token) }
    bytes paper_pdf(req: PaperRequest) { |reading| deeds::paper(reading, &req).map(|(_, bytes)| bytes) }
    save save_letter(letter: LetterId) { |reading| documents::file(reading, letter::document(reading, letter)?) }
    show print_letter(letter: LetterId) { |reading| documents::file(reading, letter::document(reading, letter)?) }
    show open_document(document: DocumentId) { |reading| documents::file(reading, document) }
    save save_doubtful(form: TableForm) { |reading| export::doubtful_file(reading, form) }
    save save_statement(client: ClientId, on: Option<Day>) { |reading| statement::file(reading, client, on) }
    save save_calendar(kinds: Vec<CalendarKind>) { |reading| Ok(("dument.ics".to_owned(), calendar::file(reading, &utc_stamp().map_err(Error::wrong_clock)?, reading.today(), None, &kinds).into_bytes())) }
    save save_scenario_file(id: String) { |reading| scenarios::file(reading, &id).map(|(name, text)| (name, text.into_bytes())) }
    keep save_call_sheet(req: SheetRequest, form: SheetForm) { |desk| delegation::sheet_file(desk, &req, form) }
    save save_email(email: EmailView, documents: Vec<DocumentId>) { |reading| call::email_file(reading, &email, &documents) }
    change save_claim_settings(req: ClaimSettings) -> SettingsView { |desk| settings::save_claim_settings(desk, req) }
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
