//! Every command of the window that changes something is taken back, after a restart too, and
//! everything is as before; the journal keeps both.
//!
//! `docs/UNDO.md` is the table below, written by this test (`DUMENT_GOLDEN=write`), and the list of
//! commands is read from the shell: a new one without a row here fails.
#![allow(clippy::type_complexity)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::world::*;
use dument_app::views::{
    AlertSettings, InvoicesRequest, PersonalAct, RatesOffer, ScenarioDraft, SheetForm, UndoToken,
};
use dument_app::{
    Acting, App, Code, Error, calendar, call, case, changes, clients, deeds, delegation, documents,
    freshness, intake, invoices, legal, letter, payment, personal, scenarios, settings, today,
};
use dument_domain::{ClientId, InvoiceId, LetterId};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-20";

/// Clients and invoices, each where a command needs them.
struct Firm {
    late: (ClientId, InvoiceId),
    settled: (ClientId, InvoiceId),
    paused: (ClientId, InvoiceId),
    written: (ClientId, InvoiceId),
    prepared: LetterId,
    posted: LetterId,
    soon: (ClientId, InvoiceId),
}

/// How a command is taken back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// A fact that stays in the file, struck through.
    Struck,
    /// What was there before is written again.
    PutBack,
    /// The same, where it was said: « Je les ai mis à jour » and its contrary are one click apart.
    Said,
    /// The times chosen are put back; an erasure never is, which is said before it.
    Erasing,
    /// Nothing of the user's is changed.
    Nothing,
    /// The start of everything: it is corrected, not taken back.
    Start,
}

impl Way {
    fn now(self) -> &'static str {
        match self {
            Way::Struck | Way::PutBack | Way::Said => "yes",
            Way::Erasing => "the times chosen; an erasure never",
            Way::Nothing => "nothing to undo",
            Way::Start => "no",
        }
    }

    fn later(self) -> &'static str {
        match self {
            Way::Struck => "on its line of the case, or `undo` with the number it gave: struck through, kept",
            Way::PutBack => {
                "in « Modifications », or `undo --change N`: what was there before is written again"
            }
            Way::Said => "said again or unsaid on the same screen",
            Way::Erasing => "the times chosen on the same screen; an erasure never, which is said before it",
            Way::Nothing => "—",
            Way::Start => "corrected in Réglages",
        }
    }
}

struct Row {
    command: &'static str,
    way: Way,
    before: fn(&mut App, &Firm),
    act: fn(&mut App, &Firm) -> Vec<UndoToken>,
}

fn nothing(_: &mut App, _: &Firm) {}

/// An invoice that received more than it was.
fn paid_too_much(app: &mut App, firm: &Firm) {
    let now = on(TODAY);
    let other = bill(firm.late.0, "F-SETOFF", "2026-06-01", "2026-07-01", "80.00");
    let invoice = app.act(&now, |desk| invoices::save(desk, other)).unwrap().row.invoice;
    let input =
        json!({ "invoices": [invoice], "client": null, "amount": "200.00", "on": null, "confirmed": true });
    app.act(&now, |desk| payment::record(desk, &from(input))).unwrap();
}

const fn row(command: &'static str, way: Way, act: fn(&mut App, &Firm) -> Vec<UndoToken>) -> Row {
    Row { command, way, before: nothing, act }
}

