//! Which highlights are meant: options that `excerpts` and `export` share. Places are code points.

use std::collections::BTreeSet;

use super::naming;
use super::output::{count, tell};
use super::project::{self, Opened};
use crate::anchor::Outcome;
use crate::notebook::Notebook;
use crate::query::{Excerpt, Filter, excerpts};

/// Which highlights are meant; all of them without any option.
#[derive(Debug, clap::Args)]
pub(super) struct Selection {
    /// Only highlights with this tag or its children, by path ("statement / government") or name
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Only highlights in this document, by path, file name or headline
    #[arg(long = "document", value_name = "DOCUMENT")]
    documents: Vec<String>,
}

/// The highlights that are meant, at the places where their words are now.
pub(super) struct Selected {
    /// The records, with highlights at their places of today.
    pub notebook: Notebook,
    filter: Filter,
    /// Paragraph and page of each excerpt, as far as they are known.
    places: Vec<(Option<usize>, Option<String>)>,
}

impl Selection {
    /// Reads the texts that are needed and finds the highlights in them; says how many are lost.
    pub(super) fn of(&self, opened: &Opened) -> Result<Selected, String> {
        let filter = self.filter(opened)?;
        let texts = project::texts(opened, &filter.documents);
        let outcomes = project::outcomes(opened.notebook(), &texts);
        let notebook = project::as_found(opened.notebook(), &texts, &outcomes);
        let (mut places, mut lost, mut changed) = (Vec::new(), 0, 0);
        for excerpt in excerpts(&notebook, &filter) {
            let found = texts.get(&excerpt.document_id).zip(outcomes.get(&excerpt.id));
            lost += usize::from(matches!(found, Some((_, Outcome::Lost))));
            changed += usize::from(matches!(found, Some((_, Outcome::Changed { .. }))));
            // Where nobody knows the place for certain, there is no paragraph to name.
            let place = found.and_then(|(text, outcome)| Some((text, outcome.certain()?)));
            let paragraph = place.map(|(text, span)| text.reading.paragraph_number(span.start()));
            let page = place.and_then(|(text, span)| text.reading.page_at(span.start()));
            places.push((paragraph, page.map(str::to_owned)));
        }
        if lost > 0 {
            let number = count(lost, "highlight");
            tell(format!("The words of {number} are no longer in the texts; start and end are those of the project file"));
        }
        if changed > 0 {
            let number = count(changed, "highlight");
            tell(format!(
                "The text at {number} has changed, and nobody has looked at it yet; start and end are those of the project file"
            ));
        }
        Ok(Selected { notebook, filter, places })
    }

    fn filter(&self, opened: &Opened) -> Result<Filter, String> {
        let tags = self.tags.iter().map(|named| naming::tag(opened.notebook(), named));
        let documents = self.documents.iter().map(|named| naming::document(opened, named));
        Ok(Filter {
            tags: tags.collect::<Result<BTreeSet<_>, String>>()?,
            documents: documents.collect::<Result<BTreeSet<_>, String>>()?,
            ..Filter::default()
        })
    }

    /// What is meant, as a sentence for readers of an export; empty for everything.
    pub(super) fn sentence(&self) -> String {
        let part = |what: &str, names: &[String]| match names {
            [] => None,
            [name] => Some(format!("{what} “{name}”")),
            [_, _, ..] => Some(format!("{what}s “{}”", names.join("”, “"))),
        };
        let tags = part("tag", &self.tags).map(|tags| format!("with the {tags} (children included)"));
        let documents = part("document", &self.documents).map(|documents| format!("in the {documents}"));
        match (tags, documents) {
            (None, None) => String::new(),
            (Some(one), None) | (None, Some(one)) => format!("Highlights {one}."),
            (Some(tags), Some(documents)) => format!("Highlights {tags}, {documents}."),
        }
    }
}

impl Selected {
    /// The excerpts, in reading order, with their paragraphs and pages.
    pub(super) fn excerpts(&self) -> Vec<Excerpt<'_>> {
        let mut all = excerpts(&self.notebook, &self.filter);
        for (excerpt, (paragraph, page)) in all.iter_mut().zip(&self.places) {
            (excerpt.paragraph, excerpt.page) = (*paragraph, page.clone());
        }
        all
    }
}
