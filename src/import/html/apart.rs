//! Which parts of a page are not the article: by what they say of themselves, and by their shape. Weights are in letters.

use super::lists;
use super::names::{Says, says};
use super::page::{Holds, Page};
use super::tree::ROOT;

/// The part of the page's running text, in hundredths, that an element may hold and still be furniture: what holds more is
/// the text, whatever its name (`with-sidebar`).
const MOST_APART: usize = 50;

/// The same for words about pictures and people.
const MOST_CAPTION: usize = 25;

/// The same for what readers wrote, which is often longer than the article.
const MOST_COMMENTS: usize = 90;

/// How readily parts are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// All that is furniture by its name or shape.
    Strict,
    /// Only what is plainly furniture, and what readers wrote: for pages that name their article like an advertisement.
    Lenient,
    /// Only menus and what is plainly furniture: for pages that are what readers wrote, such as a thread of a forum.
    Open,
}

/// Sets parts of the page apart, with all that is in them.
pub(super) fn set(page: &mut Page<'_>, care: Care) {
    let whole = page.holds[ROOT].prose;
    let mut shaped = vec![false; page.holds.len()];
    lists::leading_away(page).into_iter().for_each(|node| shaped[node] = true);
    for node in page.tree.below(ROOT).filter(|node| page.holds[*node].blocks > 0).collect::<Vec<_>>() {
        let above = page.tree.nodes[node].parent.map_or_else(Holds::default, |parent| page.holds[parent]);
        let menu = page.tree.name(node) == "nav";
        let holds = &mut page.holds[node];
        let within = |hundredths: usize| holds.prose * 100 <= whole * hundredths;
        let says = holds.says;
        let loose = (says.furniture || says.hidden || shaped[node]) && care == Care::Strict && within(MOST_APART);
        let firm = menu || (says.comments && care != Care::Open || says.plainly) && within(MOST_COMMENTS);
        holds.apart = above.apart || loose || firm;
        holds.elsewhere = above.elsewhere || shaped[node] && care != Care::Open || firm;
    }
}

/// Reads what each element says of itself. A name that belongs to a large part of the page says nothing of its words.
pub(super) fn read_names(page: &mut Page<'_>) {
    let whole = page.holds[ROOT].prose;
    for node in (0..page.holds.len()).filter(|node| page.holds[*node].blocks > 0).collect::<Vec<_>>() {
        let says = says(page.tree, node);
        let few = page.holds[node].prose * 100 <= whole * MOST_CAPTION;
        page.holds[node].says = Says { caption: says.caption && few, byline: says.byline && few, deck: says.deck && few, ..says };
    }
}