/// An edit, and its way back.
fn edited<T>(app: &mut App, act: impl FnOnce(&mut Acting<'_>) -> Result<T, Error>) -> Vec<UndoToken> {
    let undo = app.act(&on(TODAY), |desk| {
        act(desk)?;
        Ok(desk.undo())
    });
    undo.unwrap().into_iter().collect()
}

fn contact(client: ClientId, outcome: Value, extra: Value) -> dument_app::views::ContactInput {
    let mut input =
        json!({ "client": client, "step": "call", "invoices": [], "outcome": outcome, "on": null });
    input.as_object_mut().unwrap().extend(extra.as_object().cloned().unwrap_or_default());
    from(input)
}

fn own_draft(app: &mut App, title: &str, id: Option<&str>) -> ScenarioDraft {
    let shipped = app.ask(&on(TODAY), scenarios::scenarios).unwrap().scenarios;
    let of = shipped.iter().find(|one| one.id == id.unwrap_or("amiable_4")).unwrap();
    ScenarioDraft { title: title.to_owned(), id: id.map(str::to_owned), ..of.draft.clone() }
}

fn save_scenario(app: &mut App, title: &str, id: Option<&str>) -> Vec<UndoToken> {
    let draft = own_draft(app, title, id);
    edited(app, |desk| scenarios::save(desk, &from(json!({ "draft": draft, "move_running": false }))))
}

fn typed_rate() -> RatesOffer {
    from(json!({ "how": "typed", "rate": {
        "parameter": "ecb_main_refinancing_rate", "period": "2027-S1", "value": "2,65",
        "source": "table de la BCE", "act": "", "verified": false } }))
}

fn keep_letter(app: &mut App, client: ClientId) -> (LetterId, UndoToken) {
    let request = from(json!({ "client": client, "invoices": [] }));
    let view = app.ask(&on(TODAY), |reading| letter::prepare(reading, &request)).unwrap();
    let token = view.pdf.unwrap_or_else(|| panic!("{:?}", view.refusals));
    let (kept, undo) = edit(app, &on(TODAY), |desk| letter::keep(desk, &request, &token));
    (kept.letter, undo)
}

const CSV: &str = "N° facture;Client;Date de facture;Échéance;Montant TTC;Reste dû\n\
    F-20;Café du Port;01/09/2026;30/09/2026;300,00;300,00\n\
    F-21;Menuiserie Lefèvre;01/09/2026;30/09/2026;500,00;200,00\n";

fn preview(app: &mut App) -> String {
    app.ask(&on(TODAY), |reading| intake::preview(reading, "factures.csv", CSV.as_bytes())).unwrap().token
}

/// Acts of a case: facts, struck through.
const FACTS: [Row; 16] = [
    Row {
        before: paid_too_much,
        ..row("refund", Way::Struck, |app, firm| {
            let input = json!({ "client": firm.late.0, "invoices": [], "amount": "20.00", "on": null, "note": "virement" });
            let done = app.act(&on(TODAY), |desk| payment::refund(desk, &from(input)));
            done.unwrap().undo.into_iter().collect()
        })
    },
    row("record_note", Way::Struck, |app, firm| {
        let input = json!({ "client": firm.late.0, "on": null, "note": "passé à l’atelier" });
        app.act(&on(TODAY), |desk| case::record_note(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("courtesy_sent", Way::Struck, |app, firm| {
        app.act(&on(TODAY), |desk| today::courtesy_sent(desk, firm.soon.0, &[firm.soon.1])).unwrap().undo.into_iter().collect()
    }),
    row("record_results", Way::Struck, |app, _| {
        let line = json!({ "reference": "C1-01", "outcome": "no_answer", "on": TODAY, "date": null, "amount": null });
        app.act(&on(TODAY), |desk| delegation::record_results(desk, &[from(line)])).unwrap().undo
    })
    .after(|app, _| {
        app.act(&on(TODAY), |desk| delegation::sheet_file(desk, &from(json!({ "week": null, "chosen": [], "given_to": "" })), SheetForm::Csv))
            .map(|_| ())
            .unwrap();
    }),
    row("postpone", Way::Struck, |app, firm| {
        let input = json!({ "client": firm.late.0, "step": "call", "invoices": [firm.late.1], "to": "2026-11-26", "reason": "chantier" });
        app.act(&on(TODAY), |desk| calendar::postpone(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("record_contact", Way::Struck, |app, firm| {
        let promise = json!({ "outcome": "promise", "by": "2026-11-27", "amount": "1000.00" });
        let met = json!({ "contact": { "name": "Zoé", "role": "pays", "phone": "06 11", "email": "" } });
        app.act(&on(TODAY), |desk| call::record(desk, &contact(firm.late.0, promise, met))).unwrap().undo.into_iter().collect()
    }),
    row("email_sent", Way::Struck, |app, firm| {
        let input = json!({ "client": firm.late.0, "invoices": [], "on": null, "payments": "not_looked" });
        app.act(&on(TODAY), |desk| call::email_sent(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("resume_case", Way::Struck, |app, firm| {
        app.act(&on(TODAY), |desk| call::resume(desk, firm.paused.0, &[], "")).unwrap().undo.into_iter().collect()
    }),
    row("mark_posted", Way::Struck, |app, firm| {
        let input = json!({ "letter": firm.prepared, "on": TODAY, "tracking": null, "payments": "not_looked" });
        app.act(&on(TODAY), |desk| letter::mark_posted(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("mark_presented", Way::Struck, |app, firm| {
        let input = json!({ "letter": firm.posted, "on": TODAY, "delivered": true });
        app.act(&on(TODAY), |desk| letter::mark_presented(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("record_payment", Way::Struck, |app, firm| {
        let input = json!({ "invoices": [firm.late.1], "client": null, "amount": "250.00", "on": null, "means": "virement" });
        app.act(&on(TODAY), |desk| payment::record(desk, &from(input))).unwrap().done.unwrap().undo.into_iter().collect()
    }),
    row("record_credit_note", Way::Struck, |app, firm| {
        let input = json!({ "invoice": firm.late.1, "number": "A-1", "on": null, "amount": "200.00" });
        app.act(&on(TODAY), |desk| payment::record_credit_note(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("settle", Way::Struck, |app, firm| {
        let input = json!({ "client": firm.settled.0, "invoices": [], "choice": "waive" });
        app.act(&on(TODAY), |desk| payment::settle(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("record_legal_act", Way::Struck, |app, firm| {
        let input = json!({ "client": firm.late.0, "kind": "acknowledgement", "on": TODAY });
        app.act(&on(TODAY), |desk| legal::record(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("record_deed", Way::Struck, |app, firm| {
        let input = json!({ "client": firm.late.0, "what": { "deed": "time_given", "until": "2026-12-04" }, "on": null, "note": "chantier" });
        app.act(&on(TODAY), |desk| deeds::record(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("record_costs", Way::Struck, |app, firm| {
        let input = json!({ "client": firm.late.0, "invoices": [firm.late.1], "on": TODAY, "amount": "60.00", "what": "avocat", "proof": "facture 12", "note": "" });
        app.act(&on(TODAY), |desk| payment::record_costs(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
];

/// What is edited in a client's file: put back.
const FILES: [Row; 18] = [
    Row {
        before: |app, firm| {
            let input = json!({ "invoices": [firm.late.1], "client": null, "amount": "250.00", "on": null, "means": "chèque" });
            app.act(&on(TODAY), |desk| payment::record(desk, &from(input))).unwrap();
        },
        ..row("cheque_bounced", Way::PutBack, |app, firm| {
            let lines = app.ask(&on(TODAY), |reading| case::case(reading, firm.late.0)).unwrap().timeline;
            let cheque = lines.iter().find_map(|line| line.cheque).unwrap();
            let input = json!({ "payment": cheque, "presented_on": TODAY });
            let done = app.act(&on(TODAY), |desk| dument_app::payment::cheque_bounced(desk, &from(input)));
            done.unwrap().undo.into_iter().collect()
        })
    },
    Row {
        before: |app, firm| {
            let input = json!({ "invoices": [firm.late.1], "client": null, "amount": "250.00", "on": null, "means": "" });
            app.act(&on(TODAY), |desk| payment::record(desk, &from(input))).unwrap();
        },
        ..row("redate_payment", Way::PutBack, |app, firm| {
            let view = app.ask(&on(TODAY), |reading| invoices::view(reading, firm.late.1)).unwrap();
            let paid = view.received.iter().find_map(|one| one.payment).unwrap();
            let done = app.act(&on(TODAY), |desk| payment::redate(desk, paid, day("2026-11-01")));
            done.unwrap().undo.into_iter().collect()
        })
    },
    Row {
        before: paid_too_much,
        ..row("set_off", Way::PutBack, |app, firm| {
            let done = app.act(&on(TODAY), |desk| dument_app::payment::set_off(desk, firm.late.0));
            done.unwrap().undo.into_iter().collect()
        })
    },
    row("save_agreement", Way::PutBack, |app, firm| {
        let discount = json!({ "kind": "discount", "amount": "50.00", "by": "2026-12-10" });
        let what = json!({ "deed": "arrangement", "arrangement": discount });
        let deed = json!({ "client": firm.late.0, "what": what, "on": null, "note": "" });
        edited(app, |desk| deeds::keep_paper(desk, &from(json!({ "paper": "draft", "deed": deed }))))
    }),
    row("waive", Way::Struck, |app, firm| {
        let input = json!({ "client": firm.late.0, "invoices": [firm.late.1], "interest": true, "indemnity": false, "note": "geste" });
        app.act(&on(TODAY), |desk| payment::waive(desk, &from(input))).unwrap().undo.into_iter().collect()
    }),
    row("keep_letter", Way::PutBack, |app, firm| vec![keep_letter(app, firm.written.0).1]),
    row("save_invoice", Way::PutBack, |app, firm| {
        let mut input = invoice_input(firm.late.0, "F-12 bis");
        (input.invoice, input.gross, input.due_on) =
            (Some(firm.late.1), "1200.00".parse().unwrap(), Some(day("2026-08-01")));
        edited(app, |desk| invoices::save(desk, input))
    }),
    row("import_file", Way::PutBack, |app, _| {
        let token = preview(app);
        edited(app, |desk| {
            intake::import(desk, from(json!({ "token": token, "skip_bad": false, "accept_seller": false })))
        })
    }),
    row("keep_document", Way::PutBack, |app, firm| {
        let token = preview(app);
        edited(app, |desk| documents::keep(desk, &token, Some(firm.late.0)))
    }),
    row("attach_document", Way::PutBack, |app, firm| {
        edited(app, |desk| documents::attach(desk, firm.late.0, "devis.png", b"\x89PNG\r\n\x1a\n devis"))
    }),
    Row {
        before: |app, firm| {
            let photo = b"\x89PNG\r\n\x1a\n photo";
            app.act(&on(TODAY), |desk| documents::attach(desk, firm.late.0, "photo.png", photo)).unwrap();
        },
        ..row("say_document", Way::PutBack, |app, firm| {
            let kept = app.ask(&on(TODAY), |reading| case::case(reading, firm.late.0)).unwrap().documents;
            let said = Some(dument_app::views::EvidenceKind::WorkDone);
            edited(app, |desk| documents::say(desk, kept[0].id, said, Some(firm.late.1)))
        })
    },
    row("attach_to_invoice", Way::PutBack, |app, firm| {
        edited(app, |desk| {
            documents::attach_to_invoice(desk, firm.late.1, "facture.pdf", b"%PDF-1.7 facture")
        })
    }),
    row("remove_invoice", Way::PutBack, |app, _| {
        let added = app.ask(&on(TODAY), |reading| invoices::find(reading, "F-99")).unwrap();
        edited(app, |desk| changes::remove_invoice(desk, added))
    })
    .after(|app, firm| {
        let bill = crate::world::bill(firm.late.0, "F-99", "2026-06-01", "2026-07-01", "10.00");
        app.act(&on(TODAY), |desk| invoices::save(desk, bill)).unwrap();
    }),
    row("undo", Way::PutBack, |app, firm| {
        let events = app.ask(&on(TODAY), |reading| case::case(reading, firm.paused.0)).unwrap().timeline;
        let pause = events.iter().find_map(|line| line.undo).unwrap();
        edited(app, |desk| changes::undo(desk, pause, ""))
    }),
    row("confirm_nature", Way::PutBack, |app, firm| {
        let done = app.act(&on(TODAY), |desk| {
            clients::confirm_nature(desk, firm.late.0, dument_domain::DebtorNature::Consumer, false)
        });
        done.unwrap().undo.into_iter().collect()
    }),
    row("save_client", Way::PutBack, |app, firm| {
        let mut input = client_input(Some(firm.late.0), "Menuiserie Le Fèvre", "public");
        input.contacts.push(from(json!({ "name": "Anne", "role": "decides", "phone": "", "email": "" })));
        edited(app, |desk| clients::save(desk, input))
    }),
    row("choose_scenario", Way::PutBack, |app, firm| {
        app.act(&on(TODAY), |desk| scenarios::choose(desk, firm.late.0, "rapide"))
            .unwrap()
            .undo
            .into_iter()
            .collect()
    }),
    row("move_running_cases", Way::PutBack, |app, _| {
        edited(app, |desk| scenarios::move_running_cases(desk, "ma_facon"))
    })
    .after(|app, _| {
        save_scenario(app, "Ma façon à moi", Some("ma_facon"));
    }),
];

/// What is chosen for the whole company: put back.
const CHOICES: [Row; 16] = [
    row("create_company", Way::Start, |app, _| {
        app.act(&on(TODAY), |desk| settings::create_company(desk, from(company()))).unwrap_err();
        vec![UndoToken::Change(1)]
    }),
    row("save_company", Way::PutBack, |app, _| {
        let mut other = company();
        other["name"] = json!("Kerbrat et fils");
        edited(app, |desk| settings::save_company(desk, from(other)))
    }),
    row("personal_act", Way::Erasing, |app, _| {
        edited(app, |desk| personal::act(desk, PersonalAct::Choose { contact_years: 1, closing_month: 6 }))
    }),
    row("absence_seen", Way::Nothing, |app, _| {
        app.act(&on(TODAY), today::absence_seen).unwrap();
        Vec::new()
    }),
    row("payments_checked", Way::Said, |app, _| edited(app, |desk| freshness::say_up_to_date(desk, None))),
    row("payments_unchecked", Way::Said, |app, _| {
        edited(app, |desk| freshness::take_back_up_to_date(desk, None))
    })
    .after(|app, _| {
        app.act(&on(TODAY), |desk| freshness::say_up_to_date(desk, None)).map(|_| ()).unwrap();
    }),
    row("update_rates", Way::PutBack, |app, _| {
        edited(app, |desk| settings::update_rates(desk, &typed_rate(), false))
    }),
    row("refuse_rates", Way::Nothing, |app, _| {
        edited(app, |desk| settings::refuse_rates(desk, &typed_rate()))
    }),
    row("save_scenario", Way::PutBack, |app, _| save_scenario(app, "Ma façon à moi", Some("ma_facon"))),
    row("remove_scenario", Way::PutBack, |app, _| {
        edited(app, |desk| scenarios::remove(desk, "ma_facon", Some("rapide")))
    }),
    row("restore_scenario", Way::PutBack, |app, _| edited(app, |desk| scenarios::restore(desk, "ancienne"))),
    row("choose_default_scenario", Way::PutBack, |app, _| {
        edited(app, |desk| scenarios::choose_default(desk, dument_domain::DebtorNature::Consumer, "rapide"))
    }),
    row("save_claim_settings", Way::PutBack, |app, _| {
        let mut claims = app.ask(&on(TODAY), settings::settings).unwrap().claims;
        claims.day_basis = dument_domain::claim::DayBasis::Actual;
        edited(app, |desk| settings::save_claim_settings(desk, claims))
    }),
    row("set_image", Way::PutBack, |app, _| edited(app, |desk| settings::set_image(desk, "logo", PNG))),
    row("save_call_sheet", Way::PutBack, |app, _| {
        let request = from(json!({ "week": null, "chosen": [], "given_to": "Anne" }));
        edited(app, |desk| delegation::sheet_file(desk, &request, SheetForm::Csv))
    }),
    row("save_alerts", Way::PutBack, |app, _| {
        let alerts = AlertSettings { hour: "09:15".to_owned(), ..app.alert_settings().clone() };
        edited(app, |desk| settings::save_alerts(desk, alerts))
    }),
];

/// One pixel.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\x0dIDATx\x9cc\x10P0\xf8\x0f\x00\x02\x04\x01`\x8d\xbc\xbbq\x00\x00\x00\x00IEND\xaeB`\x82";

impl Row {
    const fn after(self, before: fn(&mut App, &Firm)) -> Row {
        Row { before, ..self }
    }
}

fn rows() -> impl Iterator<Item = &'static Row> {
    FACTS.iter().chain(&FILES).chain(&CHOICES)
}

/// A company with a client for each thing that can happen.
fn firm(folder: &Path) -> Firm {
    let now = &on(TODAY);
    let mut app = App::open_or_create(folder).unwrap();
    app.act(now, |desk| settings::create_company(desk, from(company()))).unwrap();
    let mut made = |name: &str, number: &str| {
        let id = client(&mut app, now, name, "business");
        (id, invoice(&mut app, now, id, number))
    };
    let late = made("Menuiserie Lefèvre", "F-12");
    let settled = made("Garage Le Goff", "F-30");
    let paused = made("Boulangerie Riou", "F-40");
    let written = made("Mairie de Névez", "F-50");
    let (waiting, reached) = (made("Hôtel des Bains", "F-60").0, made("Camping Kerleven", "F-70").0);
    let soon = client(&mut app, now, "Café de la Gare", "business");
    let mut due = invoice_input(soon, "F-80");
    (due.issued_on, due.due_on) = (day("2026-11-01"), Some(day("2026-11-24")));
    let soon = (soon, app.act(now, |desk| invoices::save(desk, due)).unwrap().row.invoice);
    let alerts = AlertSettings { courtesy_days: Some(7), ..app.alert_settings().clone() };
    app.act(now, |desk| settings::save_alerts(desk, alerts)).unwrap();
    app.act(&on("2026-11-19"), |desk| freshness::say_up_to_date(desk, None)).unwrap();
    let paid =
        json!({ "invoices": [settled.1], "client": null, "amount": "1000.00", "on": null, "means": "" });
    app.act(now, |desk| payment::record(desk, &from(paid))).unwrap();
    let pause = json!({ "outcome": "pause", "until": "2026-12-10" });
    app.act(now, |desk| call::record(desk, &contact(paused.0, pause, json!({})))).unwrap();
    for client in [written.0, waiting, reached] {
        let writes = json!({ "outcome": "prefer_writing" });
        app.act(&on("2026-11-17"), |desk| call::record(desk, &contact(client, writes, json!({})))).unwrap();
    }
    let prepared = keep_letter(&mut app, waiting).0;
    let posted = keep_letter(&mut app, reached).0;
    let sent =
        json!({ "letter": posted, "on": TODAY, "tracking": "1A04787720243", "payments": "not_looked" });
    app.act(now, |desk| letter::mark_posted(desk, &from(sent))).unwrap();
    save_scenario(&mut app, "Ancienne", None);
    app.act(now, |desk| scenarios::remove(desk, "ancienne", None)).unwrap();
    save_scenario(&mut app, "Ma façon", None);
    app.act(now, |desk| scenarios::choose(desk, paused.0, "ma_facon")).unwrap();
    Firm { late, settled, paused, written, prepared, posted, soon }
}

/// Everything the window shows, but for what is struck through.
fn shown(app: &mut App) -> Value {
    let now = &on(TODAY);
    let clients = app.ask(now, |reading| clients::clients(reading, "", 0, 100)).unwrap();
    let mut files = Vec::new();
    for row in &clients.rows {
        let mut case = app.ask(now, |reading| case::case(reading, row.client)).unwrap();
        case.timeline.retain(|line| !line.reversed);
        let scenario = app.ask(now, |reading| scenarios::of_client(reading, row.client)).unwrap();
        files.push(json!([
            app.ask(now, |reading| clients::view(reading, row.client)).unwrap(),
            case,
            scenario
        ]));
    }
    let all = InvoicesRequest { limit: 100, filter: from(json!("all")), ..InvoicesRequest::default() };
    json!({
        "clients": clients, "files": files, "invoices": app.ask(now, |reading| invoices::invoices(reading, all)).unwrap(),
        "today": app.ask(now, today::today).unwrap(), "settings": app.ask(now, settings::settings).unwrap(),
        "scenarios": app.ask(now, scenarios::scenarios).unwrap(), "freshness": app.ask(now, |reading| freshness::freshness(reading, None)).unwrap(),
        "calls": app.ask(now, |reading| delegation::delegation(reading, None)).unwrap(),
        "personal": app.ask(now, |reading| personal::personal(reading, None)).unwrap(),
    })
}

fn copied(from: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    folder
}

/// Does it, closes the program, opens it again, takes it back.
fn check(row: &Row, start: &Path, firm: &Firm) {
    let name = row.command;
    let folder = copied(start);
    let mut app = App::open(folder.path()).unwrap();
    (row.before)(&mut app, firm);
    drop(app);
    let mut app = App::open(folder.path()).unwrap();
    let mut before = shown(&mut app);
    let lines = app.ask(&on(TODAY), changes::verify).unwrap();
    assert!(lines.ok);
    let tokens = (row.act)(&mut app, firm);
    let after = shown(&mut app);
    drop(app);

    let mut app = App::open(folder.path()).unwrap();
    assert_eq!(shown(&mut app), after, "{name}: what was done is there after a restart");
    match row.way {
        Way::Nothing => assert!(tokens.is_empty(), "{name}"),
        Way::Start => {
            let refused = app.act(&on(TODAY), |desk| changes::undo(desk, tokens[0], "")).unwrap_err();
            assert_eq!(refused.code, Code::CannotUndo, "{name}");
            return;
        }
        Way::Struck | Way::PutBack | Way::Said | Way::Erasing => {
            assert_ne!(after, before, "{name}: it changes something");
            assert!(!tokens.is_empty(), "{name}: it says how it is taken back");
        }
    }
    for token in tokens {
        if matches!(token, UndoToken::Change(_)) {
            assert_eq!(
                app.ask(&on(TODAY), |reading| changes::preview(reading, token)).unwrap().refused,
                None,
                "{name}"
            );
        }
        app.act(&on(TODAY), |desk| changes::undo(desk, token, ""))
            .unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
    }
    let mut again = shown(&mut app);
    for one in [&mut before, &mut again] {
        one["settings"]["folder"].take();
    }
    assert_eq!(again, before, "{name}: everything is as before");
    assert!(app.ask(&on(TODAY), changes::verify).unwrap().ok, "{name}");
    drop(app);
    let mut app = App::open(folder.path()).unwrap();
    let mut opened = shown(&mut app);
    opened["settings"]["folder"].take();
    assert_eq!(opened, before, "{name}: and after another restart");
}

#[test]
fn every_command_is_taken_back_after_a_restart() {
    let start = tempfile::tempdir().unwrap();
    let firm = firm(start.path());
    for row in rows() {
        check(row, start.path(), &firm);
    }
}

fn source(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

#[test]
fn every_command_that_changes_something_has_its_row() {
    let mut changing = BTreeSet::new();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let listed = text.lines().map(str::trim);
        let how = ["change ", "receive ", "take ", "keep "];
        let listed = listed.filter_map(|line| how.iter().find_map(|how| line.strip_prefix(how)));
        changing.extend(listed.filter_map(|rest| rest.split_once('(')).map(|(name, _)| name.to_owned()));
        for part in text.split("#[tauri::command(async)]").skip(1) {
            let name = part.split_once("fn ").and_then(|(_, rest)| rest.split_once('(')).unwrap().0;
            let body = part.split("\n}\n").next().unwrap();
            if body.contains(".change(") && !name.contains('$') {
                changing.insert(name.to_owned());
            }
        }
    }
    let known: BTreeSet<String> = rows().map(|row| row.command.to_owned()).collect();
    let missing: Vec<&String> = changing.symmetric_difference(&known).collect();
    assert!(missing.is_empty(), "a row is needed here, or is of no command any more: {missing:?}");
}

#[test]
fn the_table_of_the_documentation_is_this_one() {
    let mut rows: Vec<&Row> = rows().collect();
    rows.sort_by_key(|row| row.command);
    let mut text = "# Taking back\n\n\
        Written by `src-tauri/crates/app/tests/app/reversals.rs`, which does each of these on a real data\n\
        folder, closes it, opens it again, takes it back and compares everything the window shows.\n\
        Nothing leaves the journal: taking back is one more line, and can be taken back itself. It is\n\
        refused with a sentence where something recorded since refers to what would go, or where the\n\
        same value changed again.\n\n\
        | command | for ten seconds | later |\n| --- | --- | --- |\n"
        .to_owned();
    for row in rows {
        text += &format!("| `{}` | {} | {} |\n", row.command, row.way.now(), row.way.later());
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/UNDO.md");
    if std::env::var("DUMENT_GOLDEN").is_ok_and(|value| value == "write") {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(source("../docs/UNDO.md"), text, "DUMENT_GOLDEN=write writes it");
}
