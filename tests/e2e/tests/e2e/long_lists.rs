//! Ten thousand invoices: the list scrolls without a blank frame and finds while one types.

use std::fmt::Write as _;

use dument_e2e::{Done, Stage};

const INVOICES: usize = 10_000;
const PAGE_DOWN: &str = "\u{e00f}";
const TAB: &str = "\u{e004}";
const END: &str = "\u{e010}";

/// Ten thousand invoices of four hundred clients.
fn table() -> String {
    let mut table = "Numéro;Client;Date;Échéance;Montant TTC\n".to_owned();
    for n in 1..=INVOICES {
        let (day, month) = (1 + n % 28, 1 + n % 9);
        let _ = writeln!(
            table,
            "F-{n:05};Client {};{day:02}/{month:02}/2026;{day:02}/{:02}/2026;{},{:02}",
            n % 400,
            month + 1,
            50 + n % 5000,
            n % 100,
        );
    }
    table
}

/// Looks at each frame while the list scrolls: how many, and on how many nothing was drawn in the
/// middle of the list.
const WATCH: &str = "
window.seen = { frames: 0, blank: 0 };
const grid = document.querySelector('[role=grid]');
const look = () => {
  const box = grid.getBoundingClientRect();
  const under = document.elementFromPoint(box.left + 40, box.top + box.height / 2);
  window.seen.frames += 1;
  if (!under?.closest('[role=row]')) window.seen.blank += 1;
  requestAnimationFrame(look);
};
requestAnimationFrame(look);";

const A_FRAME: &str = "return new Promise((done) => requestAnimationFrame(() => done()))";

/// What the last row says, once it is there.
const LAST_ROW: &str = "return new Promise((done) => {
  const look = () => {
    const row = document.querySelector('[role=grid] [aria-rowindex=\"10001\"]');
    if (row && !row.hasAttribute('aria-busy')) done(row.innerText);
    else requestAnimationFrame(look);
  };
  look();
});";

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_invoices_scroll_and_are_found_as_one_types() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let file = stage.file("factures.csv", table().as_bytes())?;
    stage.terminal("2026-11-20", &["import", &file.to_string_lossy()]).await?;

    let window = stage.open("2026-11-20T08:00").await?;
    window.see("en retard").await?;
    window.menu("Factures").await?;
    window.see("10 000 factures").await?;
    window.click("Toutes").await?;
    window.press(TAB).await?;
    window.ask(WATCH).await?;
    for _ in 0..20 {
        window.press(&PAGE_DOWN.repeat(5)).await?;
        window.ask(A_FRAME).await?;
    }
    window.press(END).await?;
    let last = window.ask(LAST_ROW).await?;
    assert!(last.as_str().is_some_and(|row| row.starts_with("F-")), "the end is reached: {last}");
    let frames = window.ask("return window.seen.frames").await?;
    assert!(frames.as_u64() > Some(10), "{frames} frames were looked at");
    assert_eq!(window.ask("return window.seen.blank").await?, 0, "of {frames} frames");
    assert_eq!(window.axe().await?, Vec::<String>::new());
    let drawn = window.ask("return document.querySelectorAll('[role=grid] [role=row]').length").await?;
    assert!(drawn.as_u64() < Some(80), "only what is looked at is drawn: {drawn} rows");

    window.fill("Chercher", "F-04321").await?;
    window.see("1 facture ·").await?;
    window.see("F-04321").await?;
    window.fill("Chercher", "client 399").await?;
    // Its own, and those whose number holds 399 or whose sum has thousands or hundreds that begin so.
    window.see("69 factures ·").await?;
    window.see("F-09999").await?;
    window.picture("long-list").await?;
    window.close().await
}
