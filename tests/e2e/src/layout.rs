//! What holds on every screen, whatever the size of the window: asked of the drawn page itself.

use serde_json::Value;

use crate::{Done, Window};

/// Gives one line for each thing that is not where it should be.
const LOOSE: &str = r"
const loose = [];
const page = document.scrollingElement;
const main = document.querySelector('main');
if (page.scrollHeight > innerHeight + 1) loose.push(`the page is ${page.scrollHeight} px high`);
if (page.scrollWidth > innerWidth + 1) loose.push(`the page is ${page.scrollWidth} px wide`);
if (page.scrollTop !== 0) loose.push(`the page was scrolled by ${page.scrollTop} px`);
if (main.scrollWidth > main.clientWidth + 1) loose.push(`the screen is ${main.scrollWidth} px wide`);
const menu = document.querySelector('nav[aria-label=Menu]');
if (menu && !menu.querySelector('[aria-current=page]')) loose.push('no entry of the menu is marked');
for (const word of menu?.querySelectorAll('a .label') ?? []) {
  const box = word.getBoundingClientRect();
  const read = box.width > 20 && box.height > 8 && box.left >= 0 && box.right <= innerWidth + 1;
  if (!read) loose.push(`the menu does not show « ${word.textContent} »`);
}
const acts = document.querySelectorAll('main :is(button, a[href], input, select, textarea, summary)');
for (const toast of document.querySelectorAll('.toast')) {
  const over = toast.getBoundingClientRect();
  for (const act of acts) {
    const box = act.getBoundingClientRect();
    const apart = box.right <= over.left || box.left >= over.right || box.bottom <= over.top || box.top >= over.bottom;
    if (box.width > 0 && !apart) loose.push(`« ${toast.innerText} » covers « ${act.innerText || act.id} »`);
  }
}
return loose;
";

impl Window {
    /// What is not where it should be: a page that scrolls as a whole or runs off the window, a menu
    /// without its words or without a mark, an answer that covers something to press. One line each.
    ///
    /// # Errors
    /// The driver no longer answers.
    pub async fn loose(&self) -> Done<Vec<String>> {
        let found = self.ask(LOOSE).await?;
        let lines = found.as_array().ok_or_else(|| format!("the page did not answer: {found}"))?;
        Ok(lines.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }
}
