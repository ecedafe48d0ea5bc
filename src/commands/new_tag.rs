//! Making a tag, with the parents that its path names.

use std::sync::Arc;

use super::Refusal;
use super::names::{depth, path};
use super::tag_table::{Tags, child_named, tag_edits};
use super::wording::{present, unused};
use crate::notebook::{Color, Edit, IdSource, Notebook, Tag, TagId};

/// A tag to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTag {
    /// Its id.
    pub id: TagId,
    /// Its name, or a path such as `statement / government`, whose missing tags are made.
    pub name: String,
    /// Ids for tags of the path that have to be made before it; one for each level above it is always enough.
    pub parent_ids: Vec<TagId>,
    /// The tag below which the name or path starts.
    pub parent: Option<TagId>,
    /// Its colour; `None` for its parent's, or without one the next of [`Color::PALETTE`].
    pub color: Option<Color>,
}

impl NewTag {
    /// A tag of that name or path, with as many ids as it can need, in a colour that fits.
    pub fn named(name: impl Into<String>, parent: Option<TagId>, ids: &mut IdSource) -> Self {
        let name = name.into();
        let parent_ids = (1..depth(&name)).map(|_| ids.tag()).collect();
        Self { id: ids.tag(), name, parent_ids, parent, color: None }
    }
}

/// A tag that was made, or found because it was there.
pub(super) struct Made {
    /// Its id: that of the tag that was there, if there was one.
    pub id: TagId,
    /// Its own name, without those of its parents.
    pub name: String,
    /// What makes it; empty when it was there.
    pub edits: Vec<Edit>,
}

/// Plans a tag and the missing parents of its path.
pub(super) fn make(notebook: &Notebook, new: NewTag) -> Result<Made, Refusal> {
    if let Some(parent) = new.parent {
        present(notebook.tag(parent), "parent tag")?;
    }
    let mut tags = notebook.tags().clone();
    let names = path(&new.name)?;
    let own = names.len() - 1;
    let mut spare = new.parent_ids.into_iter().filter(|id| *id != new.id);
    let mut place = new.parent;
    for name in &names[..own] {
        let id = match child_named(&tags, place, name) {
            Some(id) => id,
            None => {
                let tag = tag(&tags, place, name);
                add(&mut tags, spare.next(), tag)?
            }
        };
        place = Some(id);
    }
    let name = names[own].clone();
    let id = match child_named(&tags, place, &name) {
        Some(id) => id,
        None => {
            let tag = tag(&tags, place, &name);
            let color = new.color.unwrap_or(tag.color);
            add(&mut tags, Some(new.id), Tag { color, ..tag })?
        }
    };
    Ok(Made { id, name, edits: tag_edits(notebook.tags(), &tags) })
}

fn tag(tags: &Tags, parent: Option<TagId>, name: &str) -> Tag {
    Tag { parent, ..Tag::new(name, color_below(tags, parent)) }
}

fn add(tags: &mut Tags, id: Option<TagId>, tag: Tag) -> Result<TagId, Refusal> {
    let id = id.ok_or_else(|| Refusal(format!("“{}” has to be made first, as the parent of the new tag", tag.name)))?;
    unused(tags.get(&id), "tag")?;
    tags.insert(id, Arc::new(tag));
    Ok(id)
}

/// The parent's colour; at the top, the first of the palette that the fewest tags have chosen.
fn color_below(tags: &Tags, parent: Option<TagId>) -> Color {
    let color_of = |id: Option<TagId>| id.and_then(|id| tags.get(&id)).map(|tag| tag.color);
    if let Some(color) = color_of(parent) {
        return color;
    }
    // A child in its parent's colour has inherited it and is not counted.
    let chosen = |color: Color| tags.values().filter(|tag| tag.color == color && color_of(tag.parent) != Some(color)).count();
    Color::PALETTE.into_iter().min_by_key(|color| chosen(*color)).unwrap_or(Color::PALETTE[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags_of(made: Made) -> Notebook {
        Notebook::from_edits(made.edits, Default::default())
    }

    #[test]
    fn a_path_makes_its_parents_and_children_inherit_colours() {
        let mut ids = IdSource::new(1);
        let new = NewTag::named("statement / government / Seoul", None, &mut ids);
        let notebook = tags_of(make(&Notebook::default(), new).unwrap());
        assert_eq!(notebook.tags().len(), 3);
        assert!(notebook.tags().values().all(|tag| tag.color == Color::PALETTE[0]));

        let again = make(&notebook, NewTag::named("Statement / GOVERNMENT / seoul", None, &mut ids)).unwrap();
        assert!(again.edits.is_empty());
        let beside = make(&notebook, NewTag::named("channel", None, &mut ids)).unwrap();
        let Some(Edit::Tag(_, Some(tag))) = beside.edits.first() else { panic!("one tag is made") };
        assert_eq!(tag.color, Color::PALETTE[1]);
    }

    #[test]
    fn without_ids_for_parents_nothing_is_made() {
        let mut ids = IdSource::new(1);
        let new = NewTag { parent_ids: Vec::new(), ..NewTag::named("a / b", None, &mut ids) };
        assert!(make(&Notebook::default(), new).is_err());
        let orphan = NewTag::named("a", Some(ids.tag()), &mut ids);
        assert!(make(&Notebook::default(), orphan).is_err());
    }
}
