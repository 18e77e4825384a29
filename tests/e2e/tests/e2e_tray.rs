//! The tray and the morning notification, read on the session bus.

use std::process::Command;

use dument_e2e::{Background, Done, Stage, program};

#[tokio::test(flavor = "multi_thread")]
async fn the_tray_menu_says_what_is_due_and_quits() -> Done {
    let stage = Stage::new()?;
    let desktop = stage.desktop().await?;
    let window = stage.open("2026-11-21T07:30").await?;
    window.see("Dûment").await?;
    let icon = desktop.icon().await?;
    let menu = icon.menu().await?;
    let words: Vec<&str> = menu.iter().map(|entry| entry.label.as_str()).collect();
    assert_eq!(
        words,
        ["Rien à relancer aujourd’hui", "", "Ouvrir Dûment", "Noter un paiement", "", "Quitter"]
    );
    assert!(!menu.first().is_some_and(|headline| headline.enabled), "{menu:?}");
    assert!(desktop.unread().await.is_empty(), "nothing is due, nothing is said");
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
