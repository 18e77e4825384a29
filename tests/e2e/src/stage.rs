//! A screen, a session bus and folders of its own.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::background::Background;
use crate::patience::until;
use crate::window::root;
use crate::{Desktop, Done, Window};

/// A bus that starts no service by itself: what is on it was put there by the test.
const BUS: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#;

/// What a desktop is told that wants nothing to move: what fades or slides is drawn again many times.
const STILL: &str = "[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n";
/// Set, every stage is drawn: `make e2e` keeps a picture of all that the tests look at.
const PICTURES: &str = "DUMENT_PICTURES";

/// Where one program runs, apart from every other.
///
/// A screen without a graphics card is drawn by the processor, which takes as long as all the rest. No
/// test but those of [`Stage::drawn`] looks at what was drawn: they read, press and measure the page
/// itself. So the others run the same program with a graphics card that draws nothing, on a desktop
/// where nothing moves.
#[derive(Debug)]
pub struct Stage {
    display: String,
    bus_address: String,
    _screen: Background,
    bus: Option<Background>,
    dark: bool,
    drawn: bool,
    // Last: the folder goes once nothing runs in it any more.
    folder: TempDir,
}

impl Stage {
    /// A new stage: an empty data folder, nobody on the bus.
    ///
    /// # Errors
    /// Xvfb or dbus-daemon is missing.
    pub fn new() -> Done<Stage> {
        let mut stage = Stage::without_bus()?;
        let config = stage.folder.path().join("bus.conf");
        fs::write(&config, BUS)?;
        let (bus, address) = Background::start_and_read(
            Command::new("dbus-daemon")
                .args(["--nofork", "--print-address"])
                .arg(format!("--config-file={}", config.display()))
                .env("DISPLAY", &stage.display),
        )?;
        stage.bus_address = address;
        stage.bus = Some(bus);
        Ok(stage)
    }

    /// A stage with a screen and no session bus, as over a remote shell.
    ///
    /// # Errors
    /// Xvfb is missing.
    pub fn without_bus() -> Done<Stage> {
        let folder = tempfile::Builder::new().prefix("dûment essai ").tempdir()?;
        for name in ["données", "pdf", "config/gtk-3.0", "cache"] {
            fs::create_dir_all(folder.path().join(name))?;
        }
        let (screen, number) = Background::start_and_read(
            Command::new("Xvfb")
                .args("-displayfd 1 -screen 0 1920x1080x24 -nolisten tcp -noreset".split(' ')),
        )?;
        let bus_address = "unix:path=/nonexistent".to_owned();
        Ok(Stage {
            folder,
            display: format!(":{number}"),
            bus_address,
            _screen: screen,
            bus: None,
            dark: false,
            drawn: std::env::var_os(PICTURES).is_some(),
        })
    }

    /// The same stage for someone whose desktop is dark.
    #[must_use]
    pub fn dark(mut self) -> Stage {
        self.dark = true;
        self
    }

    /// The same stage with all that a user sees: the screen is drawn, what moves moves, and pictures are
    /// kept.
    #[must_use]
    pub fn drawn(mut self) -> Stage {
        self.drawn = true;
        self
    }

    /// The data folder of the program.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("données")
    }

    /// Where the program saves what the user would save through a dialog.
    #[must_use]
    pub fn saved(&self) -> PathBuf {
        self.folder.path().join("pdf")
    }

    /// Puts a desktop on the bus: it shows tray icons and notifications.
    ///
    /// # Errors
    /// The bus does not answer.
    pub async fn desktop(&self) -> Done<Desktop> {
        self.bus.as_ref().ok_or("this stage has no bus")?;
        Desktop::on(&self.bus_address).await
    }

    /// Opens the program at a moment written `2026-11-21T07:30`.
    ///
    /// # Errors
    /// The program was not built, or its window does not open.
    pub async fn open(&self, now: &str) -> Done<Window> {
        let program = program()?;
        let settings = self.folder.path().join("config/gtk-3.0/settings.ini");
        fs::write(settings, if self.drawn { "" } else { STILL })?;
        let mut driver = Command::new("WebKitWebDriver");
        self.surround(&mut driver, now);
        Window::open(driver, &program, self.drawn).await
    }

    /// Writes a file that the user has on the computer.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn file(&self, name: &str, content: &[u8]) -> Done<PathBuf> {
        let path = self.folder.path().join(name);
        fs::write(&path, content)?;
        Ok(path)
    }

    /// Runs the terminal program on the same data, the window being closed: for what has to be
    /// there beforehand, and for what was really written. Gives what it prints.
    ///
    /// # Errors
    /// It refuses: its own sentence.
    pub async fn terminal(&self, today: &str, words: &[&str]) -> Done<String> {
        let mut command = Command::new(program()?.with_file_name("dument-cli"));
        self.surround(&mut command, &format!("{today}T08:00"));
        command.arg("--data").arg(self.data()).args(words);
        let ended = until("the window to leave its data", || {
            let ended = command.output().map_err(|problem| problem.to_string());
            std::future::ready(ended.and_then(|ended| {
                let said = String::from_utf8_lossy(&ended.stderr);
                if said.contains("déjà ouvert") { Err(said.into_owned()) } else { Ok(ended) }
            }))
        })
        .await?;
        if !ended.status.success() {
            return Err(String::from_utf8_lossy(&ended.stderr).into_owned().into());
        }
        Ok(String::from_utf8(ended.stdout)?)
    }

    /// The company of the tests, as the first start would have made it.
    ///
    /// # Errors
    /// The terminal refuses.
    pub async fn with_company(self) -> Done<Stage> {
        let file = self.file("entreprise.json", include_bytes!("../fixtures/kerbrat.json"))?;
        self.terminal("2026-11-20", &["init", "--company", &file.to_string_lossy()]).await?;
        Ok(self)
    }

    /// A command with the surroundings of this stage: screen, bus, folders, day and hour.
    pub fn surround(&self, command: &mut Command, now: &str) {
        let inside = |name: &str| self.folder.path().join(name);
        command
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("DUMENT_DATA", inside("données"))
            .env("DUMENT_CONFIG", inside("config"))
            .env("DUMENT_SAVE_DIR", inside("pdf"))
            .env("DUMENT_NOW", now)
            .env("XDG_CONFIG_HOME", inside("config"))
            .env("XDG_CACHE_HOME", inside("cache"))
            .env("XDG_DATA_HOME", inside("données"))
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("NO_AT_BRIDGE", "1")
            // What draws the screen by the processor is compiled once for all windows, and nothing
            // waits beside it.
            .env("MESA_SHADER_CACHE_DIR", root().join(".setup/shaders"))
            .env("LP_NUM_THREADS", "0")
            // A page that lives for seconds gains nothing by being compiled a second time, better.
            .env("JSC_useDFGJIT", "0")
            .env("GTK_THEME", if self.dark { "Adwaita:dark" } else { "Adwaita" })
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DUMENT_TODAY");
        if !self.drawn {
            command.env("GALLIUM_NOOP", "1");
        }
    }
}

/// The program under test: `DUMENT_PROGRAM`, or the one `make e2e` builds.
///
/// # Errors
/// It was not built.
pub fn program() -> Done<PathBuf> {
    if let Some(chosen) = std::env::var_os("DUMENT_PROGRAM") {
        return Ok(PathBuf::from(chosen));
    }
    let root = root();
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let built = target.join("debug/dument");
    if !built.exists() {
        return Err("the program was not built: run `make e2e`".into());
    }
    Ok(built.canonicalize()?)
}
