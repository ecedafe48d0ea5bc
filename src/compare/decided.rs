//! What a person said to the statements that the program proposes, and the articles as they tell by it. Spans are bytes.

use std::collections::BTreeMap;

use super::Account;
use super::statements::{Acceptance, Persons, Quoted, Telling};
use crate::notebook::{Decision, DecisionId, DecisionKind, DocumentId, Notebook, PublishedDate, Stamp, differences};

/// What was decided of the statements and the names of a notebook, found by its words.
///
/// Words of a statement are compared exactly, as [`Quoted::words`] has them: on one line, without their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// By article and words. Mostly one; several where people who worked apart were merged.
    statements: BTreeMap<DocumentId, BTreeMap<String, BTreeMap<DecisionId, Said>>>,
    /// Which name is read as which.
    names: BTreeMap<DecisionId, Alias>,
}

/// What was said of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    /// Its speaker; `None` for what is no statement.
    speaker: Option<String>,
    created: Stamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Alias {
    name: String,
    person: String,
    created: Stamp,
}

/// What holds of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// Accepted, or dismissed.
    pub acceptance: Acceptance,
    /// Who said it, as the person has it; `None` for what was dismissed.
    pub speaker: Option<&'a str>,
}

impl Decided {
    /// What was decided in a notebook.
    #[must_use]
    pub fn new(notebook: &Notebook) -> Self {
        let mut decided = Self::default();
        decided.follow(&Notebook::default(), notebook);
        decided
    }

    /// Goes from one state of a notebook to a later one; gives whether anything differs that concerns statements.
    pub fn follow(&mut self, before: &Notebook, after: &Notebook) -> bool {
        let mut changed = false;
        for found in differences(before.decisions(), after.decisions()) {
            changed |= found.before.is_some_and(|old| self.forget(found.id, old));
            changed |= found.after.is_some_and(|new| self.learn(found.id, new));
        }
        changed
    }

    fn forget(&mut self, id: DecisionId, old: &Decision) -> bool {
        match (old.kind, old.document) {
            (DecisionKind::NoStatement | DecisionKind::Speaker, Some(document)) => {
                let words = self.statements.entry(document).or_default();
                if let Some(said) = words.get_mut(&old.words) {
                    said.remove(&id);
                    if said.is_empty() {
                        words.remove(&old.words);
                    }
                }
                true
            }
            (DecisionKind::SamePerson, _) => self.names.remove(&id).is_some(),
            (DecisionKind::NoStatement | DecisionKind::Speaker, None) => false,
            (DecisionKind::NotSame | DecisionKind::PartOfText | DecisionKind::SetApart | DecisionKind::OtherArticle, _) => false,
        }
    }

    fn learn(&mut self, id: DecisionId, new: &Decision) -> bool {
        let created = new.created.clone();
        match (new.kind, new.document) {
            (DecisionKind::NoStatement | DecisionKind::Speaker, Some(document)) => {
                let speaker = (new.kind == DecisionKind::Speaker).then(|| new.other_words.clone());
                let words = self.statements.entry(document).or_default().entry(new.words.clone()).or_default();
                words.insert(id, Said { speaker, created });
                true
            }
            (DecisionKind::SamePerson, _) => {
                let (name, person) = (new.words.clone(), new.other_words.clone());
                self.names.insert(id, Alias { name, person, created });
                true
            }
            (DecisionKind::NoStatement | DecisionKind::Speaker, None) => false,
            (DecisionKind::NotSame | DecisionKind::PartOfText | DecisionKind::SetApart | DecisionKind::OtherArticle, _) => false,
        }
    }

    /// What holds of words of an article: what was said last; `None` where nobody said anything.
    #[must_use]
    pub fn of(&self, document: DocumentId, words: &str) -> Option<Verdict<'_>> {
        let said = self.statements.get(&document)?.get(words)?;
        let (_, last) = said.iter().max_by_key(|(id, said)| (said.created.at, **id))?;
        let acceptance = if last.speaker.is_some() { Acceptance::Accepted } else { Acceptance::Dismissed };
        Some(Verdict { acceptance, speaker: last.speaker.as_deref() })
    }

    /// All decisions about words of an article.
    pub fn all_of(&self, document: DocumentId, words: &str) -> impl Iterator<Item = DecisionId> {
        self.statements.get(&document).and_then(|of| of.get(words)).into_iter().flat_map(|said| said.keys().copied())
    }

    /// The decisions by which a name is read as another.
    pub fn readings_of(&self, name: &str) -> impl Iterator<Item = DecisionId> {
        self.names.iter().filter(move |(_, alias)| Persons::is_same_name(&alias.name, name)).map(|(id, _)| *id)
    }

    /// Which names mean one person.
    ///
    /// A name that is read as another, which is read as a third, is read as the third. Where that goes round in a circle,
    /// what was decided last holds.
    #[must_use]
    pub fn persons(&self) -> Persons {
        let mut aliases: Vec<(&DecisionId, &Alias)> = self.names.iter().collect();
        aliases.sort_by_key(|(id, alias)| (alias.created.at, **id));
        let mut persons = Persons::default();
        for (_, alias) in aliases {
            persons.read_as(&alias.name, &alias.person);
        }
        persons
    }

    /// How many statements were accepted or dismissed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.statements.values().map(BTreeMap::len).sum()
    }
}

