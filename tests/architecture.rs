//! The rules of `docs/architecture.md` that a machine can keep: layers, no circles, where the window, the clock and files may
//! be named, file lengths. It reads the sources as text; lines are counted from 1.
//!
//! Function lengths are kept by clippy (`clippy.toml`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers. A module uses only modules of strictly lower layers. Not listed, not allowed.
const LAYERS: [(&str, u8); 16] = [
    ("text", 0),
    ("anchor", 1),
    ("align", 1),
    ("quotes", 1),
    ("dates", 1),
    ("notebook", 2),
    ("commands", 3),
    ("query", 3),
    ("compare", 3),
    ("storage", 4),
    ("import", 4),
    ("export", 4),
    ("workspace", 5),
    ("app", 6),
    ("cli", 6),
    ("main", 6), // the program: one step above the window and the command line
];

/// Uses that the layers forbid and that are right all the same: file, module, why.
const ALLOWED: [(&str, &str); 2] = [
    ("src/cli/picture.rs", "app"), // `picture` draws the window into a file with the window's own code
    ("src/cli/window.rs", "app"),  // without a subcommand, the command line starts the window
];

/// Highest layer that is pure: the clock, randomness and files are passed into it.
const PURE: u8 = 3;

/// Longest file, tests included: what one can read in one sitting.
const MAX_LINES: usize = 500;

/// A source file.
struct Source {
    /// From the package's folder, with `/`.
    path: String,
    text: String,
}

// ---------------------------------------------------------------------------------------------------------------------
// Reading sources

/// A word, a `::` or another mark, and its line.
type Token = (String, usize);

/// The tokens of a source without comments, texts, characters and lifetimes.
fn tokens(source: &str) -> Vec<Token> {
    let letters: Vec<char> = source.chars().collect();
    let (mut found, mut at, mut line) = (Vec::new(), 0, 1);
    while at < letters.len() {
        let end = token_end(&letters, at);
        let token: String = letters[at..end].iter().collect();
        let is_word = letters[at].is_alphanumeric() || letters[at] == '_';
        let is_text = token.ends_with(['"', '#']) && token.len() > 1;
        let is_mark = !letters[at].is_whitespace() && !matches!(letters[at], '/' | '"' | '\'');
        if (is_word || is_mark) && !is_text {
            found.push((token.clone(), line));
        }
        line += token.matches('\n').count();
        at = end;
    }
    found
}

/// Where the token that starts at `at` ends.
fn token_end(letters: &[char], at: usize) -> usize {
    let next = |ahead: usize| letters.get(at + ahead).copied().unwrap_or('\0');
    match letters[at] {
        '/' if next(1) == '/' => find(letters, at, &['\n']),
        '/' if next(1) == '*' => comment_end(letters, at),
        '"' => text_end(letters, at + 1),
        '\'' if next(1) == '\\' => find(letters, at + 3, &['\'']) + 1,
        '\'' if next(2) == '\'' => at + 3,
        '\'' => word_end(letters, at + 1), // a lifetime
        ':' if next(1) == ':' => at + 2,
        letter if letter.is_alphanumeric() || letter == '_' => prefixed_text_end(letters, at, word_end(letters, at)),
        _ => at + 1,
    }
    .min(letters.len())
}

fn find(letters: &[char], from: usize, wanted: &[char]) -> usize {
    (from..letters.len()).find(|at| letters[*at..].starts_with(wanted)).unwrap_or(letters.len())
}

fn word_end(letters: &[char], from: usize) -> usize {
    (from..letters.len()).find(|at| !letters[*at].is_alphanumeric() && letters[*at] != '_').unwrap_or(letters.len())
}

fn comment_end(letters: &[char], at: usize) -> usize {
    let (close, open) = (find(letters, at + 2, &['*', '/']), find(letters, at + 2, &['/', '*']));
    if open < close {
        // Comments nest: the inner one first, then the rest as if it began here.
        return comment_end(letters, comment_end(letters, open) - 2);
    }
    close + 2
}

