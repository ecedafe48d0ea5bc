//! The table of what was found where and what is absent: kept up to the notebook, and which of its cells is meant.

use super::derived::MadeFor;
use crate::compare::Omissions;
use crate::notebook::{DocumentId, Session, TagId, differences};
use crate::query::{TagRow, reading_order};

/// The table, and which of its cells is meant.
#[derive(Debug, Default)]
pub struct OmissionTable {
    table: Omissions,
    made: Option<MadeFor<()>>,
    pub(super) chosen: Option<(TagId, DocumentId)>,
    /// Which highlight of that cell was shown last; `None` when none was.
    pub(super) turn: Option<usize>,
}

impl OmissionTable {
    /// The table: rows in the order of the tags' list, columns in order of publication.
    pub const fn table(&self) -> &Omissions {
        &self.table
    }

    /// The cell that is meant.
    pub const fn chosen(&self) -> Option<(TagId, DocumentId)> {
        self.chosen
    }

    /// Brings the table up to the notebook, whose tags are listed so.
    pub fn follow(&mut self, session: &Session, tags: &[TagRow]) {
        if MadeFor::is_for(self.made.as_ref(), session, &()) {
            return;
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
        if !followed {
            *table = Omissions::new(after, tags.iter().map(|tag| tag.id).collect(), reading_order(after));
        }
        self.made = Some(MadeFor::new(session, ()));
    }
}
