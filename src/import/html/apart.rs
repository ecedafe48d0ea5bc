//! Which parts of a page are not the article: by what they say of themselves, and by their shape. Weights are in letters.

use super::lists;
use super::names::{Says, says};
use super::page::Page;
use super::tree::ROOT;

/// The part of the page's running text, in hundredths, that an element may hold and still be furniture: what holds more is
/// the text, whatever its name (`with-sidebar`).
const MOST_APART: usize = 50;

/// The same for words about pictures and people.
const MOST_CAPTION: usize = 25;

/// The same for what readers wrote, which is often longer than the article.
const MOST_COMMENTS: usize = 90;

/// Sets parts of the page apart, with all that is in them.
pub(super) fn set(page: &mut Page<'_>) {
    let whole = page.holds[ROOT].prose;
    let mut away = vec![false; page.holds.len()];
    lists::leading_away(page).into_iter().for_each(|node| away[node] = true);
    for node in page.tree.below(ROOT) {
        if page.holds[node].blocks == 0 {
            continue;
        }
        let says = says(page.tree, node);
        let above = page.tree.nodes[node].parent.is_some_and(|parent| page.holds[parent].apart);
        let holds = &mut page.holds[node];
        let within = |hundredths: usize| holds.prose * 100 <= whole * hundredths;
        let own = (says.furniture || away[node]) && within(MOST_APART)
            || (says.comments || says.hidden || says.plainly) && within(MOST_COMMENTS);
        let few = within(MOST_CAPTION);
        holds.says = Says { caption: says.caption && few, byline: says.byline && few, deck: says.deck && few, ..says };
        holds.apart = above || own;
    }
}