fn text_end(letters: &[char], mut at: usize) -> usize {
    while at < letters.len() && letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The end of `r"…"`, `b"…"`, `r#"…"#` and their kin, or of the word itself.
fn prefixed_text_end(letters: &[char], at: usize, end: usize) -> usize {
    let prefix: String = letters[at..end].iter().collect();
    let hashes = letters[end..].iter().take_while(|letter| **letter == '#').count();
    let quoted = letters.get(end + hashes) == Some(&'"');
    match prefix.as_str() {
        "r" | "br" | "cr" if quoted => {
            let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            find(letters, end + hashes + 1, &close) + close.len()
        }
        "b" | "c" if quoted && hashes == 0 => text_end(letters, end + 1),
        _ => end,
    }
}

/// The tokens before the first `#[cfg(test)] mod … {`: tests come last in a file.
fn without_tests(tokens: &[Token]) -> &[Token] {
    let start = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let is_start = |at: &usize| {
        let words = tokens[*at..].iter().map(|(token, _)| token.as_str());
        words.clone().take(start.len()).eq(start) && words.clone().nth(start.len() + 1) == Some("{")
    };
    &tokens[..(0..tokens.len()).find(is_start).unwrap_or(tokens.len())]
}

/// A path such as `crate::text::Span`, its name after `as`, and its line.
#[derive(Debug)]
struct Named {
    segments: Vec<String>,
    alias: Option<String>,
    line: usize,
}

/// All paths, with groups such as `a::{b, c::d}` written out.
fn paths(tokens: &[Token]) -> Vec<Named> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if is_word(&tokens[at].0) { path(tokens, &mut at, &[], &mut found) } else { at += 1 }
    }
    found
}

