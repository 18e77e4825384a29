//! The files of a crate taken apart: what each defines, imports, names and calls.

use super::rust_lexer;

/// A word of the code, `::`, or one sign, with its line from 1.
type Token<'a> = (&'a str, usize);

/// A name brought in by `use`, or the whole of a module (`*`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The name it has in the file.
    pub local: String,
    /// The path as it is written.
    pub path: Vec<String>,
    /// Whether it is given further (`pub use`): then it names, it does not use.
    pub given_further: bool,
    /// The line, from 1.
    pub line: usize,
}

/// A free function of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeFunction {
    /// Its name.
    pub name: String,
    /// Whether another file of the crate may call it.
    pub shared: bool,
    /// Whether it is open to the callers of the crate: a use case, said with its module.
    pub public: bool,
    /// The line, from 1.
    pub line: usize,
}

/// `receiver.method(` in the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The type whose value it is called on, as far as its name tells: the type of the `impl` for
    /// `self`, otherwise the word before the dot.
    pub receiver: String,
    /// The method.
    pub method: String,
    /// The line, from 1.
    pub line: usize,
}

/// A Rust file taken apart, without its unit tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrateFile {
    /// Its path from the root of the repository.
    pub path: String,
    /// Its path as a module of the crate.
    pub module: Vec<String>,
    /// What it defines beside modules: types, constants, functions.
    pub items: Vec<String>,
    /// The modules that it declares.
    pub modules: Vec<String>,
    /// Its free functions.
    pub functions: Vec<FreeFunction>,
    /// The methods it gives to types: type and name.
    pub methods: Vec<(String, String)>,
    /// What it imports.
    pub imports: Vec<Import>,
    /// The paths of two words or more in its code, with their lines.
    pub paths: Vec<(Vec<String>, usize)>,
    /// The calls of methods in its code.
    pub calls: Vec<Call>,
}

/// Takes a file apart; `inside` is its path from the folder of sources of its crate.
#[must_use]
pub fn take_apart(path: &str, inside: &str, text: &str) -> CrateFile {
    let code = rust_lexer::lex(text).code;
    let tokens = without_tests(tokens_of(&code));
    let file = CrateFile { path: path.to_owned(), module: module_of(inside), ..CrateFile::default() };
    let mut reader = Reader { tokens: &tokens, at: 0, depth: 0, body_of: None, out: file };
    while reader.step() {}
    reader.out
}

fn module_of(inside: &str) -> Vec<String> {
    let stem = inside.trim_end_matches(".rs");
    let mut parts: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

fn is_word(text: &str) -> bool {
    text.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_')
}

fn tokens_of(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (place, line) in code.lines().enumerate() {
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            let word =
                rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
            let length = match first {
                // A lifetime is a mark and its word: neither is a name of the code.
                '\'' => {
                    1 + rest.get(1..).map_or(0, |after| {
                        after.len() - after.trim_start_matches(char::is_alphanumeric).len()
                    })
                }
                _ if word > 0 => word,
                ':' if rest.starts_with("::") => 2,
                other => other.len_utf8(),
            };
            let (token, after) = rest.split_at(length);
            if !first.is_whitespace() && first != '\'' {
                tokens.push((token, place + 1));
            }
            rest = after;
        }
    }
    tokens
}

/// The tokens without the modules that only tests compile.
fn without_tests(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let ahead = tokens.get(at..).unwrap_or_default();
        let words: Vec<&str> = ahead.iter().take(MARK.len() + 1).map(|(word, _)| *word).collect();
        if words.starts_with(&MARK) && words.last() == Some(&"mod") {
            at += block_end(ahead);
            continue;
        }
        kept.push(*token);
        at += 1;
    }
    kept
}

