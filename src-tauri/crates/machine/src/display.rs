//! Is there a screen to open a window on? Said in plain French instead of a crash.

use std::panic::{self, AssertUnwindSafe};

/// What to tell the user when no window can be opened.
pub const NO_SCREEN: &str = "Dûment a besoin d’un écran\u{a0}: aucun n’a été trouvé (DISPLAY et WAYLAND_DISPLAY sont vides).\n\
     Sans écran, lancez «\u{a0}make run\u{a0}» à la racine du dépôt, ou utilisez dument-cli.";

/// What to tell the user when the screen named does not answer.
pub const NO_ANSWER: &str = "Dûment n’a pas pu ouvrir de fenêtre\u{a0}: l’écran indiqué par DISPLAY ou WAYLAND_DISPLAY ne répond pas.";

/// Whether the environment names a screen. Windows and macOS always have one.
#[must_use]
pub fn present() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|text| !text.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// Whether the bar of the desktop is dark. GNOME's is under both themes.
#[must_use]
pub fn bar_is_dark(theme_is_dark: bool) -> bool {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    theme_is_dark || desktop.to_uppercase().contains("GNOME")
}

/// Runs what the toolkit may end in a panic where the screen it was promised does not answer, without
/// a word of it: nothing then.
pub fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    panic::set_hook(hook);
    done.ok()
}