fn is_word(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

fn path(tokens: &[Token], at: &mut usize, before: &[String], found: &mut Vec<Named>) {
    let token = |at: usize| tokens.get(at).map_or("", |(token, _)| token.as_str());
    let (mut segments, line) = (before.to_vec(), tokens[*at].1);
    loop {
        match token(*at) {
            "{" => return group(tokens, at, &segments, found),
            "self" if segments.len() == before.len() && !before.is_empty() => {} // `a::{self}` is `a`
            name => segments.push(name.to_owned()),
        }
        *at += 1;
        let goes_on = token(*at) == "::" && (is_word(token(*at + 1)) || matches!(token(*at + 1), "{" | "*"));
        if !goes_on {
            break;
        }
        *at += 1;
    }
    let alias = (token(*at) == "as").then(|| token(*at + 1).to_owned());
    *at += if alias.is_some() { 2 } else { 0 };
    found.push(Named { segments, alias, line });
}

fn group(tokens: &[Token], at: &mut usize, before: &[String], found: &mut Vec<Named>) {
    *at += 1;
    while let Some((token, _)) = tokens.get(*at) {
        match token.as_str() {
            "}" => return *at += 1,
            "," => *at += 1,
            _ => path(tokens, at, before, found),
        }
    }
}

/// The modules of a file: `src/notebook/edit.rs` is `notebook::edit`.
fn module(path: &str) -> Vec<String> {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    match path {
        "lib" => Vec::new(),
        _ if parts.last().is_some_and(|last| last == "mod") => parts[..parts.len() - 1].to_vec(),
        _ => parts,
    }
}

/// A path of this package from its top; `None` for others.
fn resolved(segments: &[String], module: &[String]) -> Option<Vec<String>> {
    let first = segments.first()?;
    let ups = segments.iter().take_while(|segment| *segment == "super").count();
    match first.as_str() {
        "crate" => Some(segments[1..].to_vec()),
        "self" => Some([module, &segments[1..]].concat()),
        "super" => Some([module.get(..module.len().checked_sub(ups)?)?, &segments[ups..]].concat()),
        _ => None,
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Rules: each gives a sentence for every place that breaks it

fn layer(module: &str) -> Option<u8> {
    LAYERS.iter().find(|(name, _)| *name == module).map(|(_, layer)| *layer)
}

fn broken_layers(source: &Source) -> Vec<String> {
    let (module, all) = (module(&source.path), tokens(&source.text));
    let Some(own) = module.first() else { return Vec::new() }; // lib.rs names every module
    let Some(height) = layer(own) else {
        return vec![format!("{}: the module `{own}` has no layer. Give it one in tests/architecture.rs", source.path)];
    };
    let code_until = without_tests(&all).last().map_or(0, |(_, line)| *line);
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for named in paths(&all) {
        // In an inline module, `super` means something else than in the file; only `crate` is certain there.
        let certain = named.segments[0] == "crate" || named.line <= code_until;
        let used = resolved(&named.segments, &module).filter(|_| certain).and_then(|path| path.first().cloned());
        if let Some(used) = used.filter(|used| used != own) {
            uses.entry(used).or_insert(named.line);
        }
    }
    let allowed = |used: &str| ALLOWED.contains(&(source.path.as_str(), used));
    let wrong = |used: &str| layer(used).is_none_or(|layer| layer >= height) && !allowed(used);
    let tell = |(used, line): (&String, &usize)| match layer(used) {
        Some(layer) => format!("{}:{line}: `{own}` (layer {height}) uses `{used}` (layer {layer})", source.path),
        None => format!("{}:{line}: `{used}` has no layer in tests/architecture.rs", source.path),
    };
    uses.iter().filter(|(used, _)| wrong(used)).map(tell).collect()
}

fn named_windows(source: &Source) -> Vec<String> {
    if source.path.starts_with("src/app/") {
        return Vec::new();
    }
    let is_window = |word: &str| matches!(word, "egui" | "eframe" | "rfd") || word.starts_with("egui_");
    let tell = |(word, line): Token| format!("{}:{line}: `{word}` may be named only below src/app", source.path);
    tokens(&source.text).into_iter().filter(|(word, _)| is_window(word)).map(tell).collect()
}

fn impurities(source: &Source) -> Vec<String> {
    if module(&source.path).first().and_then(|own| layer(own)).is_none_or(|layer| layer > PURE) {
        return Vec::new();
    }
    let is_impure = |segments: &[String]| {
        let pair = |a: &str, b: &str| segments.windows(2).any(|pair| pair[0] == a && pair[1] == b);
        let clock = segments.iter().any(|name| name == "SystemTime" || name == "Instant");
        clock || pair("std", "fs") || pair("Timestamp", "now") || pair("Zoned", "now") || segments[0] == "rand"
    };
    let all = tokens(&source.text);
    let found = paths(without_tests(&all)).into_iter().filter(|named| is_impure(&named.segments));
    let tell = |named: Named| {
        format!("{}:{}: `{}`: pass files, times and chance in", source.path, named.line, named.segments.join("::"))
    };
    found.map(tell).collect()
}

fn misshapen(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let lines = source.text.lines().count();
    if lines > MAX_LINES {
        found.push(format!("{}: {lines} lines; split it so that no part has more than {MAX_LINES}", source.path));
    }
    if !source.text.starts_with("//!") {
        found.push(format!("{}: a file opens with `//!` and says what it is and in which unit it counts", source.path));
    }
    found
}

/// Which file or folder inside a folder uses which, with a place where it does.
type Graph = BTreeMap<String, BTreeMap<String, String>>;

/// The uses among the files and folders directly inside `folder` (its modules' names from the top).
fn graph(sources: &[Source], folder: &[String]) -> Graph {
    let child_of = |path: &[String]| path.strip_prefix(folder).and_then(|rest| rest.first().cloned());
    let children: BTreeSet<String> = sources.iter().filter_map(|source| child_of(&module(&source.path))).collect();
    let contents = contents(sources, folder, &children);
    let mut graph = Graph::new();
    for source in sources {
        let module = module(&source.path);
        let Some(own) = child_of(&module) else { continue }; // the folder's mod.rs is its table of contents
        let all = tokens(&source.text);
        for named in paths(without_tests(&all)) {
            let name = resolved(&named.segments, &module).and_then(|path| child_of(&path));
            let target = name.and_then(|name| if children.contains(&name) { Some(name) } else { contents.get(&name).cloned() });
            if let Some(target) = target.filter(|target| *target != own) {
                let place = format!("{}:{}", source.path, named.line);
                graph.entry(own.clone()).or_default().entry(target).or_insert(place);
            }
        }
    }
    graph
}

/// Where the folder's `mod.rs` has its names from: `pub use edit::Change` says that `Change` is in `edit`.
fn contents(sources: &[Source], folder: &[String], children: &BTreeSet<String>) -> BTreeMap<String, String> {
    let tables = sources.iter().filter(|source| module(&source.path) == folder);
    let all = tables.flat_map(|source| paths(without_tests(&tokens(&source.text))));
    let entry = |named: Named| {
        let path = named.segments.strip_prefix(&["self".to_owned()]).unwrap_or(&named.segments);
        let child = path.first().filter(|child| children.contains(*child) && path.len() > 1)?.clone();
        Some((named.alias.or_else(|| path.last().cloned())?, child))
    };
    all.filter_map(entry).collect()
}

/// One circle of a graph, if it has any, told with its places.
fn circle(graph: &Graph) -> Option<String> {
    let mut sound = BTreeSet::new();
    graph.keys().find_map(|start| walk(graph, start, &mut Vec::new(), &mut sound))
}

fn walk<'a>(graph: &'a Graph, node: &'a str, way: &mut Vec<&'a str>, sound: &mut BTreeSet<&'a str>) -> Option<String> {
    if let Some(start) = way.iter().position(|seen| *seen == node) {
        let round: Vec<&str> = way[start..].iter().copied().chain([node]).collect();
        let tell = |pair: &[&str]| format!("{} uses {} ({})", pair[0], pair[1], graph[pair[0]][pair[1]]);
        return Some(round.windows(2).map(tell).collect::<Vec<String>>().join(", "));
    }
    if sound.contains(node) {
        return None;
    }
    way.push(node);
    let found = graph.get(node).into_iter().flat_map(BTreeMap::keys).find_map(|next| walk(graph, next, way, sound));
    way.pop();
    sound.insert(node);
    found
}

fn circles(sources: &[Source]) -> Vec<String> {
    let modules = sources.iter().map(|source| module(&source.path));
    let folders: BTreeSet<Vec<String>> =
        modules.flat_map(|path| (1..path.len()).map(move |depth| path[..depth].to_vec())).collect();
    let tell = |folder: &Vec<String>| Some(format!("src/{}: {}", folder.join("/"), circle(&graph(sources, folder))?));
    folders.iter().filter_map(tell).collect()
}

// ---------------------------------------------------------------------------------------------------------------------
// The rules, held against this package

/// All sources below these folders, by path.
fn package(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).filter(|folder| folder.exists()).collect();
    let mut sources = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("a folder of the package").map(|entry| entry.expect("its entry").path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let parts: Vec<_> =
                path.strip_prefix(root).expect("inside the package").iter().map(|part| part.to_string_lossy()).collect();
            sources.push(Source { path: parts.join("/"), text: fs::read_to_string(&path).expect("a source in UTF-8") });
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

#[track_caller]
fn holds(broken: Vec<String>) {
    assert!(broken.is_empty(), "\n\n{}\n", broken.join("\n"));
}

#[test]
fn a_module_uses_only_lower_layers() {
    holds(package(&["src"]).iter().flat_map(broken_layers).collect());
}

#[test]
fn files_of_one_folder_use_each_other_without_circles() {
    holds(circles(&package(&["src"])));
}

#[test]
fn the_window_is_named_only_in_the_app() {
    holds(package(&["src"]).iter().flat_map(named_windows).collect());
}

#[test]
fn the_core_knows_no_files_no_clock_and_no_chance() {
    holds(package(&["src"]).iter().flat_map(impurities).collect());
}

#[test]
fn files_are_short_and_say_what_they_are() {
    holds(package(&["src", "tests", "benches"]).iter().flat_map(misshapen).collect());
}

// ---------------------------------------------------------------------------------------------------------------------
// The rules, held against made-up sources: they can fail

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

#[test]
fn comments_and_texts_are_not_code() {
    let text = "// a\n/* b /* c */ d */ let e = \"f \\\" g\"; h('i', '\\'', '\\u{6a}', b\"k\", r#\"l \" m\"#, r\"n\\\"); &'o p";
    let words: Vec<String> = tokens(text).into_iter().map(|(token, _)| token).filter(|token| is_word(token)).collect();
    assert_eq!(words, ["let", "e", "h", "p"]);
    let lines = tokens("a /* \n */ \"\n\" b\n// c\nd");
    assert_eq!(lines, [("a".to_owned(), 1), ("b".to_owned(), 3), ("d".to_owned(), 5)]);
}

#[test]
fn groups_are_written_out() {
    let all = tokens("use crate::{a, b::{self, C as D}, e::*}; f::<g::H>()");
    let found: Vec<String> = paths(&all).iter().map(|named| named.segments.join("::")).collect();
    assert_eq!(found, ["use", "crate::a", "crate::b", "crate::b::C", "crate::e::*", "f", "g::H"]);
}

#[test]
fn a_higher_layer_is_found() {
    let cases = [
        ("src/text/a.rs", "use crate::{\n notebook::Tag};", 1),
        ("src/commands/a.rs", "fn f() { crate::query::g() }", 1),
        ("src/notebook/a.rs", "use super::super::storage::open;", 1),
        ("src/notebook/a.rs", "use crate::{text::Span, anchor}; use super::Tag; // crate::app", 0),
        ("src/notebook/a.rs", "#[cfg(test)] mod tests { use crate::app::run; }", 1),
        ("src/cli/info.rs", "use crate::app::run;", 1),
        ("src/cli/picture.rs", "use crate::app::run;", 0),
        ("src/cli/picture.rs", "use crate::nowhere::run;", 1),
        ("src/helpers.rs", "", 1),
        ("src/lib.rs", "pub mod text;", 0),
    ];
    for (path, text, number) in cases {
        assert_eq!(broken_layers(&source(path, text)).len(), number, "{path}: {text}");
    }
}

#[test]
fn circles_are_found_also_through_the_table_of_contents() {
    let table = || {
        source("src/x/mod.rs", "mod a; #[cfg(test)] mod t; mod b; mod c; pub use a::A; pub use b::{B as Bee}; pub struct Own;")
    };
    let one_way = [table(), source("src/x/a.rs", "use super::{Bee, Own};"), source("src/x/b.rs", "use super::c::C;")];
    assert_eq!(circles(&one_way), Vec::<String>::new());
    let round = [table(), source("src/x/a.rs", "use super::Bee;"), source("src/x/b.rs", "\nfn f() -> crate::x::A {}")];
    assert_eq!(circles(&round), ["src/x: a uses b (src/x/a.rs:1), b uses a (src/x/b.rs:2)"]);
    let deep = [source("src/x/y/a.rs", "use super::super::b::B;"), source("src/x/b.rs", "use super::y::Y;")];
    assert_eq!(circles(&deep).len(), 1);
    let only_tests =
        [source("src/x/a.rs", "use super::b::B;"), source("src/x/b.rs", "#[cfg(test)] mod tests { use crate::x::a::A; }")];
    assert_eq!(circles(&only_tests), Vec::<String>::new());
}

#[test]
fn windows_clocks_and_shapes_are_found() {
    for text in
        ["use std::{fmt, fs};", "std::fs::read(p)", "use std::time::SystemTime;", "jiff::Timestamp::now()", "rand::random()"]
    {
        assert_eq!(impurities(&source("src/query/a.rs", text)).len(), 1, "{text}");
        assert_eq!(impurities(&source("src/storage/a.rs", text)).len(), 0, "{text}");
    }
    assert_eq!(impurities(&source("src/text/a.rs", "fn fs() { operand(std::fmt::X, Timestamp::MIN) }")).len(), 0);
    assert_eq!(named_windows(&source("src/main.rs", "fn main() { eframe::run() } // egui")).len(), 1);
    assert_eq!(named_windows(&source("src/app/a.rs", "use egui::Ui;")).len(), 0);
    assert_eq!(misshapen(&source("a.rs", &format!("//! x{}", "\n".repeat(500)))).len(), 0);
    assert_eq!(misshapen(&source("a.rs", &"x\n".repeat(501))).len(), 2);
}
