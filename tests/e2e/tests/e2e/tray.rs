//! The tray and the morning notification, read on the session bus.

use std::process::Command;

use dument_e2e::{Background, Desktop, Done, MenuEntry, Stage, program};

/// The menu once it says this: it is drawn again a moment after the data change.
async fn menu_saying(desktop: &Desktop, headline: &str) -> Done<Vec<MenuEntry>> {
    desktop.icon().await?.menu_saying(headline).await
}

fn words(menu: &[MenuEntry]) -> Vec<&str> {
    menu.iter().map(|entry| entry.label.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn with_nothing_due_the_tray_says_so_and_nobody_is_disturbed() -> Done {
    let stage = Stage::new()?;
    let desktop = stage.desktop().await?;
    let window = stage.open("2026-11-21T09:00").await?;
    let menu = menu_saying(&desktop, "Rien à relancer").await?;
    let expected = ["Rien à relancer aujourd’hui", "", "Ouvrir Dûment", "Noter un paiement", "", "Quitter"];
    assert_eq!(words(&menu), expected);
    assert!(!menu.first().is_some_and(|headline| headline.enabled), "{menu:?}");
    assert!(desktop.unread().await.is_empty(), "nothing is due, nothing is said");
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_notification_a_day_from_the_hour_chosen_and_the_menu_names_the_first_reminders() -> Done {
    let stage = Stage::new()?;
    let desktop = stage.desktop().await?;

    let early = stage.open("2026-11-21T08:29").await?;
    early.click("Explorer avec un exemple").await?;
    let menu = menu_saying(&desktop, "relances à faire aujourd’hui").await?;
    assert_eq!(menu.len(), 9, "the number, three reminders, three acts, two lines: {menu:?}");
    assert!(desktop.unread().await.is_empty(), "the hour has not come");
    early.close().await?;

    let morning = stage.open("2026-11-21T08:30").await?;
    morning.click("Explorer avec un exemple").await?;
    let notice = desktop.notice().await?;
    assert_eq!(notice.program, "Dûment");
    assert_eq!(Some(notice.summary.as_str()), words(&menu).first().copied());
    assert_eq!(notice.body.lines().take(3).collect::<Vec<_>>(), words(&menu).get(1..4).unwrap_or_default());
    assert!(notice.actions.contains(&"Ouvrir".to_owned()), "{notice:?}");
    desktop.answer(&notice, "open").await?;
    morning.close().await?;

    let later = stage.open("2026-11-21T18:00").await?;
    later.click("Explorer avec un exemple").await?;
    menu_saying(&desktop, "relances à faire aujourd’hui").await?;
    assert!(desktop.unread().await.is_empty(), "never twice for one day");
    later.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_broken_is_told_once_and_sundays_are_left_alone() -> Done {
    let stage = Stage::new()?;
    stage.terminal("2026-11-20", &["example"]).await?;
    let desktop = stage.desktop().await?;
    let friday = stage.open("2026-11-20T08:30").await?;
    let notice = desktop.notice().await?;
    assert!(notice.body.contains("Promesse non tenue"), "{notice:?}");
    friday.close().await?;

    let sunday = stage.open("2026-11-22T10:00").await?;
    menu_saying(&desktop, "relances à faire aujourd’hui").await?;
    assert!(desktop.unread().await.is_empty(), "a Sunday");
    sunday.close().await?;

    let monday = stage.open("2026-11-23T08:30").await?;
    let notice = desktop.notice().await?;
    assert!(notice.summary.contains("relances à faire aujourd’hui"), "{notice:?}");
    assert!(!notice.body.contains("Promesse non tenue"), "told on Friday: {notice:?}");
    monday.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tray_leads_to_a_case_and_to_a_payment() -> Done {
    let stage = Stage::new()?;
    let desktop = stage.desktop().await?;
    let window = stage.open("2026-11-21T08:00").await?;
    window.click("Explorer avec un exemple").await?;
    window.see("relances à faire aujourd’hui").await?;
    let icon = desktop.icon().await?;
    let menu = icon.menu_saying("relances à faire aujourd’hui").await?;
    let first = menu.get(1).ok_or("no reminder in the menu")?.label.clone();
    let client = first.split("\u{a0}: ").next().unwrap_or_default();
    icon.click(&first).await?;
    window.at("/dossier/").await?;
    window.see(client).await?;
    icon.click("Noter un paiement").await?;
    window.see("Noter un paiement").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn quitting_from_the_tray_ends_the_program() -> Done {
    let stage = Stage::new()?;
    let desktop = stage.desktop().await?;
    let mut command = Command::new(program()?);
    stage.surround(&mut command, "2026-11-21T07:30");
    let mut running = Background::start(&mut command)?;
    desktop.icon().await?.click("Quitter").await?;
    let status = running.ended().await?;
    assert!(status.success(), "{status}");
    Ok(())
}
