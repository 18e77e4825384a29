//! A desktop that shows nothing and remembers everything: tray icons and notifications on the bus.

use std::collections::HashMap;

use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use zbus::fdo::DBusProxy;
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::{Connection, OwnedVariant, Structure, Variant, connection, interface};

use crate::Done;
use crate::patience::{patience, until};

const NOTIFICATIONS: &str = "/org/freedesktop/Notifications";

/// One notification as the program asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number on this desktop.
    pub id: u32,
    /// The program's name.
    pub program: String,
    /// The title.
    pub summary: String,
    /// The text.
    pub body: String,
    /// Keys and labels of its buttons, in turn.
    pub actions: Vec<String>,
}

/// One line of the tray menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// Its number, to click it.
    pub id: i32,
    /// What is written; empty for a separating line.
    pub label: String,
    /// Whether it can be clicked.
    pub enabled: bool,
}

/// The desktop on the bus of a [`crate::Stage`].
#[derive(Debug)]
pub struct Desktop {
    bus: Connection,
    notices: Mutex<UnboundedReceiver<Notice>>,
    icons: Mutex<UnboundedReceiver<(String, String)>>,
}

impl Desktop {
    pub(crate) async fn on(address: &str) -> Done<Desktop> {
        let (told, notices) = unbounded_channel();
        let (registered, icons) = unbounded_channel();
        let bus = connection::Builder::address(address)
            .serve_at(NOTIFICATIONS, Notifications { told, count: 0 })
            .serve_at("/StatusNotifierWatcher", Watcher { registered })
            .name("org.freedesktop.Notifications")
            .name("org.kde.StatusNotifierWatcher")
            .build()
            .await?;
        Ok(Desktop { bus, notices: Mutex::new(notices), icons: Mutex::new(icons) })
    }

    /// The next notification.
    ///
    /// # Errors
    /// None comes in time.
    pub async fn notice(&self) -> Done<Notice> {
        let mut notices = self.notices.lock().await;
        until("a notification", || std::future::ready(notices.try_recv().map_err(|empty| empty.to_string())))
            .await
    }

    /// The notifications that came and that nobody looked at yet.
    pub async fn unread(&self) -> Vec<Notice> {
        let mut notices = self.notices.lock().await;
        std::iter::from_fn(|| notices.try_recv().ok()).collect()
    }

    /// Clicks a button of a notification.
    ///
    /// # Errors
    /// The bus does not answer.
    pub async fn answer(&self, notice: &Notice, action: &str) -> Done {
        let emitter = SignalEmitter::new(&self.bus, NOTIFICATIONS)?;
        Ok(Notifications::action_invoked(&emitter, notice.id, action).await?)
    }

    /// Waits for the icon of a program that still runs: each start registers one or more.
    ///
    /// # Errors
    /// It never comes.
    pub async fn icon(&self) -> Done<Icon<'_>> {
        let mut icons = self.icons.lock().await;
        let bus = DBusProxy::new(&self.bus).await?;
        let looking = async {
            while let Some((owner, path)) = icons.recv().await {
                if bus.name_has_owner(owner.as_str().try_into()?).await? {
                    return Done::Ok(Icon { bus: &self.bus, owner, path });
                }
            }
            Err("the desktop is gone".into())
        };
        tokio::time::timeout(patience(), looking).await.map_err(|_| "waited for an icon in the tray")?
    }
}

/// The program's icon in the tray.
#[derive(Debug)]
pub struct Icon<'a> {
    bus: &'a Connection,
    owner: String,
    path: String,
}

