//! What a page states of itself where readers do not look: JSON-LD, `meta` tags, its title.

use serde_json::Value;

use super::address::is_web;
use super::tree::{Data, Node, ROOT, Tree};

/// How deep JSON-LD is followed: an article stands in a list in a graph at most.
const DEEPEST: usize = 6;

/// The page's own statements.
#[derive(Debug, Default)]
pub(super) struct Stated {
    /// `name`, `property`, `itemprop` or `http-equiv` of each `meta` tag in lower case, with its content.
    pub metas: Vec<(String, String)>,
    /// The objects of all JSON-LD scripts, those that are inside others after them.
    pub objects: Vec<serde_json::Map<String, Value>>,
    /// The `title` of the page, often with the outlet's name.
    pub title: Option<String>,
    /// The page's address in `link rel="canonical"`.
    pub canonical: Option<String>,
    /// The address in `base href`.
    pub base: Option<String>,
    /// The language of the `html` element.
    pub language: Option<String>,
}

/// Types of schema.org for something that is read as an article.
const ARTICLES: &[&str] = &["article", "posting", "report", "review", "webpage", "videoobject", "creativework"];

impl Stated {
    /// Collects the statements of a page.
    pub fn of(tree: &Tree) -> Self {
        let mut stated = Self::default();
        for node in tree.below(ROOT) {
            if matches!(tree.nodes[node].data, Data::Element(..)) {
                stated.take(tree, node);
            }
        }
        stated
    }

    fn take(&mut self, tree: &Tree, node: Node) {
        let attribute = |name| tree.attribute(node, name).map(str::trim).filter(|value| !value.is_empty());
        match tree.name(node) {
            "meta" => {
                let names = ["property", "name", "itemprop", "http-equiv"];
                if let Some(content) = attribute("content") {
                    let named = names.into_iter().filter_map(attribute);
                    self.metas.extend(named.map(|name| (name.to_ascii_lowercase(), content.to_owned())));
                }
            }
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| attribute("href").map(str::to_owned));
            }
            "base" => self.base = self.base.take().or_else(|| attribute("href").map(str::to_owned)),
            "html" => self.language = attribute("lang").or_else(|| attribute("xml:lang")).map(str::to_owned),
            "title" if self.title.is_none() => self.title = Some(one_line(&tree.words(node))).filter(|title| !title.is_empty()),
            "script" if attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) => {
                if let Some(value) = json(&tree.words(node)) {
                    self.flatten(value, 0);
                }
            }
            _ => {}
        }
    }

    fn flatten(&mut self, value: Value, depth: usize) {
        match value {
            Value::Array(values) if depth < DEEPEST => values.into_iter().for_each(|value| self.flatten(value, depth + 1)),
            Value::Object(object) if depth < DEEPEST => {
                let inside: Vec<Value> = ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"]
                    .iter()
                    .filter_map(|key| object.get(*key).cloned())
                    .collect();
                self.objects.push(object);
                inside.into_iter().for_each(|value| self.flatten(value, depth + 1));
            }
            _ => {}
        }
    }

    /// The content of the first `meta` tag of this name.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.metas.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    /// The object that goes by this name in the page's data and has a name of its own.
    pub fn object(&self, id: &str) -> Option<&serde_json::Map<String, Value>> {
        self.objects.iter().find(|object| object.contains_key("name") && object.get("@id").and_then(Value::as_str) == Some(id))
    }

    /// The objects that describe something to read, those that are plainly articles first.
    pub fn articles(&self) -> impl Iterator<Item = &serde_json::Map<String, Value>> {
        let rank = |object: &serde_json::Map<String, Value>| ARTICLES.iter().position(|kind| is_a(object, kind));
        let mut ranked: Vec<_> = self.objects.iter().filter_map(|object| rank(object).map(|rank| (rank > 3, object))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, object)| object)
    }

    /// A text of the first article that states it.
    pub fn of_article(&self, key: &str) -> Option<&str> {
        self.articles().find_map(|object| object.get(key)?.as_str()).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The page's own address as far as it states it.
    pub fn address(&self) -> Option<&str> {
        self.addresses().next().map(|(address, _)| address)
    }

    /// All web addresses that the page gives as its own, the surest first.
    pub fn addresses(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let stated = [
            (self.canonical.as_deref(), "canonical link"),
            (self.meta("og:url"), "meta tags"),
            (self.of_article("url"), "JSON-LD"),
        ];
        stated.into_iter().filter_map(|(address, from)| Some((address.filter(|address| is_web(address))?, from)))
    }

    /// All languages that the page gives as its own, as tags (`en-GB`), the surest first.
    pub fn languages(&self) -> impl Iterator<Item = (String, &'static str)> {
        let stated = [
            (self.language.as_deref(), "page"),
            (self.of_article("inLanguage"), "JSON-LD"),
            (self.meta("og:locale"), "meta tags"),
            (self.meta("content-language"), "meta tags"),
        ];
        stated.into_iter().filter_map(|(language, from)| Some((tag(language?)?, from)))
    }

    /// All that may be the headline, the surest first.
    pub fn headlines(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let stated = [
            (self.of_article("headline"), "JSON-LD"),
            (self.meta("og:title"), "meta tags"),
            (self.meta("twitter:title"), "meta tags"),
            (self.meta("dc.title"), "meta tags"),
            (self.title.as_deref(), "page title"),
        ];
        stated.into_iter().filter_map(|(title, from)| Some((title?, from)))
    }
}

/// Whether the type of an object ends in this word, in any case.
fn is_a(object: &serde_json::Map<String, Value>, kind: &str) -> bool {
    let ends = |value: &Value| value.as_str().is_some_and(|name| name.to_ascii_lowercase().ends_with(kind));
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(ends),
        Some(name) => ends(name),
        None => false,
    }
}

/// JSON as pages hold it: sometimes in a comment, or with line breaks inside its texts.
fn json(source: &str) -> Option<Value> {
    let source = source.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    serde_json::from_str(source)
        .ok()
        .or_else(|| serde_json::from_str(&source.replace(|letter: char| letter.is_control(), " ")).ok())
}

/// A language tag as BCP 47 writes it; `None` where it is none.
fn tag(language: &str) -> Option<String> {
    let tag = language.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next()?;
    let is_language = (2..=3).contains(&first.len()) && first.chars().all(|letter| letter.is_ascii_alphabetic());
    (is_language && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric())))
        .then_some(tag)
}

/// The words on one line.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
