//! Every screen, opened as a user opens it: axe finds nothing, nothing runs off the page.

use dument_e2e::{Done, Stage, Window};

const SCREENS: [(&str, &str); 4] =
    [("Aujourd’hui", "today"), ("Factures", "invoices"), ("Clients", "clients"), ("Réglages", "settings")];

async fn look(window: &Window, name: &str) -> Done {
    window.picture(name).await?;
    assert_eq!(window.axe().await?, Vec::<String>::new(), "axe on {name}");
    let wider = window.ask("return document.documentElement.scrollWidth > window.innerWidth + 1").await?;
    assert_eq!(wider, false, "{name} runs off the page");
    Ok(())
}

async fn explore(stage: &Stage) -> Done<Window> {
    let window = stage.open("2026-11-21T08:00").await?;
    window.click("Explorer avec un exemple").await?;
    window.see("Taux légaux").await?;
    Ok(window)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_start_is_clean() -> Done {
    let stage = Stage::new()?;
    let window = stage.open("2026-11-21T08:00").await?;
    window.see("Explorer avec un exemple").await?;
    look(&window, "welcome").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_the_menu_is_clean() -> Done {
    let stage = Stage::new()?;
    let window = explore(&stage).await?;
    for (label, name) in SCREENS {
        window.click(label).await?;
        window.see(label).await?;
        look(&window, name).await?;
    }
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_holds_in_the_smallest_window_and_at_twice_the_size() -> Done {
    let stage = Stage::new()?;
    let window = explore(&stage).await?;
    // 1024 × 700 is the smallest window; half of it is what a page has at 200 %.
    for (width, height, size) in [(1024, 700, "small"), (512, 350, "doubled")] {
        window.resize(width, height).await?;
        for (label, name) in SCREENS {
            window.click(label).await?;
            look(&window, &format!("{name}-{size}")).await?;
        }
    }
    window.close().await
}
