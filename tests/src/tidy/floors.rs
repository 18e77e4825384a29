//! The order of the rooms inside a crate: no circle of files, and in `app` no use of a floor above.

use std::collections::{BTreeMap, BTreeSet};

use super::crate_files::CrateFile;
use super::crate_uses::{CrateFiles, Use, crates_of};
use super::{Problem, Repository};

/// The crate that stands on floors.
const APP: &str = "src-tauri/crates/app/src/";

/// The rooms of `app`, floor by floor from the ground; a room may use those of the floors below.
const FLOORS: [&[&str]; 6] = [
    &["error", "now", "views"],
    &["words"],
    &["law", "ground"],
    &["reading"],
    &[
        "alerts",
        "backups",
        "calendar",
        "call",
        "case",
        "changes",
        "clients",
        "companies",
        "deeds",
        "delegation",
        "documents",
        "export",
        "freshness",
        "intake",
        "invoices",
        "legal",
        "letter",
        "payment",
        "personal",
        "scenarios",
        "settings",
        "statement",
        "today",
    ],
    &["desk", "example", "glance", "trial", "verifying"],
];

/// Which room may use which of its own floor.
const MAY_ASK: [(&str, &[&str]); 17] = [
    ("error", &["views"]),
    ("alerts", &["backups", "freshness"]),
    ("calendar", &["call"]),
    ("call", &["freshness"]),
    ("changes", &["backups"]),
    ("case", &["documents", "scenarios"]),
    ("companies", &["backups"]),
    ("deeds", &["documents"]),
    ("delegation", &["calendar", "call"]),
    ("intake", &["backups"]),
    ("letter", &["freshness", "statement"]),
    ("personal", &["backups"]),
    ("settings", &["alerts", "backups"]),
    ("today", &["alerts", "freshness"]),
    ("desk", &["example", "glance", "trial"]),
    ("verifying", &["desk"]),
    ("example", &[]),
];

/// What `App` itself can do at most: open, ask, act, and what these need.
const APP_METHODS_MAX: usize = 12;

/// Methods of `App` outside its ground, or too many of them: a use case is a function of what a
/// question or an act is given.
#[must_use]
pub fn use_cases_are_functions(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for one in crates_of(repository).iter().filter(|one| one.folder == APP) {
        let of_app = |file: &CrateFile| file.methods.iter().filter(|(owner, _)| owner == "App").count();
        let (ground, above): (Vec<_>, Vec<_>) =
            one.files.iter().partition(|file| room_of(&file.path) == "ground");
        for file in above.into_iter().filter(|file| of_app(file) > 0) {
            let message =
                "`impl App` is for `ground`: a use case is a function of `Reading` or `&mut Acting`";
            problems.push(Problem::at(&file.path, 0, message.to_owned()));
        }
        let count: usize = ground.iter().map(|file| of_app(file)).sum();
        if count > APP_METHODS_MAX {
            let message = format!(
                "`App` has {count} methods, {APP_METHODS_MAX} at most: say it of `Reading` or `Acting`"
            );
            problems.extend(ground.first().map(|file| Problem::at(&file.path, 0, message)));
        }
    }
    problems
}

/// Uses of a floor above, or of a room of the same floor that is not named in the table.
#[must_use]
pub fn floors(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for one in crates_of(repository).iter().filter(|one| one.folder == APP) {
        for file in &one.files {
            let room = room_of(&file.path);
            if room != "lib" && floor_of(room).is_none() {
                let message = format!("`{room}` has no floor: name it in tests/src/tidy/floors.rs");
                problems.push(Problem::at(&file.path, 0, message));
            }
        }
        problems.extend(one.uses().iter().filter_map(wrong_way));
    }
    problems
}

fn wrong_way(one: &Use) -> Option<Problem> {
    let (from, to) = (room_of(&one.from), room_of(&one.to));
    let (floor, used) = (floor_of(from)?, floor_of(to)?);
    let named = MAY_ASK.iter().any(|(room, asked)| *room == from && asked.contains(&to));
    let message = if used > floor {
        format!(
            "`{from}` may not use `{}` of `{to}`, a floor above: move it down, or hand in what it needs",
            one.word
        )
    } else if used == floor && from != to && !named {
        format!(
            "`{from}` may not use `{}` of `{to}`, its neighbour: move what both need to a floor below",
            one.word
        )
    } else {
        return None;
    };
    Some(Problem::at(&one.from, one.line, message))
}

