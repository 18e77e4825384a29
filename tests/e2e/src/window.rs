//! The program's window, used as a user does: by what is written on it.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::Done;
use crate::background::Background;
use crate::patience::{patience, until};

/// Shift, Ctrl and Alt: held while the others are struck (W3C WebDriver, section 17.4.2).
const HELD: [char; 3] = ['\u{e008}', '\u{e009}', '\u{e00a}'];

/// The program's window and the driver that holds it.
#[derive(Debug)]
pub struct Window {
    client: Client,
    driver: Background,
    /// Whether there is something to keep a picture of.
    drawn: bool,
}

impl Window {
    pub(crate) async fn open(mut driver: Command, program: &Path, drawn: bool) -> Done<Window> {
        // A port that was free a moment ago; each driver has its own.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let driver = Background::start(driver.arg("--host=127.0.0.1").arg(format!("--port={port}")))?;
        let limit = u64::try_from(patience().as_millis())?;
        let capabilities = json!({
            "browserName": "wry",
            "webkitgtk:browserOptions": { "binary": program, "args": [] },
            "timeouts": { "script": limit, "pageLoad": limit },
        });
        let Value::Object(capabilities) = capabilities else { return Err("not an object".into()) };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let client = until("the driver and the program to start", || async {
            builder.connect(&address).await.map_err(|problem| problem.to_string())
        })
        .await?;
        Ok(Window { client, driver, drawn })
    }

    /// Closes the window and waits until the program has ended.
    ///
    /// # Errors
    /// The driver no longer answers, or the program stays.
    pub async fn close(self) -> Done {
        self.client.close().await?;
        until("the program to end", || {
            let left = self.driver.children();
            let ended = if left.is_empty() { Ok(()) } else { Err(format!("processes {left:?} still run")) };
            std::future::ready(ended)
        })
        .await
    }

    /// The title of the page.
    ///
    /// # Errors
    /// The driver no longer answers.
    pub async fn title(&self) -> Done<String> {
        Ok(self.client.title().await?)
    }

    /// Clicks what bears these words: a button, a link, a tab, an option, a row.
    ///
    /// # Errors
    /// Nothing of that name is on the screen, or it cannot be clicked.
    pub async fn click(&self, words: &str) -> Done {
        until(&format!("« {words} » to click"), || self.click_what(PRESSABLE, words)).await
    }

    /// Goes to a screen by the menu of the window, and is there once its entry is marked.
    ///
    /// # Errors
    /// The menu has no such entry, or the screen does not open.
    pub async fn menu(&self, words: &str) -> Done {
        until(&format!("« {words} » of the menu"), || self.click_what(MENU, words)).await?;
        let wanted = plain(words);
        until(&format!("the menu to mark « {words} »"), || async {
            let marked = self.ask(MARKED).await.map_err(|problem| problem.to_string())?;
            let marked = plain(marked.as_str().unwrap_or_default());
            if marked.starts_with(&wanted) { Ok(()) } else { Err(format!("it marks « {marked} »")) }
        })
        .await
    }

    /// Chooses a tab: the menu of the window has words in common with them.
    ///
    /// # Errors
    /// No tab bears these words.
    pub async fn tab(&self, words: &str) -> Done {
        until(&format!("the tab « {words} »"), || self.click_what(TAB, words)).await
    }

    /// Types into the field of this label, in place of what it holds.
    ///
    /// # Errors
    /// No field has that label.
    pub async fn fill(&self, label: &str, text: &str) -> Done {
        until(&format!("a field « {label} »"), || async {
            let field = self.element(FIELD, label).await?;
            field.clear().await.map_err(|problem| problem.to_string())?;
            field.send_keys(text).await.map_err(|problem| problem.to_string())
        })
        .await
    }

    /// Waits until the field of this label, or of one that starts so, has the focus.
    ///
    /// # Errors
    /// The focus never comes there: the error names where it is.
    pub async fn focus_on(&self, label: &str) -> Done {
        let wanted = plain(label);
        until(&format!("the focus on « {label} »"), || async {
            let script = "const held = document.activeElement;
                return held?.labels?.[0]?.innerText ?? held?.getAttribute('aria-label') ?? '';";
            let named = self.ask(script).await.map_err(|problem| problem.to_string())?;
            let named = plain(named.as_str().unwrap_or_default());
            if named.starts_with(&wanted) { Ok(()) } else { Err(format!("it is on « {named} »")) }
        })
        .await
    }

