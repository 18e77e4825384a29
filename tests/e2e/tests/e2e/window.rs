//! The window opens on its own pages, under a policy that lets nothing else in.

use dument_e2e::{Done, Stage};

#[tokio::test(flavor = "multi_thread")]
async fn the_window_opens_with_its_title_and_axe_finds_nothing() -> Done {
    let stage = Stage::new()?;
    let window = stage.open("2026-11-21T07:30").await?;
    window.see("Dûment").await?;
    assert!(window.title().await?.contains("Dûment"), "title: {}", window.title().await?);
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("first-window").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_may_reach_no_other_machine() -> Done {
    let stage = Stage::new()?;
    let window = stage.open("2026-11-21T07:30").await?;
    window.see("Dûment").await?;
    window
        .ask(
            "document.addEventListener('securitypolicyviolation', (e) => { window.refused = e.violatedDirective; });
             const image = new Image(); image.src = 'https://example.org/a.png'; document.body.append(image);",
        )
        .await?;
    let refused =
        window.ask("return new Promise((done) => requestAnimationFrame(() => done(window.refused)))").await?;
    assert_eq!(refused, "img-src");
    window.close().await
}
