//! The table of what was found where and what is absent: kept up to the notebook and to what was read, and which of its cells is
//! meant. What takes longer than a frame is made by a job; what was there before is shown meanwhile.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::action::OmissionRows;
use super::derived::MadeFor;
use crate::compare::{Mentions, Omissions};
use crate::notebook::{DocumentId, Notebook, Session, TagId, differences};
use crate::query::{TagRow, reading_order};

/// Highlights, tags and articles from which a table is made within a frame; from more a job makes it. Tests reach both ways.
const MADE_AT_ONCE: usize = if cfg!(test) { 5 } else { 3_000 };

/// How often statements and names are put together anew while articles are being read.
const MADE_EACH: Duration = Duration::from_secs(1);

/// For what statements or names were put together: the rows, what was read, what was made of it.
pub type Asked = (OmissionRows, u64, u64);

/// The table, and which of its cells is meant.
#[derive(Debug, Default)]
pub struct OmissionTable {
    table: Omissions,
    made: Option<MadeFor<()>>,
    /// Whether a job is making the table of tags.
    making: bool,
    rows: OmissionRows,
    mentions: Arc<Mentions>,
    mentions_for: Option<(Asked, Notebook)>,
    mentions_at: Option<Instant>,
    /// Whether a job is putting statements or names together.
    working: bool,
    pub(super) chosen: Option<(TagId, DocumentId)>,
    pub(super) met: Option<(String, DocumentId)>,
    /// Which place of that cell was shown last; `None` when none was.
    pub(super) turn: Option<usize>,
}

impl OmissionTable {
    /// The table of tags: rows in the order of the tags' list, columns in order of publication.
    pub const fn table(&self) -> &Omissions {
        &self.table
    }

    /// The table of statements or of names, columns in order of publication.
    pub fn mentions(&self) -> &Arc<Mentions> {
        &self.mentions
    }

    /// What the rows are.
    pub const fn rows(&self) -> OmissionRows {
        self.rows
    }

    /// Whether a job is making what is shown.
    pub const fn is_working(&self) -> bool {
        self.working || self.making
    }

    /// The cell that is meant in the table of tags.
    pub const fn chosen(&self) -> Option<(TagId, DocumentId)> {
        self.chosen
    }

    /// The cell that is meant in the table of statements or names: the words of its row, and its article.
    pub fn met(&self) -> Option<(&str, DocumentId)> {
        self.met.as_ref().map(|(label, document)| (label.as_str(), *document))
    }

    /// Other rows are shown; gives those before, for a job to let go of.
    pub fn choose_rows(&mut self, rows: OmissionRows) -> Arc<Mentions> {
        if self.rows == rows {
            return Arc::default();
        }
        (self.rows, self.met, self.turn, self.mentions_for) = (rows, None, None, None);
        std::mem::take(&mut self.mentions)
    }

    /// Brings the table of tags up to the notebook, whose tags are listed so; gives for what a job has to make it, when that
    /// takes longer than a frame.
    pub fn follow(&mut self, session: &Session, tags: &[TagRow]) -> Option<MadeFor<()>> {
        if MadeFor::is_for(self.made.as_ref(), session, &()) {
            return None;
        }
        let (after, table) = (session.notebook(), &mut self.table);
        let followed = self.made.as_ref().is_some_and(|made| {
            let same_tags = table.tags().eq(tags.iter().map(|tag| tag.id));
            let same_documents = || {
                differences(made.notebook().documents(), after.documents()).next().is_none()
                    || table.documents() == reading_order(after)
            };
            same_tags && same_documents() && table.follow(made.notebook(), after)
        });
        if !followed && after.highlights().len() + after.tags().len() + after.documents().len() > MADE_AT_ONCE {
            let wants = !std::mem::replace(&mut self.making, true);
            return wants.then(|| MadeFor::new(session, ()));
        }
        if !followed {
            *table = table_of(after, tags.iter().map(|tag| tag.id).collect());
        }
        self.made = Some(MadeFor::new(session, ()));
        None
    }

