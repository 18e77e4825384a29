//! The tray and the morning notification, read on the session bus.

use dument_e2e::{Done, Stage};

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
