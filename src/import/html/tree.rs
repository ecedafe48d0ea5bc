//! A parsed page: a tree of elements and texts. Nodes are counted from 0, the document itself; lengths are in bytes.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

/// The number of a node in its tree.
pub(super) type Node = usize;

/// The number of the document itself, above all elements.
pub(super) const ROOT: Node = 0;

/// What a node is.
#[derive(Clone, Debug)]
pub(super) enum Data {
    /// An element with its attributes.
    Element(QualName, Vec<Attribute>),
    /// Words.
    Text(StrTendril),
    /// The document, comments and other things without words.
    Other,
}

/// A node with its neighbours.
#[derive(Clone, Debug)]
pub(super) struct NodeData {
    pub data: Data,
    pub parent: Option<Node>,
    pub first: Option<Node>,
    pub last: Option<Node>,
    pub before: Option<Node>,
    pub next: Option<Node>,
    /// How many nodes were above it when it was put in its place.
    pub depth: usize,
}

/// All nodes of a page, in the order in which they were made, which is not always the order of reading.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub nodes: Vec<NodeData>,
    /// The deepest node so far.
    pub depth: usize,
}

/// A step of a walk through the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Enter(Node),
    Leave(Node),
}

impl Tree {
    /// A tree of nothing but the document.
    pub fn new() -> Self {
        let mut tree = Self { nodes: Vec::new(), depth: 0 };
        tree.add(Data::Other);
        tree
    }

    /// A new node without a place.
    pub fn add(&mut self, data: Data) -> Node {
        self.nodes.push(NodeData { data, parent: None, first: None, last: None, before: None, next: None, depth: 0 });
        self.nodes.len() - 1
    }

    /// Puts a node without a place behind the last child.
    pub fn append(&mut self, parent: Node, child: Node) {
        let before = self.nodes[parent].last.replace(child);
        match before {
            Some(before) => self.nodes[before].next = Some(child),
            None => self.nodes[parent].first = Some(child),
        }
        self.nodes[child].before = before;
        self.settle(parent, child);
    }

    /// Puts a node without a place before another, which has a parent.
    pub fn insert_before(&mut self, sibling: Node, child: Node) {
        let Some(parent) = self.nodes[sibling].parent else { return };
        let before = self.nodes[sibling].before.replace(child);
        match before {
            Some(before) => self.nodes[before].next = Some(child),
            None => self.nodes[parent].first = Some(child),
        }
        self.nodes[child].before = before;
        self.nodes[child].next = Some(sibling);
        self.settle(parent, child);
    }

    /// Takes a node with all below it out of its place.
    pub fn detach(&mut self, node: Node) {
        let (before, next) = (self.nodes[node].before.take(), self.nodes[node].next.take());
        let Some(parent) = self.nodes[node].parent.take() else { return };
        match before {
            Some(before) => self.nodes[before].next = next,
            None => self.nodes[parent].first = next,
        }
        match next {
            Some(next) => self.nodes[next].before = before,
            None => self.nodes[parent].last = before,
        }
    }

    /// The local name in lower case (`div`); empty where the node is no element.
    pub fn name(&self, node: Node) -> &str {
        match &self.nodes[node].data {
            Data::Element(name, _) => &name.local,
            Data::Text(_) | Data::Other => "",
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, node: Node, name: &str) -> Option<&str> {
        self.attributes(node).iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
    }

    /// All attributes; none where the node is no element.
    pub fn attributes(&self, node: Node) -> &[Attribute] {
        match &self.nodes[node].data {
            Data::Element(_, attributes) => attributes,
            Data::Text(_) | Data::Other => &[],
        }
    }

    /// The node, its parent, and so on up to the document.
    pub fn up(&self, node: Node) -> impl Iterator<Item = Node> {
        std::iter::successors(Some(node), |node| self.nodes[*node].parent)
    }

    /// The step of a walk after this one; `None` when `top` has been left.
    pub fn after(&self, step: Step, top: Node) -> Option<Step> {
        match step {
            Step::Enter(node) => Some(self.nodes[node].first.map_or(Step::Leave(node), Step::Enter)),
            Step::Leave(node) if node == top => None,
            Step::Leave(node) => {
                let (next, parent) = (self.nodes[node].next, self.nodes[node].parent);
                next.map(Step::Enter).or_else(|| parent.map(Step::Leave))
            }
        }
    }

    /// A node and all below it in the order of reading.
    pub fn below(&self, top: Node) -> impl Iterator<Item = Node> {
        let steps = std::iter::successors(Some(Step::Enter(top)), move |step| self.after(*step, top));
        steps.filter_map(|step| match step {
            Step::Enter(node) => Some(node),
            Step::Leave(_) => None,
        })
    }

    /// Calls for each node and its parent, children always before their parents: so that parents add up their children.
    pub fn gather(&self, mut add: impl FnMut(Node, Node)) {
        let mut step = Some(Step::Enter(ROOT));
        while let Some(now) = step {
            if let Step::Leave(node) = now
                && let Some(parent) = self.nodes[node].parent
            {
                add(node, parent);
            }
            step = self.after(now, ROOT);
        }
    }

    /// The words of a node that is nothing but words.
    pub fn text(&self, node: Node) -> Option<&str> {
        match &self.nodes[node].data {
            Data::Text(words) => Some(words),
            Data::Element(..) | Data::Other => None,
        }
    }

    /// The words of a node and all below it, scripts and styles included.
    pub fn words(&self, top: Node) -> String {
        self.below(top).fold(String::new(), |mut words, node| {
            if let Data::Text(text) = &self.nodes[node].data {
                words.push_str(text);
            }
            words
        })
    }

    fn settle(&mut self, parent: Node, child: Node) {
        let depth = self.nodes[parent].depth + 1;
        self.nodes[child].parent = Some(parent);
        self.nodes[child].depth = depth;
        self.depth = self.depth.max(depth);
    }
}
