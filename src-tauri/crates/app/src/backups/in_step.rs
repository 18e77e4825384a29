//! A data folder that another program keeps in step with other computers (OneDrive, Dropbox, a share of the network):
//! it copies the file in the middle of a writing, or puts an older one back.

use std::path::{Component, Path};

/// Beginnings of the names of folders, each with the program that makes them.
const FOLDERS: [(&str, &str); 21] = [
    ("OneDrive", "OneDrive"),
    ("Dropbox", "Dropbox"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("My Drive", "Google Drive"),
    ("Mon Drive", "Google Drive"),
    ("iCloudDrive", "iCloud"),
    ("iCloud Drive", "iCloud"),
    ("com~apple~CloudDocs", "iCloud"),
    ("Mobile Documents", "iCloud"),
    ("CloudStorage", "un espace en ligne"),
    ("Nextcloud", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("kDrive", "kDrive"),
    ("pCloud", "pCloud"),
    ("Proton Drive", "Proton Drive"),
    ("ProtonDrive", "Proton Drive"),
    ("SynologyDrive", "Synology Drive"),
    ("Synology Drive", "Synology Drive"),
    ("MEGAsync", "MEGA"),
    ("Box Sync", "Box"),
];

/// Files and folders that these programs leave at the top of what they keep.
const MARKERS: [(&str, &str); 8] = [
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
];

/// Kinds of disks that are another computer's.
const NETWORK: [&str; 17] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "davfs",
    "fuse.davfs2",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse",
    "fuse.onedriver",
    "fuse.smbnetfs",
];

/// What to say of a data folder that another program keeps in step; nothing where none is seen to.
#[must_use]
pub fn kept_in_step(home: &Path) -> Option<String> {
    let real = home.canonicalize().unwrap_or_else(|_| home.to_owned());
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let shown = home.display();
    if let Some(keeper) = keeper_of(&real) {
        return Some(format!(
            "Vos données sont dans un dossier que {keeper} recopie sans cesse ({shown})\u{a0}: il peut les prendre au milieu d’une écriture ou remettre une version d’avant, et vous en perdriez. Fermez Dûment, déplacez ce dossier hors de {keeper}, puis dites sa nouvelle place dans DUMENT_DATA. Pour un double en ligne, prenez-y plutôt l’«\u{a0}Autre emplacement\u{a0}» des sauvegardes, protégé par une phrase de passe."
        ));
    }
    is_of_the_network(&real, &mounts).then(|| {
        format!(
            "Vos données sont sur un disque du réseau ({shown})\u{a0}: deux ordinateurs peuvent y écrire à la fois, ou la liaison se couper au milieu d’une écriture, et vous en perdriez. Fermez Dûment, déplacez ce dossier sur le disque de cet ordinateur, puis dites sa nouvelle place dans DUMENT_DATA. Le réseau convient à l’«\u{a0}Autre emplacement\u{a0}» des sauvegardes."
        )
    })
}

/// The program that keeps a folder in step, by its name or by what it leaves there.
fn keeper_of(folder: &Path) -> Option<&'static str> {
    let named = folder.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    let mut by_name = named.filter_map(|name| {
        let known = |start: &str| {
            let rest = name.strip_prefix(start)?;
            // « OneDrive - Kerbrat », « Dropbox (Privé) », « GoogleDrive-yann@… »; « Dropboxeur » is somebody's own.
            (!rest.starts_with(char::is_alphanumeric)).then_some(())
        };
        FOLDERS.iter().find(|(start, _)| known(start).is_some()).map(|(_, keeper)| *keeper)
    });
    let left = || {
        let found = |folder: &Path| MARKERS.iter().find(|(marker, _)| folder.join(marker).exists());
        folder.ancestors().find_map(found).map(|(_, keeper)| *keeper)
    };
    by_name.next_back().or_else(left)
}

/// Whether the disk that a folder is on is another computer's, by the table of mounts of the system.
fn is_of_the_network(folder: &Path, mounts: &str) -> bool {
    // A share of Windows, named by its computer.
    if folder.to_string_lossy().trim_start_matches(r"\\?\UNC").starts_with(r"\\")
        && !folder.to_string_lossy().starts_with(r"\\?\")
        || folder.to_string_lossy().starts_with(r"\\?\UNC\")
    {
        return true;
    }
    let of_line = |line: &str| {
        let mut parts = line.split(' ');
        let (_, at, kind) = (parts.next()?, parts.next()?, parts.next()?);
        let at = at.replace(r"\040", " ").replace(r"\011", "\t");
        folder.starts_with(&at).then(|| (at.len(), kind.to_owned()))
    };
    let nearest = mounts.lines().filter_map(of_line).max_by_key(|(length, _)| *length);
    nearest.is_some_and(|(_, kind)| NETWORK.contains(&kind.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_a_program_that_copies_is_known_by_its_name_and_nobody_else_s_is() {
        for (folder, keeper) in [
            ("/srv/yann/OneDrive/Dûment", Some("OneDrive")),
            ("/srv/yann/OneDrive - Kerbrat Plomberie/dument", Some("OneDrive")),
            ("/srv/yann/Dropbox (Privé)/dument", Some("Dropbox")),
            (
                "/srv/yann/Library/CloudStorage/GoogleDrive-yann@example.fr/Mon Drive/dument",
                Some("Google Drive"),
            ),
            ("/srv/yann/Library/Mobile Documents/com~apple~CloudDocs/dument", Some("iCloud")),
            ("/srv/yann/Nextcloud2/dument", None),
            ("/srv/yann/Dropboxeur/dument", None),
            ("/srv/yann/.local/share/dument", None),
            ("/srv/yann/Boxes/dument", None),
        ] {
            assert_eq!(keeper_of(Path::new(folder)), keeper, "{folder}");
        }
    }

    #[test]
    fn a_disk_of_the_network_is_known_by_the_nearest_mount() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nserveur:/srv /srv nfs4 rw 0 0\n/dev/sdb1 /srv/yann/disque\\040local ext4 rw 0 0\n//serveur/bureau /mnt/bureau cifs rw 0 0\n";
        for (folder, network) in [
            ("/srv/yann/dument", true),
            ("/srv/yann/disque local/dument", false),
            ("/mnt/bureau", true),
            ("/mnt/bureautique", false),
            ("/var/lib/dument", false),
            (r"\\serveur\bureau\dument", true),
            (r"\\?\UNC\serveur\bureau", true),
            (r"\\?\D:\dument", false),
        ] {
            assert_eq!(is_of_the_network(Path::new(folder), mounts), network, "{folder}");
        }
        assert!(!is_of_the_network(Path::new("/srv/yann"), ""));
    }
}