    /// Goes to a client or a screen as one who knows the keys: Ctrl + K, a few letters, Enter once they
    /// lead to what bears these words.
    ///
    /// # Errors
    /// The list does not open, or does not lead there.
    pub async fn go_to(&self, typed: &str, words: &str) -> Done {
        self.press("\u{e009}k").await?;
        self.focus_on("Client ou écran").await?;
        self.press(typed).await?;
        self.leads_to(words).await?;
        self.press("\u{e007}").await
    }

    /// Waits until Enter leads to what begins with these words, in the list under the field that is typed in: the
    /// same words may be read elsewhere on the screen before.
    ///
    /// # Errors
    /// The list never leads there.
    pub async fn leads_to(&self, words: &str) -> Done {
        let wanted = plain(words);
        until(&format!("« {words} » to be where Enter leads"), || async {
            let script = "const of = (state) => document.querySelector('[role=option]' + state)?.innerText;
                return of('[data-highlighted]') ?? of('[aria-selected=true]') ?? ''";
            let chosen = self.ask(script).await.map_err(|problem| problem.to_string())?;
            let chosen = plain(chosen.as_str().unwrap_or_default());
            if chosen.starts_with(&wanted) { Ok(()) } else { Err(format!("it leads to « {chosen} »")) }
        })
        .await
    }

    /// Waits until the window's title starts so: the screen, or the client of a case.
    ///
    /// # Errors
    /// It never does.
    pub async fn titled(&self, words: &str) -> Done {
        until(&format!("a window of title « {words} »"), || async {
            let title = self.title().await.map_err(|problem| problem.to_string())?;
            if plain(&title).starts_with(&plain(words)) {
                Ok(())
            } else {
                Err(format!("it is « {title} »"))
            }
        })
        .await
    }