/// The first part of a path inside `app`.
fn room_of(path: &str) -> &str {
    let inside = path.strip_prefix(APP).unwrap_or(path);
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
}

fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// Files that use each other in a circle, in any crate.
///
/// Outside `app`, a file may use the words of the `mod.rs` of its own folder, which uses it in
/// turn: the folder is then one room with a door.
#[must_use]
pub fn file_circles(repository: &Repository) -> Vec<Problem> {
    crates_of(repository).iter().flat_map(circles_of).collect()
}

fn circles_of(one: &CrateFiles) -> Vec<Problem> {
    let uses = one.uses();
    let strict = one.folder == APP;
    let kept: Vec<&Use> = uses.iter().filter(|used| strict || !is_own_door(&used.from, &used.to)).collect();
    let mut ahead: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for used in &kept {
        ahead.entry(&used.from).or_default().insert(&used.to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        ahead.keys().map(|file| (*file, reached_from(file, &ahead))).collect();
    let both = |one: &str, other: &str| {
        let goes = |from: &str, to: &str| reached.get(from).is_some_and(|files| files.contains(to));
        goes(one, other) && goes(other, one)
    };
    let inside = kept.into_iter().filter(|used| both(&used.from, &used.to));
    let problems = inside.map(|used| {
        let message = format!("stands in a circle: `{}` is of {}, which leads back here", used.word, used.to);
        Problem::at(&used.from, used.line, message)
    });
    problems.collect()
}

/// Whether `to` is the `mod.rs` (or the root) of a folder that `from` is in.
fn is_own_door(from: &str, to: &str) -> bool {
    let folder = to.strip_suffix("mod.rs").or_else(|| to.strip_suffix("lib.rs"));
    let beside = to.strip_suffix(".rs").map(|stem| format!("{stem}/"));
    folder.is_some_and(|folder| from.starts_with(folder))
        || beside.is_some_and(|folder| from.starts_with(&folder))
}

fn reached_from<'a>(start: &str, ahead: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&str> = ahead.get(start).into_iter().flatten().copied().collect();
    while let Some(file) = waiting.pop() {
        if reached.insert(file) {
            waiting.extend(ahead.get(file).into_iter().flatten());
        }
    }
    reached
}

/// Names of functions that say nothing across a crate.
///
/// In `app`, the name of a function that other files may call is borne by no other free function;
/// a use case (`pub fn`) is said with its word, as `payment::record`. Elsewhere a name may be borne twice where it is always said with its module (`clients::read`):
/// it may not be imported alone.
#[must_use]
pub fn shared_names_are_borne_once(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for one in crates_of(repository) {
        let all = || one.files.iter().flat_map(|file| file.functions.iter().map(move |found| (file, found)));
        let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, function) in all() {
            *bearers.entry(&function.name).or_default() += 1;
        }
        let twice = |name: &str| bearers.get(name).is_some_and(|count| *count > 1);
        if one.folder == APP {
            let shared =
                all().filter(|(_, function)| function.shared && !function.public && twice(&function.name));
            problems.extend(shared.map(|(file, function)| {
                let message = format!(
                    "`{}` is the name of several functions: give this one the name of its trade",
                    function.name
                );
                Problem::at(&file.path, function.line, message)
            }));
            continue;
        }
        for file in &one.files {
            let alone = file.imports.iter().filter(|import| {
                let name = import.path.last().map(String::as_str).unwrap_or_default();
                let home = one.home_of(file, import);
                twice(name) && home.is_some_and(|home| home.functions.iter().any(|found| found.name == name))
            });
            problems.extend(alone.map(|import| {
                let message = format!(
                    "`{}` is the name of several functions: say it with its module, or give it the name of its trade",
                    import.local
                );
                Problem::at(&file.path, import.line, message)
            }));
        }
    }
    problems
}