impl Icon<'_> {
    /// A property of the icon, as text: `Title`, `Status`, `IconName`.
    ///
    /// # Errors
    /// The icon has no such property.
    pub async fn property(&self, name: &str) -> Done<String> {
        let reply = self
            .bus
            .call_method(
                Some(self.owner.as_str()),
                self.path.as_str(),
                Some("org.freedesktop.DBus.Properties"),
                "Get",
                &("org.kde.StatusNotifierItem", name),
            )
            .await?;
        Ok(text(&reply.body().deserialize::<OwnedVariant>()?))
    }

    /// The lines of its menu, from top to bottom.
    ///
    /// # Errors
    /// The menu does not answer.
    pub async fn menu(&self) -> Done<Vec<MenuEntry>> {
        let path = self.property("Menu").await?;
        let none: &[&str] = &[];
        let reply = self
            .bus
            .call_method(
                Some(self.owner.as_str()),
                path.as_str(),
                Some("com.canonical.dbusmenu"),
                "GetLayout",
                &(0_i32, -1_i32, none),
            )
            .await?;
        type Layout = (u32, (i32, HashMap<String, OwnedVariant>, Vec<OwnedVariant>));
        let (_, (_, _, lines)) = reply.body().deserialize::<Layout>()?;
        lines.iter().map(entry).collect()
    }

    /// The menu once its first line contains these words: it is drawn again a moment after the
    /// data change.
    ///
    /// # Errors
    /// It never says so.
    pub async fn menu_saying(&self, headline: &str) -> Done<Vec<MenuEntry>> {
        until(&format!("a tray menu saying « {headline} »"), || async {
            let menu = self.menu().await.map_err(|problem| problem.to_string())?;
            let said = menu.first().is_some_and(|first| first.label.contains(headline));
            if said { Ok(menu) } else { Err(format!("it says {menu:?}")) }
        })
        .await
    }

    /// Clicks a line of the menu by its words, again if the menu was drawn anew between the look
    /// and the click, as somebody would. A program that ends at once has no time to answer.
    ///
    /// # Errors
    /// No line reads so.
    pub async fn click(&self, label: &str) -> Done {
        until(&format!("a click on « {label} » in the tray menu"), || async {
            match self.click_once(label).await {
                Err(_) if self.has_left().await => Ok(()),
                clicked => clicked.map_err(|problem| problem.to_string()),
            }
        })
        .await
    }

    /// Whether the program left the bus, as one that has ended.
    async fn has_left(&self) -> bool {
        let asked = self.bus.call_method(
            Some("org.freedesktop.DBus"),
            "/org/freedesktop/DBus",
            Some("org.freedesktop.DBus"),
            "NameHasOwner",
            &self.owner,
        );
        let owned = asked.await.and_then(|reply| reply.body().deserialize::<bool>());
        owned.is_ok_and(|owned| !owned)
    }

    async fn click_once(&self, label: &str) -> Done {
        let menu = self.menu().await?;
        let entry = menu
            .iter()
            .find(|entry| entry.label == label)
            .ok_or_else(|| format!("no « {label} » in {menu:?}"))?;
        let path = self.property("Menu").await?;
        self.bus
            .call_method(
                Some(self.owner.as_str()),
                path.as_str(),
                Some("com.canonical.dbusmenu"),
                "Event",
                &(entry.id, "clicked", Variant::from(0_i32), 0_u32),
            )
            .await?;
        Ok(())
    }
}

fn entry(line: &OwnedVariant) -> Done<MenuEntry> {
    let parts = Structure::try_from(line.try_clone()?)?;
    let [id, properties, _] = parts.fields() else { return Err("not a menu line".into()) };
    let properties = HashMap::<String, OwnedVariant>::try_from(properties.try_clone()?)?;
    Ok(MenuEntry {
        id: i32::try_from(id)?,
        label: properties.get("label").map(text).unwrap_or_default(),
        enabled: properties.get("enabled").is_none_or(|value| bool::try_from(value).unwrap_or(true)),
    })
}

fn text(value: &OwnedVariant) -> String {
    if let Variant::ObjectPath(path) = &**value {
        path.to_string()
    } else {
        String::try_from(value.clone()).unwrap_or_default()
    }
}

struct Notifications {
    told: UnboundedSender<Notice>,
    count: u32,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    #[expect(clippy::too_many_arguments, reason = "the interface is that of the desktop specification")]
    fn notify(
        &mut self,
        program: String,
        _replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedVariant>,
        _timeout: i32,
    ) -> u32 {
        self.count += 1;
        let notice = Notice { id: self.count, program, summary, body, actions };
        // A test that ended no longer reads.
        let _ = self.told.send(notice);
        self.count
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        vec!["actions".to_owned(), "body".to_owned()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("essai".to_owned(), "dument".to_owned(), "1".to_owned(), "1.2".to_owned())
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str) -> zbus::Result<()>;
}

struct Watcher {
    registered: UnboundedSender<(String, String)>,
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, #[zbus(header)] header: Header<'_>, service: String) {
        let owner = header.sender().map(ToString::to_string).unwrap_or_default();
        let _ = self.registered.send((owner, service));
    }

    fn register_status_notifier_host(&self, _service: String) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        Vec::new()
    }
}
