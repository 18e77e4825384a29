//! Starting where something is missing: a sentence, never a crash.

use std::process::{Command, Output};

use dument_e2e::{Done, Stage, program};

fn started_on(display: &str) -> Done<Output> {
    Ok(Command::new(program()?)
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .output()?)
}

#[test]
fn without_a_screen_one_sentence_says_so() -> Done {
    let ended = started_on("")?;
    assert_eq!(ended.status.code(), Some(1));
    assert!(String::from_utf8(ended.stderr)?.starts_with("Dûment a besoin d’un écran"));
    Ok(())
}

#[test]
fn a_screen_that_does_not_answer_is_named_without_a_trace() -> Done {
    let ended = started_on(":9999")?;
    let said = String::from_utf8(ended.stderr)?;
    assert_eq!(ended.status.code(), Some(1));
    assert!(said.contains("n’a pas pu ouvrir de fenêtre") && !said.contains("panicked"), "{said}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_cannot_be_read_is_refused() -> Done {
    let stage = Stage::new()?;
    let mut command = Command::new(program()?);
    stage.surround(&mut command, "le 21 novembre");
    let ended = command.output()?;
    assert_eq!(ended.status.code(), Some(1));
    assert!(String::from_utf8(ended.stderr)?.contains("DUMENT_NOW doit s’écrire"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_session_bus_the_window_opens_all_the_same() -> Done {
    let stage = Stage::without_bus()?;
    let window = stage.open("2026-11-21T07:30").await?;
    window.see("Dûment").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_says_so_and_leaves_the_first_alone() -> Done {
    let stage = Stage::new()?;
    let window = stage.open("2026-11-21T07:30").await?;
    window.see("Dûment").await?;
    let mut command = Command::new(program()?);
    stage.surround(&mut command, "2026-11-21T07:30");
    let ended = command.output()?;
    let said = String::from_utf8(ended.stderr)?;
    assert!(ended.status.success() && said.contains("Dûment est déjà ouvert"), "{said}");
    window.see("Dûment").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_data_are_left_as_they_are_and_the_window_says_why() -> Done {
    let stage = Stage::new()?;
    let file = stage.data().join("dument.db");
    std::fs::write(&file, b"ceci n'est pas une base")?;
    let window = stage.open("2026-11-21T07:30").await?;
    window.see("n’a pas pu ouvrir vos données").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.close().await?;
    assert_eq!(std::fs::read(&file)?, b"ceci n'est pas une base");
    Ok(())
}