/// How many tokens there are up to the end of the first block, or of the first statement.
fn block_end(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0usize;
    for (place, (token, _)) in tokens.iter().enumerate() {
        match *token {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(*token, "}" | ";") {
            return place + 1;
        }
    }
    tokens.len()
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    depth: usize,
    /// The type whose `impl` is being read, and whether its methods are its own.
    body_of: Option<(String, bool)>,
    out: CrateFile,
}

impl Reader<'_> {
    fn word(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |(word, _)| word)
    }

    fn before(&self, back: usize) -> &str {
        self.at.checked_sub(back).and_then(|at| self.tokens.get(at)).map_or("", |(word, _)| word)
    }

    fn step(&mut self) -> bool {
        let Some((token, line)) = self.tokens.get(self.at).copied() else { return false };
        let next = self.word(1).to_owned();
        match token {
            "{" => self.depth += 1,
            "}" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.body_of = None;
                }
            }
            "use" => return self.import(line),
            "impl" if self.depth == 0 => self.begin_impl(),
            "mod" if self.depth == 0 && self.word(2) == ";" => self.out.modules.push(next),
            "fn" => self.function(next, line),
            "struct" | "enum" | "union" | "trait" | "type" | "const" | "static" | "mod"
                if self.depth == 0 && next != "fn" =>
            {
                self.out.items.push(next);
            }
            "macro_rules" if self.depth == 0 => self.out.items.push(self.word(2).to_owned()),
            _ if is_word(token) => return self.path(line),
            _ => {}
        }
        self.at += 1;
        true
    }

    fn function(&mut self, name: String, line: usize) {
        match (&self.body_of, self.depth) {
            (None, 0) => {
                let marks =
                    (1..6).map(|back| self.before(back)).take_while(|word| !matches!(*word, "}" | ";" | "]"));
                let marks: Vec<&str> = marks.collect();
                let shared = marks.contains(&"pub");
                let public = shared && !marks.contains(&")");
                self.out.items.push(name.clone());
                self.out.functions.push(FreeFunction { name, shared, public, line });
            }
            (Some((owner, true)), 1) => self.out.methods.push((owner.clone(), name)),
            (None | Some(_), _) => {}
        }
    }

    /// Reads what an `impl` is for; the body follows.
    fn begin_impl(&mut self) {
        let header: Vec<&str> = self
            .tokens
            .iter()
            .skip(self.at + 1)
            .map(|(word, _)| *word)
            .take_while(|word| *word != "{")
            .collect();
        let own = !header.contains(&"for");
        let mut angle = 0usize;
        let mut owner = String::new();
        for word in header.into_iter().take_while(|word| *word != "where") {
            match word {
                "<" => angle += 1,
                ">" => angle = angle.saturating_sub(1),
                "for" => owner.clear(),
                _ if angle == 0 && is_word(word) => owner = word.to_owned(),
                _ => {}
            }
        }
        self.body_of = Some((owner, own));
    }

    fn import(&mut self, line: usize) -> bool {
        let given_further = self.depth == 0 && matches!(self.before(1), "pub" | ")");
        let length = self.tokens.iter().skip(self.at).take_while(|(word, _)| *word != ";").count();
        let tree = self.tokens.get(self.at + 1..self.at + length).unwrap_or_default();
        let mut leaves = Vec::new();
        leaves_of(tree, &[], &mut leaves);
        for (path, local) in leaves {
            if self.depth == 0 {
                self.out.imports.push(Import { local, path, given_further, line });
            } else {
                self.out.paths.push((path, line));
            }
        }
        self.at += length + 1;
        true
    }

    fn path(&mut self, line: usize) -> bool {
        let mut path = vec![self.word(0).to_owned()];
        let mut length = 1;
        while self.word(length) == "::" && is_word(self.word(length + 1)) {
            path.push(self.word(length + 1).to_owned());
            length += 2;
        }
        let member = matches!(self.before(1), "." | "::");
        if member && self.before(1) == "." && self.word(length) == "(" && path.len() == 1 {
            let receiver = match (self.before(2), &self.body_of) {
                ("self", Some((owner, _))) => owner.clone(),
                (word, _) => word.to_owned(),
            };
            self.out.calls.push(Call { receiver, method: path.remove(0), line });
        } else if !member && path.len() > 1 {
            if let (Some((owner, _)), Some("Self")) = (&self.body_of, path.first().map(String::as_str)) {
                path.splice(0..1, [owner.clone()]);
            }
            self.out.paths.push((path, line));
        }
        self.at += length;
        true
    }
}

/// The paths of a `use` tree, each with the name it has in the file.
fn leaves_of(tree: &[Token<'_>], before: &[String], out: &mut Vec<(Vec<String>, String)>) {
    let mut depth = 0usize;
    let branches = tree.split(|(word, _)| {
        match *word {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *word == ","
    });
    for branch in branches {
        let words = || branch.iter().map(|(word, _)| *word);
        let stem: Vec<String> = words()
            .take_while(|word| !matches!(*word, "{" | "as"))
            .filter(|word| *word != "::")
            .map(str::to_owned)
            .collect();
        let mut path: Vec<String> = before.iter().cloned().chain(stem).collect();
        if let Some(open) = words().position(|word| word == "{") {
            leaves_of(branch.get(open + 1..branch.len() - 1).unwrap_or_default(), &path, out);
            continue;
        }
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let alias = words().skip_while(|word| *word != "as").nth(1).map(str::to_owned);
        if let Some(local) = alias.or_else(|| path.last().cloned()) {
            out.push((path, local));
        }
    }
}
