//! Who uses whom between the files of a crate: imports, paths in the code, and methods that a type
//! has from several files.

use std::collections::{BTreeMap, BTreeSet};

use super::Repository;
use super::crate_files::{CrateFile, Import, take_apart};

/// How many re-exports are followed before a name is given up.
const HOPS_MAX: usize = 8;

/// The files of one crate.
pub struct CrateFiles {
    /// The folder of its sources, with a last `/`.
    pub folder: String,
    /// Its files, by path.
    pub files: Vec<CrateFile>,
}

/// One file uses a word of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The file that uses.
    pub from: String,
    /// The line of the use, from 1.
    pub line: usize,
    /// The file that has the word.
    pub to: String,
    /// The word.
    pub word: String,
}

/// What a path leads to.
enum Target<'a> {
    Module(Vec<String>),
    Item(&'a CrateFile, String, Vec<String>),
}

/// Every crate of the product, tests left aside.
#[must_use]
pub fn crates_of(repository: &Repository) -> Vec<CrateFiles> {
    let mut folders = BTreeSet::new();
    for file in
        repository.ending(&["src/lib.rs", "src/main.rs"]).filter(|file| file.path.starts_with("src-tauri/"))
    {
        folders.extend(file.path.rsplit_once('/').map(|(folder, _)| format!("{folder}/")));
    }
    let crates = folders.into_iter().map(|folder| {
        let inside = |path: &str| path.strip_prefix(folder.as_str()).map(str::to_owned);
        let files = repository.ending(&[".rs"]).filter_map(|file| {
            let inside = inside(&file.path).filter(|inside| !inside.starts_with("bin/"))?;
            Some(take_apart(&file.path, &inside, &file.text))
        });
        let files = files.collect();
        CrateFiles { folder, files }
    });
    crates.collect()
}

impl CrateFiles {
    /// Every use of one file by another, re-exports followed to the file that defines.
    #[must_use]
    pub fn uses(&self) -> BTreeSet<Use> {
        let spread = self.spread_methods();
        // `app.call()` is as much a call of `App` as `self.call()` inside it.
        let owners: BTreeMap<String, String> =
            spread.keys().map(|(owner, _)| (snake_case(owner), owner.clone())).collect();
        let mut uses = BTreeSet::new();
        for file in &self.files {
            let mut add = |to: &str, word: String, line: usize| {
                if to != file.path {
                    uses.insert(Use { from: file.path.clone(), line, to: to.to_owned(), word });
                }
            };
            let imports = file.imports.iter().filter(|import| !import.given_further);
            let imported = imports.map(|import| (&import.path, import.line));
            for (path, line) in imported.chain(file.paths.iter().map(|(path, line)| (path, *line))) {
                let Some(Target::Item(to, word, rest)) = self.resolve(file, path, HOPS_MAX) else { continue };
                if let Some(home) =
                    rest.first().and_then(|method| spread.get(&(word.clone(), method.clone())))
                {
                    add(home, format!("{word}::{}", rest.join("::")), line);
                }
                add(&to.path, word, line);
            }
            for call in &file.calls {
                let owner = owners.get(&call.receiver).unwrap_or(&call.receiver);
                if let Some(home) = spread.get(&(owner.clone(), call.method.clone())) {
                    add(home, format!("{owner}.{}()", call.method), call.line);
                }
            }
        }
        uses
    }

    /// The file of each method of the types that have methods from several files.
    fn spread_methods(&self) -> BTreeMap<(String, String), String> {
        let mut homes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (file, owner, _) in self.methods() {
            homes.entry(owner).or_default().insert(file);
        }
        let spread =
            self.methods().filter(|(_, owner, _)| homes.get(owner).is_some_and(|files| files.len() > 1));
        spread.map(|(file, owner, name)| ((owner.to_owned(), name.to_owned()), file.to_owned())).collect()
    }

    fn methods(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.files.iter().flat_map(|file| {
            file.methods.iter().map(|(owner, name)| (file.path.as_str(), owner.as_str(), name.as_str()))
        })
    }

    fn module(&self, module: &[String]) -> Option<&CrateFile> {
        self.files.iter().find(|file| file.module == module)
    }

    /// The file that an import leads to, if it is a word of this crate.
    #[must_use]
    pub fn home_of(&self, file: &CrateFile, import: &Import) -> Option<&CrateFile> {
        match self.resolve(file, &import.path, HOPS_MAX)? {
            Target::Item(home, _, _) => Some(home),
            Target::Module(_) => None,
        }
    }

    fn resolve(&self, from: &CrateFile, path: &[String], hops: usize) -> Option<Target<'_>> {
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" => Target::Module(Vec::new()),
            "self" => Target::Module(from.module.clone()),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                let module = from.module.get(..from.module.len().checked_sub(ups)?)?.to_vec();
                return self.follow(Target::Module(module), path.get(ups..)?, hops);
            }
            _ => self.lookup(&from.module, first, hops)?,
        };
        self.follow(start, rest, hops)
    }

    fn follow<'a>(&'a self, start: Target<'a>, path: &[String], hops: usize) -> Option<Target<'a>> {
        match (start, path.split_first()) {
            (Target::Module(module), Some((name, rest))) => {
                self.follow(self.lookup(&module, name, hops)?, rest, hops)
            }
            (Target::Item(file, name, mut inside), Some(_)) => {
                inside.extend(path.iter().cloned());
                Some(Target::Item(file, name, inside))
            }
            (found, None) => Some(found),
        }
    }

    fn lookup(&self, module: &[String], name: &str, hops: usize) -> Option<Target<'_>> {
        let file = self.module(module)?;
        if file.items.iter().any(|item| item == name) {
            return Some(Target::Item(file, name.to_owned(), Vec::new()));
        }
        if file.modules.iter().any(|known| known == name) {
            return Some(Target::Module(module.iter().cloned().chain([name.to_owned()]).collect()));
        }
        let hops = hops.checked_sub(1)?;
        let named = file.imports.iter().filter(|import| import.local == name);
        let globs = file.imports.iter().filter(|import| import.local == "*");
        named.into_iter().find_map(|import| self.resolve_import(file, &import.path, hops)).or_else(|| {
            globs.into_iter().find_map(|import| {
                let module = import.path.get(..import.path.len() - 1)?;
                match self.resolve_import(file, module, hops)? {
                    Target::Module(module) => self.lookup(&module, name, hops),
                    Target::Item(..) => None,
                }
            })
        })
    }

    /// As [`Self::resolve`], without taking the name of a crate for an import of the same name.
    fn resolve_import(&self, file: &CrateFile, path: &[String], hops: usize) -> Option<Target<'_>> {
        let first = path.first()?;
        let here = matches!(first.as_str(), "crate" | "self" | "super")
            || file.items.contains(first)
            || file.modules.contains(first);
        if here { self.resolve(file, path, hops) } else { None }
    }
}

fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for (place, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && place > 0 {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}