/// An article as it tells: its statements, with what was decided of each. Quotations within quotations are part of the outer one.
#[must_use]
pub fn telling(document: DocumentId, published: Option<PublishedDate>, account: &Account, decided: &Decided) -> Telling {
    let found = account.statements.iter().filter(|statement| statement.level == 0);
    let statements = found.map(|statement| {
        let mut quoted = Quoted::found(&account.reading, statement);
        if let Some(verdict) = decided.of(document, &quoted.words) {
            quoted.acceptance = verdict.acceptance;
            quoted.speaker = verdict.speaker.map(str::to_owned).or(quoted.speaker);
        }
        quoted
    });
    Telling { document, published, statements: statements.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::MadeOf;
    use crate::notebook::{Edit, Extra, IdSource};
    use crate::text::{Block, BlockKind, Reading, Span};
    use jiff::Timestamp;

    const TEXT: &str = "“We have no reason to provoke\nSouth Korea,” Mr Kim said. “The lines are open again,” said Lee In-young.";

    fn account() -> Account {
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, TEXT.len()), level: 0 };
        Account::new(MadeOf::default(), Reading::new(TEXT.to_owned(), vec![block], Vec::new()))
    }

    /// A decision made at a second.
    fn decision(kind: DecisionKind, document: Option<DocumentId>, words: (&str, &str), second: i64) -> Decision {
        Decision {
            kind,
            document,
            words: words.0.to_owned(),
            other_document: None,
            other_words: words.1.to_owned(),
            created: Stamp::new(Timestamp::from_second(second).unwrap(), "Ann"),
            extra: Extra::new(),
        }
    }

    fn notebook(ids: &mut IdSource, decisions: Vec<Decision>) -> Notebook {
        let edits = decisions.into_iter().map(|decision| Edit::Decision(ids.decision(), Some(decision)));
        Notebook::from_edits(edits.collect(), Extra::new())
    }

    fn told(document: DocumentId, decided: &Decided) -> Vec<(String, Option<String>, Acceptance)> {
        let telling = telling(document, None, &account(), decided);
        telling.statements.into_iter().map(|quoted| (quoted.words, quoted.speaker, quoted.acceptance)).collect()
    }

    #[test]
    fn what_was_decided_holds_for_the_words_in_their_article() {
        let mut ids = IdSource::new(1);
        let (document, other) = (ids.document(), ids.document());
        let (kim, lee) = ("We have no reason to provoke South Korea,", "The lines are open again,");
        let proposed = |words: &str, speaker: &str| (words.to_owned(), Some(speaker.to_owned()), Acceptance::Proposed);
        let before = [proposed(kim, "Kim"), proposed(lee, "Lee In-young")];
        assert_eq!(told(document, &Decided::default()), before);
        let decisions = vec![
            decision(DecisionKind::Speaker, Some(document), (kim, "Kim Yo Jong"), 1),
            decision(DecisionKind::NoStatement, Some(document), (lee, ""), 1),
            decision(DecisionKind::NoStatement, Some(document), (kim, ""), 0), // an older one, by another person
        ];
        let decided = Decided::new(&notebook(&mut ids, decisions));
        assert_eq!(
            told(document, &decided),
            [
                (kim.to_owned(), Some("Kim Yo Jong".to_owned()), Acceptance::Accepted),
                (lee.to_owned(), Some("Lee In-young".to_owned()), Acceptance::Dismissed),
            ]
        );
        assert_eq!(decided.all_of(document, kim).count(), 2);
        assert_eq!(told(other, &decided), before, "the same words of another article are another statement");
    }

    #[test]
    fn names_are_read_through_others_and_never_round_in_circles() {
        let mut ids = IdSource::new(1);
        let same = |name, person, second| decision(DecisionKind::SamePerson, None, (name, person), second);
        let persons = |ids: &mut IdSource, decisions| Decided::new(&notebook(ids, decisions)).persons();
        let chain = vec![same("Kim Jong Un", "Kim Jong-un", 2), same("the leader", "Kim Jong Un", 1)];
        assert_eq!(persons(&mut ids, chain).person("The leader"), "Kim Jong-un");
        let circle = vec![same("Kim", "Lee", 1), same("Lee", "Moon", 2), same("Moon", "Kim", 3)];
        let persons = persons(&mut ids, circle);
        assert_eq!(["Kim", "Lee", "Moon"].map(|name| persons.person(name)), ["Kim"; 3], "the last word is that Moon is Kim");
    }

    proptest::proptest! {
        /// Following edits gives what looking at everything gives.
        #[test]
        fn following_is_looking_anew(edits in proptest::collection::vec((0_u64..6, 0_usize..5, 0_usize..3), 1..30)) {
            let document = DocumentId::from_bits(1);
            let (mut notebook, mut decided) = (Notebook::default(), Decided::default());
            let mut all: BTreeMap<u64, Option<Decision>> = BTreeMap::new();
            for (slot, kind, words) in edits {
                let kind = DecisionKind::ALL.get(kind).copied();
                let words = ["a", "b", "c"][words];
                all.insert(slot, kind.map(|kind| decision(kind, Some(document), (words, "x"), 0)));
                let edit = |(slot, record): (&u64, &Option<Decision>)| Edit::Decision(DecisionId::from_bits(*slot), record.clone());
                let after = Notebook::from_edits(all.iter().map(edit).collect(), Extra::new());
                decided.follow(&notebook, &after);
                notebook = after;
            }
            let anew = Decided::new(&notebook);
            for words in ["a", "b", "c"] {
                proptest::prop_assert_eq!(decided.of(document, words), anew.of(document, words));
            }
            proptest::prop_assert_eq!(decided.persons(), anew.persons());
            proptest::prop_assert_eq!(decided.count(), anew.count());
        }
    }
}