    /// Presses keys where the focus is, as a keyboard does; see `fantoccini::key::Key` for those
    /// without a letter. Ctrl, Alt and Shift are held until the last key.
    ///
    /// # Errors
    /// The driver no longer answers.
    pub async fn press(&self, keys: &str) -> Done {
        let (held, struck): (Vec<char>, Vec<char>) = keys.chars().partition(|key| HELD.contains(key));
        let down = |value| KeyAction::Down { value };
        let up = |value| KeyAction::Up { value };
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &key in &held {
            actions = actions.then(down(key));
        }
        for key in struck {
            actions = actions.then(down(key)).then(up(key));
        }
        for &key in &held {
            actions = actions.then(up(key));
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Holds the first thing that a selector names and lets it go over another.
    ///
    /// # Errors
    /// One of them is not on the screen.
    pub async fn drag(&self, from: &str, to: &str) -> Done {
        let wait = || self.client.wait().at_most(patience());
        let held = wait().for_element(Locator::Css(from)).await?;
        let place = wait().for_element(Locator::Css(to)).await?;
        let over = |element| {
            let duration = Some(Duration::from_millis(60));
            PointerAction::MoveToElement { element, duration, x: 0.0, y: 0.0 }
        };
        let mouse = MouseActions::new("mouse".to_owned())
            .then(over(held))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(over(place))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Gives files to the file field of this label, or to the only one for an empty label.
    ///
    /// # Errors
    /// There is no such field.
    pub async fn choose_files(&self, label: &str, files: &[PathBuf]) -> Done {
        let paths: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
        until(&format!("a file field « {label} »"), || async {
            let field = self.element(FILE_FIELD, label).await?;
            field.send_keys(&paths.join("\n")).await.map_err(|problem| problem.to_string())
        })
        .await
    }

    /// Waits until these words can be read on the screen; any kind of space matches a space.
    ///
    /// # Errors
    /// They never come: the error gives what can be read instead.
    pub async fn see(&self, words: &str) -> Done {
        let wanted = plain(words);
        until(&format!("« {words} » on the screen"), || async {
            let read = plain(&self.text().await.map_err(|problem| problem.to_string())?);
            if read.contains(&wanted) { Ok(()) } else { Err(format!("the screen reads: {read}")) }
        })
        .await
    }

    /// Waits until these words can no longer be read on the screen.
    ///
    /// # Errors
    /// They stay.
    pub async fn gone(&self, words: &str) -> Done {
        let unwanted = plain(words);
        until(&format!("« {words} » to leave the screen"), || async {
            let read = plain(&self.text().await.map_err(|problem| problem.to_string())?);
            if read.contains(&unwanted) { Err(format!("the screen reads: {read}")) } else { Ok(()) }
        })
        .await
    }

    /// Waits until the window is on a screen whose address starts so, as `/dossier/`; `/` alone is
    /// « Aujourd’hui ».
    ///
    /// # Errors
    /// It never comes there.
    pub async fn at(&self, path: &str) -> Done {
        until(&format!("the screen {path}"), || async {
            let url = self.client.current_url().await.map_err(|problem| problem.to_string())?;
            let here = url.path().trim_start_matches('/');
            let wanted = path.trim_start_matches('/');
            let there = if wanted.is_empty() { here.is_empty() } else { here.starts_with(wanted) };
            if there { Ok(()) } else { Err(format!("the window is at {url}")) }
        })
        .await
    }

    /// Everything that can be read on the screen.
    ///
    /// # Errors
    /// The driver no longer answers.
    pub async fn text(&self) -> Done<String> {
        let text = self.client.execute("return document.body.innerText", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Runs a script in the page and gives what it returns: for what cannot be seen, never to act.
    ///
    /// # Errors
    /// The script throws.
    pub async fn ask(&self, script: &str) -> Done<Value> {
        Ok(self.client.execute(script, vec![]).await?)
    }

    /// Gives the window a size, in CSS pixels.
    ///
    /// # Errors
    /// The driver refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Done {
        self.client.set_window_size(width, height).await?;
        // The page hears of it later; a window is never smaller than the program allows.
        let narrowest = u64::from(width.max(NARROWEST));
        until(&format!("a window {width} wide"), || async {
            let there = self.ask("return window.innerWidth").await.map_err(|problem| problem.to_string())?;
            if there.as_u64() == Some(narrowest) { Ok(()) } else { Err(format!("it is {there}")) }
        })
        .await
    }

    /// Keeps a picture of the page in `screenshots/e2e/`, where the stage is drawn.
    ///
    /// # Errors
    /// The picture cannot be written, or nothing is on it.
    pub async fn picture(&self, name: &str) -> Done {
        // The driver gives the last frame painted: two frames later it is this screen.
        self.client.execute_async(TWO_FRAMES, vec![]).await?;
        if !self.drawn {
            return Ok(());
        }
        let folder = root().join("screenshots/e2e");
        fs::create_dir_all(&folder)?;
        let picture = self.client.screenshot().await?;
        if picture.len() < BLANK {
            return Err(format!("{name}: nothing is drawn, the picture is one of a blank page").into());
        }
        Ok(fs::write(folder.join(format!("{name}.png")), picture)?)
    }

    /// What axe finds wrong on this screen, one line per rule; nothing is what is wanted.
    ///
    /// # Errors
    /// axe-core is not installed (`npm ci` in `ui/`) or cannot run.
    pub async fn axe(&self) -> Done<Vec<String>> {
        if self.ask("return typeof axe").await? == "undefined" {
            let source = fs::read_to_string(root().join("ui/node_modules/axe-core/axe.min.js"))?;
            self.client.execute(&source, vec![]).await?;
        }
        let found = self.client.execute_async(AXE, vec![]).await?;
        let lines = found.as_array().ok_or_else(|| format!("axe did not answer: {found}"))?;
        Ok(lines.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Clicks what a script finds, and makes sure that it is what heard the click: what came above it meanwhile
    /// may have pushed it away from under the mouse.
    async fn click_what(&self, script: &str, words: &str) -> Result<(), String> {
        let element = self.element(&format!("{LISTEN}\n{script}"), words).await?;
        element.click().await.map_err(|problem| format!("{problem:?}"))?;
        // What the click closed answers no more: it was heard.
        match self.ask("return window.heard ?? null").await {
            Ok(Value::String(other)) => Err(format!("the click went to {other}")),
            Ok(_) | Err(_) => Ok(()),
        }
    }

    async fn element(&self, script: &str, words: &str) -> Result<Element, String> {
        let script = format!("{FIND}\n{script}");
        let found = self.client.execute(&script, vec![json!(plain(words))]).await;
        let found = found.map_err(|problem| problem.to_string())?;
        if let Some(several) = found.as_str() {
            return Err(several.to_owned());
        }
        let reference = found.get(ELEMENT_KEY).and_then(Value::as_str).ok_or("nothing of that name")?;
        Ok(Element::from_element_id(self.client.clone(), reference.to_owned().into()))
    }
}

/// The key under which WebDriver gives an element (W3C WebDriver, section 12.2).
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The folder of the whole project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Names as a reader hears them: `aria-label`, else the label or the text, every space alike.
const FIND: &str = r"
const wanted = arguments[0];
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
const name = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return plain(by.split(' ').map((id) => document.getElementById(id)?.innerText).join(' '));
  return plain(element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText);
};
// Words that begin several names choose none of them: the one meant may not be there yet.
const best = (all) => {
  const exact = all.find((e) => name(e) === wanted);
  if (exact) return exact;
  const begun = all.filter((e) => name(e).startsWith(wanted));
  const names = [...new Set(begun.map(name))];
  return names.length > 1 ? 'several begin so: ' + names.join(' | ') : (begun[0] ?? null);
};
";

/// Notes what the next click goes to, where that is not what is returned.
const LISTEN: &str = r"
window.heard = null;
const chosen = (element) => {
  if (!element?.tagName) return element;
  const hear = (event) => {
    window.heard = event.composedPath().includes(element) ? null : (event.target.outerHTML ?? 'the page').slice(0, 120);
  };
  removeEventListener('click', window.hear, true);
  window.hear = hear;
  addEventListener('click', hear, { capture: true, once: true });
  return element;
};
";

const PRESSABLE: &str = r"
const open = document.querySelector('dialog[open], [role=dialog], [role=alertdialog]');
const query = 'button, a[href], summary, label, [role=button], [role=tab], [role=option], [role=row], [role=radio], [role=menuitem], [role=switch], [role=checkbox]';
const within = (place) => best([...place.querySelectorAll(query)].filter((e) => shown(e) && !e.disabled));
const found = (open && within(open)) ?? within(document);
// Brought into sight as by the wheel: the driver takes for visible what lies under the edge of a list.
found?.scrollIntoView?.({ block: 'nearest' });
return chosen(found);
";

const MENU: &str = r"
return chosen(best([...document.querySelectorAll('nav[aria-label=Menu] a')]));
";

const MARKED: &str =
    "return document.querySelector('nav[aria-label=Menu] [aria-current=page]')?.innerText ?? ''";

const TAB: &str = r"
return chosen(best([...document.querySelectorAll('[role=tab]')].filter(shown)));
";

const FIELD: &str = r"
const query = 'input:not([type=file]), textarea, select, [role=combobox], [role=textbox]';
return best([...document.querySelectorAll(query)].filter((e) => shown(e) && !e.disabled));
";

const FILE_FIELD: &str = r"
const all = [...document.querySelectorAll('input[type=file]')];
return wanted === '' ? (all[0] ?? null) : best(all);
";

const TWO_FRAMES: &str =
    "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";

/// Where a thing stands, which takes axe as long as all its rules, is asked once something is wrong.
const AXE: &str = r"
const done = arguments[arguments.length - 1];
const run = (selectors) => axe.run(document, { resultTypes: ['violations'], selectors });
const line = (v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', ');
run(false)
  .then((quick) => (quick.violations.length === 0 ? quick : run(true)))
  .then((result) => done(result.violations.map(line)), (problem) => done(String(problem)));
";

/// CSS pixels below which the program lets nobody make its window.
const NARROWEST: u32 = 1024;

/// Bytes below which a picture is one of a blank page: it takes some 3,000, a few words 15,000.
const BLANK: usize = 8_000;
