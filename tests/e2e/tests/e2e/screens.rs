//! Every screen, opened as a user opens it: axe finds nothing, nothing runs off the page.

use dument_e2e::{Done, Stage, Window};

const ESCAPE: &str = "\u{e00c}";

/// Keeps a picture and holds the screen to axe and to its place.
async fn look(window: &Window, name: &str) -> Done {
    window.picture(name).await?;
    let found = window.axe().await?;
    let loose = window.loose().await?;
    if found.is_empty() && loose.is_empty() {
        return Ok(());
    }
    Err(format!("{name}: axe found {found:?}; out of place: {loose:?}").into())
}

async fn explore(stage: &Stage) -> Done<Window> {
    let window = stage.open("2026-11-20T08:00").await?;
    window.click("Explorer avec un exemple").await?;
    window.see("Menuiserie Lefèvre").await?;
    Ok(window)
}

/// Every screen and every dialog, from the menu on; what is wrong is told once, all together.
async fn tour(window: &Window, stops: &[Stop], tone: &str) -> Done {
    let mut wrong = Vec::new();
    for step in stops {
        for act in step.acts {
            act.play(window).await.map_err(|problem| format!("{}: {problem}", step.name))?;
        }
        if let Err(problem) = look(window, &format!("{tone}-{}", step.name)).await {
            wrong.push(problem.to_string());
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// A screen to be looked at, and how a user gets there from the one before.
struct Stop {
    name: &'static str,
    acts: &'static [Act],
}

enum Act {
    Click(&'static str),
    Menu(&'static str),
    Press(&'static str),
    See(&'static str),
    Leave(&'static str),
}

impl Act {
    async fn play(&self, window: &Window) -> Done {
        match self {
            Act::Click(words) => window.click(words).await,
            Act::Menu(words) => window.menu(words).await,
            Act::Press(keys) => window.press(keys).await,
            Act::See(words) => window.see(words).await,
            // Closes a dialog by its title.
            Act::Leave(title) => {
                window.press(ESCAPE).await?;
                window.gone(title).await
            }
        }
    }
}

use Act::{Click, Leave, Menu, Press, See};

const TOUR: &[Stop] = &[
    Stop { name: "today", acts: &[See("Aujourd’hui"), See("Mise en demeure")] },
    Stop { name: "call", acts: &[Click("Appeler, M. et Mme Kervella"), See("Que répond-il")] },
    Stop { name: "call-promise", acts: &[Click("Va payer le"), See("Au plus tard le")] },
    Stop { name: "call-other", acts: &[Press(ESCAPE), Click("Autre chose"), See("Ce que vous décidez")] },
    Stop {
        name: "letter-first",
        acts: &[
            Menu("Aujourd’hui"),
            Click("Préparer la première lettre, Garage Le Goff"),
            See("Avant d’envoyer"),
            See("Page 1"),
        ],
    },
    Stop {
        name: "notice",
        acts: &[
            Menu("Aujourd’hui"),
            Click("Préparer la mise en demeure, Menuiserie Lefèvre"),
            See("Avant d’envoyer"),
            See("Page 1"),
        ],
    },
    Stop { name: "posted", acts: &[Click("J’ai posté la lettre"), See("Noter l’envoi")] },
    Stop {
        name: "judicial",
        acts: &[
            Press(ESCAPE),
            Menu("Aujourd’hui"),
            Click("Voir les suites possibles, Boulangerie Ty Bara"),
            See("Les voies qui existent"),
        ],
    },
    Stop { name: "case", acts: &[Click("Voir le dossier"), See("Historique")] },
    Stop { name: "case-invoices", acts: &[Click("Factures ("), See("F2026-012")] },
    Stop { name: "case-documents", acts: &[Click("Pièces (")] },
    Stop { name: "case-actions", acts: &[Click("Noter un fait"), See("Noter un avoir")] },
    Stop { name: "credit-note", acts: &[Click("Noter un avoir"), See("Annuler")] },
    Stop { name: "fact", acts: &[Press(ESCAPE), Click("Noter ce qu’il a dit"), See("Annuler")] },
    Stop { name: "plan", acts: &[Press(ESCAPE), Click("Convenir d’un échéancier"), See("En tout")] },
    Stop { name: "arrangement", acts: &[Press(ESCAPE), Click("Noter un arrangement"), See("Une remise")] },
    Stop { name: "time", acts: &[Press(ESCAPE), Click("Lui laisser du temps"), See("Laisser du temps")] },
    Stop {
        name: "third-party",
        acts: &[
            Press(ESCAPE),
            Click("Confier à un tiers"),
            Click("Noter que c’est confié"),
            See("À compléter avant d’enregistrer"),
        ],
    },
    Stop {
        name: "give-up",
        acts: &[Press(ESCAPE), Click("Abandonner cette somme"), See("Abandonner la somme")],
    },
    Stop {
        name: "payment",
        acts: &[Press(ESCAPE), Click("Noter un paiement"), See("Enregistrer le paiement")],
    },
    Stop { name: "invoices", acts: &[Press(ESCAPE), Menu("Factures"), See("F2026-012")] },
    Stop { name: "invoice-new", acts: &[Click("Nouvelle facture"), See("Montant TTC")] },
    Stop { name: "import", acts: &[Press(ESCAPE), Click("Importer"), See("Choisir des fichiers")] },
    Stop { name: "clients", acts: &[Press(ESCAPE), Menu("Clients"), See("19 clients")] },
    Stop { name: "client-new", acts: &[Click("Nouveau client"), See("Enregistrer")] },
    Stop {
        name: "calendar",
        acts: &[Press(ESCAPE), Menu("Calendrier"), See("Novembre 2026"), See("Vendredi 20 novembre")],
    },
    Stop { name: "calendar-week", acts: &[Click("Semaine"), See("Semaine du 16 novembre 2026")] },
    Stop { name: "calendar-list", acts: &[Click("Liste"), See("Du 20 novembre 2026")] },
    Stop { name: "delegation", acts: &[Click("Confier les appels"), See("À rendre à")] },
    Stop {
        name: "delegation-none",
        acts: &[Click("Reporter les résultats"), See("Aucune feuille pour l’instant")],
    },
    Stop { name: "settings", acts: &[Menu("Réglages"), See("SIRET")] },
    Stop { name: "settings-alerts", acts: &[Click("Alertes")] },
    Stop { name: "settings-claims", acts: &[Click("Calcul")] },
    Stop { name: "settings-rates", acts: &[Click("Taux légaux")] },
    Stop { name: "settings-data", acts: &[Click("Données et réseau"), See("Connexions")] },
    Stop { name: "keys", acts: &[Menu("Aujourd’hui"), Click("Touches du clavier")] },
];

const CTRL_1: &str = "\u{e009}1";
const CTRL_2: &str = "\u{e009}2";
const CTRL_3: &str = "\u{e009}3";
const CTRL_4: &str = "\u{e009}4";
const CTRL_5: &str = "\u{e009}5";
const CTRL_K: &str = "\u{e009}k";
const CTRL_LARGER: &str = "\u{e009}=";
const CTRL_P: &str = "\u{e009}p";
const ENTER: &str = "\u{e007}";

/// The driver clicks beside what is enlarged: the screens by their keys.
const BY_KEYS: &[Stop] = &[
    Stop { name: "today", acts: &[See("Promesse non tenue")] },
    Stop { name: "keys", acts: &[Press("?"), See("Les touches de cet écran")] },
    Stop { name: "call", acts: &[Leave("Les touches de cet écran"), Press(ENTER), See("Que répond-il")] },
    Stop { name: "letter", acts: &[Press(CTRL_1), See("Promesse non tenue"), Press("jjl"), See("Page 1")] },
    Stop { name: "invoices", acts: &[Press(CTRL_2), See("F2026-012")] },
    Stop { name: "invoice-new", acts: &[Press("n"), See("Montant TTC")] },
    Stop { name: "clients", acts: &[Leave("Travaux ou fourniture"), Press(CTRL_3), See("19 clients")] },
    Stop { name: "client-new", acts: &[Press("n"), See("SIREN ou SIRET")] },
    Stop {
        name: "calendar",
        acts: &[Leave("SIREN ou SIRET"), Press(CTRL_4), See("Novembre 2026"), See("Vendredi 20 novembre")],
    },
    Stop { name: "calendar-list", acts: &[Press("l"), See("Du 20 novembre 2026")] },
    Stop { name: "settings", acts: &[Press(CTRL_5), See("SIRET")] },
    Stop { name: "payment", acts: &[Press(CTRL_P), See("Enregistrer le paiement")] },
    Stop {
        name: "palette",
        acts: &[
            Leave("Enregistrer le paiement"),
            Press(CTRL_K),
            See("Aller à…"),
            Press("bara"),
            See("Boulangerie Ty Bara"),
        ],
    },
    Stop { name: "case", acts: &[Press(ENTER), See("Historique")] },
    Stop { name: "plan", acts: &[Press("e"), See("En tout")] },
];

#[tokio::test(flavor = "multi_thread")]
async fn the_first_start_is_clean() -> Done {
    let stage = Stage::new()?.drawn();
    let window = stage.open("2026-11-20T08:00").await?;
    window.see("Explorer avec un exemple").await?;
    look(&window, "light-welcome").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_is_clean_in_the_light() -> Done {
    let stage = Stage::new()?.drawn();
    let window = explore(&stage).await?;
    tour(&window, TOUR, "light").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_is_clean_in_the_dark() -> Done {
    let stage = Stage::new()?.dark();
    let window = explore(&stage).await?;
    tour(&window, TOUR, "dark").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_holds_in_the_smallest_window() -> Done {
    let stage = Stage::new()?;
    let window = explore(&stage).await?;
    window.resize(1024, 700).await?;
    tour(&window, TOUR, "small").await?;
    window.close().await
}

async fn enlarged(times: u32, width: u32, tone: &str) -> Done {
    let stage = Stage::new()?;
    let window = explore(&stage).await?;
    for _ in 0..times {
        window.press(CTRL_LARGER).await?;
    }
    // The page follows the last key a moment later.
    let reached = format!(
        "return new Promise((done) => {{ const look = () => (innerWidth === {width} ? done(innerWidth) : \
         requestAnimationFrame(look)); look(); }});"
    );
    assert_eq!(window.ask(&reached).await?, width, "1280 enlarged");
    tour(&window, BY_KEYS, tone).await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_holds_at_twice_the_size_by_the_keys_that_enlarge() -> Done {
    enlarged(5, 640, "doubled").await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_holds_at_three_times_the_size() -> Done {
    enlarged(10, 426, "tripled").await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_holds_in_a_wide_window() -> Done {
    let stage = Stage::new()?;
    let window = explore(&stage).await?;
    window.resize(1920, 1080).await?;
    tour(&window, BY_KEYS, "wide").await?;
    window.close().await
}

/// An answer is on the screen, and lies over nothing that can be pressed.
async fn answered(window: &Window, name: &str) -> Done {
    window.picture(name).await?;
    let shown = window.ask("return document.querySelectorAll('.toast').length").await?;
    let loose = window.loose().await?;
    if shown == 1 && loose.is_empty() {
        return Ok(());
    }
    Err(format!("{name}: {shown} answers on the screen; out of place: {loose:?}").into())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_the_program_covers_nothing_to_press() -> Done {
    let stage = Stage::new()?;
    let window = explore(&stage).await?;
    window.click("Appeler, M. et Mme Kervella").await?;
    window.click("C’est à jour").await?;
    window.see("Noté : vos paiements sont à jour").await?;
    // Under the pointer, it stays for as long as somebody reads it.
    window.drag(".toast", ".toast").await?;
    answered(&window, "toast").await?;
    window.resize(1024, 700).await?;
    answered(&window, "toast-small").await?;
    window.press(CTRL_P).await?;
    window.see("Enregistrer le paiement").await?;
    answered(&window, "toast-dialog").await?;
    window.close().await
}