    /// A job has made the table of tags; gives the one before it, for a job to let go of. What has changed meanwhile is followed
    /// in the next frame.
    pub fn made(&mut self, made: MadeFor<()>, table: Omissions) -> Omissions {
        (self.made, self.making) = (Some(made), false);
        std::mem::replace(&mut self.table, table)
    }

    /// Whether statements or names are to be put together anew, while so many articles wait to be read. Whoever is told so has to
    /// do it.
    pub fn wants(&mut self, asked: Asked, notebook: &Notebook, waiting: usize) -> bool {
        let same =
            |(made, of): &(Asked, Notebook)| *made == asked && differences(of.documents(), notebook.documents()).next().is_none();
        let rests = waiting > 0 && self.mentions_at.is_some_and(|at| at.elapsed() < MADE_EACH);
        if self.working || rests || self.mentions_for.as_ref().is_some_and(same) {
            return false;
        }
        self.working = true;
        true
    }

    /// A job has put statements or names together; gives what is not needed any more, for a job to let go of.
    pub fn met_by(&mut self, asked: Asked, notebook: Notebook, mentions: Mentions) -> Arc<Mentions> {
        self.working = false;
        if asked.0 != self.rows {
            return Arc::new(mentions);
        }
        (self.mentions_for, self.mentions_at) = (Some((asked, notebook)), Some(Instant::now()));
        std::mem::replace(&mut self.mentions, Arc::new(mentions))
    }
}

/// The table of a notebook whose tags are listed so.
pub fn table_of(notebook: &Notebook, tags: Vec<TagId>) -> Omissions {
    Omissions::new(notebook, tags, reading_order(notebook))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Change, Color, Document, Edit, IdSource, Tag};
    use crate::query::tag_tree;

    #[test]
    fn a_large_table_is_made_by_one_job_and_follows_what_changed_meanwhile() {
        let mut ids = IdSource::new(1);
        let tag = |name: &str| Some(Tag::new(name, Color::PALETTE[0]));
        let mut edits: Vec<Edit> = (0..4).map(|_| Edit::Document(ids.document(), Some(Document::default()))).collect();
        let first = ids.tag();
        edits.extend([Edit::Tag(first, tag("first")), Edit::Tag(ids.tag(), tag("second"))]);
        let (mut session, mut omissions) = (Session::default(), OmissionTable::default());
        session.record(Change::new("sample", edits));
        let tags = tag_tree(session.notebook());
        let made = omissions.follow(&session, &tags).expect("six are more than five");
        assert!(omissions.follow(&session, &tags).is_none(), "one job at a time");
        assert_eq!(omissions.table().documents().len(), 0, "what was there is shown meanwhile");
        let table = table_of(made.notebook(), tags.iter().map(|tag| tag.id).collect());
        let absent = reading_order(session.notebook())[2];
        session
            .perform(Change::new("mark", vec![Edit::Tag(first, tag("first").map(|of| Tag { absent: [absent].into(), ..of }))]));
        omissions.made(made, table);
        assert!(omissions.follow(&session, &tags).is_none());
        assert_eq!(*omissions.table(), table_of(session.notebook(), tags.iter().map(|tag| tag.id).collect()));
    }

    #[test]
    fn names_are_put_together_once_for_what_was_read() {
        let (mut omissions, notebook) = (OmissionTable::default(), Notebook::default());
        omissions.choose_rows(OmissionRows::Names);
        let asked = (OmissionRows::Names, 1, 1);
        assert!(omissions.wants(asked, &notebook, 0) && !omissions.wants(asked, &notebook, 0));
        omissions.met_by(asked, notebook.clone(), Mentions::default());
        assert!(!omissions.wants(asked, &notebook, 0));
        assert!(!omissions.wants((OmissionRows::Names, 2, 1), &notebook, 3), "now and then while articles are read");
        assert!(omissions.wants((OmissionRows::Names, 2, 1), &notebook, 0));
        omissions.choose_rows(OmissionRows::Statements);
        omissions.met_by((OmissionRows::Names, 2, 1), notebook.clone(), Mentions::default());
        assert!(omissions.wants((OmissionRows::Statements, 2, 1), &notebook, 0), "an answer to another question is none");
    }
}
