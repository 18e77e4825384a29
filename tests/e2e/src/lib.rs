//! The real program, driven by WebKitWebDriver, by clicks and keys only.
//!
//! Each test opens its own [`Stage`]: a screen (Xvfb), a session bus and a data folder that nothing
//! else uses, so tests run side by side and never show a window to someone at work. On it, the
//! built program is opened as a [`Window`]; where a test looks at the tray or at notifications, a
//! [`Desktop`] stands on the bus in place of GNOME or KDE.
//!
//! To add a journey: a file `tests/e2e_<word>.rs`, a `#[tokio::test]` per journey, helpers of
//! [`Window`] named as the user would say them. `make e2e` builds the program first.

mod background;
mod desktop;
mod facturx;
mod paper;
mod stage;
mod window;

pub use background::Background;
pub use desktop::{Desktop, MenuEntry, Notice};
pub use facturx::ElectronicInvoice;
pub use paper::Paper;
pub use stage::{Stage, program};
pub use window::Window;

/// A step that worked, or the sentence that says what was expected and what was seen.
pub type Done<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
