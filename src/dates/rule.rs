//! What a rule is: what is looked for, what it is called, what it means. Counts nothing.

use super::meaning::Meaning;
use super::slots::Slots;

/// Something that is looked for.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    /// What a person reads about it.
    pub name: &'static str,
    /// Its patterns, in the language of `pattern.rs`.
    pub patterns: &'static str,
    /// What they mean; `None` when the words cannot mean a time.
    pub means: fn(&Slots) -> Option<Meaning>,
}

/// A line of a table of rules.
pub(super) const fn rule(name: &'static str, patterns: &'static str, means: fn(&Slots) -> Option<Meaning>) -> Rule {
    Rule { name, patterns, means }
}
