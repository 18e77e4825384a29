//! Starting with the computer's session, if the user asks for it.

/// The argument given at login: start in the tray where there is one.
pub const IN_TRAY: &str = "--dans-la-barre";

pub use platform::{is_set, set};

/// Whether the session started this program: nobody is before it yet.
#[must_use]
pub fn brought_it() -> bool {
    std::env::args().any(|argument| argument == IN_TRAY)
}

#[cfg(target_os = "linux")]
mod platform {
    use std::path::{Path, PathBuf};
    use std::{env, fs, io};

    use directories::BaseDirs;

    /// Whether the program starts with the session.
    #[must_use]
    pub fn is_set() -> bool {
        entry().is_some_and(|path| path.exists())
    }

    /// Makes the program start with the session, or no longer.
    ///
    /// # Errors
    /// The file of the desktop's autostart folder cannot be written or removed.
    pub fn set(wanted: bool) -> io::Result<()> {
        let path = entry().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        if !wanted {
            return if path.exists() { fs::remove_file(path) } else { Ok(()) };
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, desktop_entry(&env::current_exe()?))
    }

    fn entry() -> Option<PathBuf> {
        BaseDirs::new().map(|dirs| dirs.config_dir().join("autostart").join("fr.dument.app.desktop"))
    }

    /// The quoting of the Desktop Entry Specification: the path stands in double quotes.
    fn desktop_entry(program: &Path) -> String {
        let path: String = program
            .to_string_lossy()
            .chars()
            .flat_map(|letter| match letter {
                '"' | '`' | '$' => vec!['\\', '\\', letter],
                '\\' => vec!['\\', '\\', '\\', '\\'],
                '%' => vec!['%', '%'],
                other => vec![other],
            })
            .collect();
        let option = super::IN_TRAY;
        format!(
            "[Desktop Entry]\nType=Application\nName=Dûment\nComment=Se faire payer, dans les règles\n\
             Exec=\"{path}\" {option}\nIcon=dument\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
        )
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_path_with_spaces_and_signs_is_quoted() {
            let text = desktop_entry(Path::new("/opt/Mes programmes/100 %/dument"));
            assert!(text.contains("Exec=\"/opt/Mes programmes/100 %%/dument\" --dans-la-barre\n"), "{text}");
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod platform {
    use std::{env, io};

    use auto_launch::{AutoLaunch, AutoLaunchBuilder};

    /// Whether the program starts with the session.
    #[must_use]
    pub fn is_set() -> bool {
        entry().and_then(|entry| entry.is_enabled().map_err(io::Error::other)).unwrap_or(false)
    }

    /// Makes the program start with the session, or no longer.
    ///
    /// # Errors
    /// The list of programs started at login cannot be changed.
    pub fn set(wanted: bool) -> io::Result<()> {
        let entry = entry()?;
        if wanted { entry.enable() } else { entry.disable() }.map_err(io::Error::other)
    }

    fn entry() -> io::Result<AutoLaunch> {
        let program = env::current_exe()?;
        AutoLaunchBuilder::new()
            .set_app_name("Dument")
            .set_app_path(&program.to_string_lossy())
            .set_args(&[super::IN_TRAY])
            .build()
            .map_err(io::Error::other)
    }
}
