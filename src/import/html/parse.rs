//! The source of a page as a tree, with html5ever, as browsers read it. Nothing outside the source is ever looked at.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

use super::tree::{Data, Node, ROOT, Tree};

/// The most nodes of a tree, and the most attributes: fifty times a long page. It bounds memory to about 200 bytes for each.
const MOST_NODES: usize = 1_000_000;

/// The most levels of a tree. Pages have up to a hundred, browsers allow 512; beyond, each tag costs a walk through all levels.
const MOST_LEVELS: usize = 512;

/// How much is read between two looks at the limits, in bytes: a thousand tags, which can do no harm.
const PORTION: usize = 4_096;

/// How many attributes a tag may have, about: html5ever compares each with all before it.
const MOST_ATTRIBUTES: usize = 2_000;

/// The tree of a page, and what is left of the source where a limit was reached.
pub(super) fn parse(source: &str) -> (Tree, Option<&str>) {
    let sink = Sink { tree: RefCell::new(Tree::new()), calls: Cell::new(0), attributes: Cell::new(0) };
    let mut parser = parse_document(sink, ParseOpts::default());
    let mut rest = source;
    let (mut calls, mut attributes) = (0, 0);
    while !rest.is_empty() && !parser.tokenizer.sink.sink.is_full() {
        let end = rest.floor_char_boundary(PORTION);
        // Behind a tag where there is one, so that what is left begins with words or a tag.
        let (portion, after) = rest.split_at(rest[..end].rfind('>').map_or(end, |tag| tag + 1));
        parser.process(StrTendril::from(portion));
        rest = after;
        let before = std::mem::replace(&mut calls, parser.tokenizer.sink.sink.calls.get());
        attributes = if calls == before { attributes + separators(portion) } else { 0 };
        if attributes > MOST_ATTRIBUTES && !portion.ends_with('-') {
            // Ends any tag, whatever quotes are open; in a comment these are three letters more.
            parser.process(StrTendril::from("'\">"));
            rest = behind_tag(rest);
        }
    }
    (parser.finish(), (!rest.is_empty()).then_some(rest))
}

/// How many attributes there can be in a part of a tag.
fn separators(portion: &str) -> usize {
    portion.bytes().filter(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'')).count()
}

/// What follows the tag or the comment that goes on here; the end of a comment is left.
fn behind_tag(rest: &str) -> &str {
    let Some(end) = rest.find('>') else { return "" };
    let tag = &rest[..end];
    let comment = ["--", "--!"].into_iter().find(|comment| tag.ends_with(comment));
    comment.map_or(&rest[end + 1..], |comment| &rest[end - comment.len()..])
}

/// What the parser builds the tree with; it asks for changes through a shared reference.
struct Sink {
    tree: RefCell<Tree>,
    /// How often it was called: while a tag or a comment is read, it is not.
    calls: Cell<usize>,
    /// How many attributes all elements have.
    attributes: Cell<usize>,
}

impl Sink {
    fn called(&self) {
        self.calls.set(self.calls.get() + 1);
    }

    fn is_full(&self) -> bool {
        let tree = self.tree.borrow();
        tree.nodes.len().max(self.attributes.get()) > MOST_NODES || tree.depth > MOST_LEVELS
    }

    /// The node to put in; words that follow words become part of them.
    fn made(tree: &mut Tree, neighbour: Option<Node>, child: NodeOrText<Node>) -> Option<Node> {
        match child {
            NodeOrText::AppendNode(node) => Some(node),
            NodeOrText::AppendText(words) => {
                if let Some(Data::Text(text)) = neighbour.map(|node| &mut tree.nodes[node].data) {
                    text.push_tendril(&words);
                    return None;
                }
                Some(tree.add(Data::Text(words)))
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Node;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_current_line(&self, _: u64) {
        self.called();
    }

    fn get_document(&self) -> Node {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Node) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| match &tree.nodes[*target].data {
            Data::Element(name, _) => name,
            Data::Text(_) | Data::Other => unreachable!("the parser asks only elements for their name"),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Node {
        self.called();
        self.attributes.set(self.attributes.get() + attributes.len());
        self.tree.borrow_mut().add(Data::Element(name, attributes))
    }

    fn create_comment(&self, _: StrTendril) -> Node {
        self.called();
        self.tree.borrow_mut().add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Node {
        self.tree.borrow_mut().add(Data::Other)
    }

    fn append(&self, parent: &Node, child: NodeOrText<Node>) {
        self.called();
        let tree = &mut *self.tree.borrow_mut();
        let last = tree.nodes[*parent].last;
        if let Some(child) = Self::made(tree, last, child) {
            tree.detach(child);
            tree.append(*parent, child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Node, before: &Node, child: NodeOrText<Node>) {
        let placed = self.tree.borrow().nodes[*element].parent.is_some();
        if placed { self.append_before_sibling(element, child) } else { self.append(before, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Node) -> Node {
        *target
    }

    fn same_node(&self, one: &Node, other: &Node) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Node, child: NodeOrText<Node>) {
        self.called();
        let tree = &mut *self.tree.borrow_mut();
        let before = tree.nodes[*sibling].before;
        if let Some(child) = Self::made(tree, before, child) {
            tree.detach(child);
            tree.insert_before(*sibling, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Node, attributes: Vec<Attribute>) {
        if let Data::Element(_, known) = &mut self.tree.borrow_mut().nodes[*target].data {
            for attribute in attributes {
                if !known.iter().any(|one| one.name == attribute.name) {
                    known.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Node) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Node, new_parent: &Node) {
        let tree = &mut *self.tree.borrow_mut();
        while let Some(child) = tree.nodes[*node].first {
            tree.detach(child);
            tree.append(*new_parent, child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_comments_without_end_do_no_harm() {
        let names: String = (0..200_000).map(|number| format!("a{number}=1 ")).collect();
        let quoted: String = (0..200_000).map(|number| format!("a{number}='>\"' ")).collect();
        let words = "many words ".repeat(20_000);
        for long in [
            format!("<p {names}>"),
            format!("<p {quoted}>"),
            format!("<p title=\"{words}\">"),
            format!("<p style='{}/'>", "a/".repeat(100_000)),
            format!("<!-- {words} -->"),
            format!("<!-- {words} --!>"),
            format!("<!-- <p>{words}</p> -->"),
            format!("<script>{words}</script>"),
        ] {
            let source = format!("<body><i>first</i>{long}<b>last</b>");
            let (tree, rest) = parse(&source);
            let last = tree.below(ROOT).find(|node| tree.name(*node) == "b").map(|node| tree.words(node));
            assert_eq!((last.as_deref(), rest), (Some("last"), None), "{}", &long[..20]);
        }
    }
}
