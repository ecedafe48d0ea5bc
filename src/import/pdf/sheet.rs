//! One page: its lines in reading order, and what lies over them. Lengths are points, y grows downwards.

use hayro_syntax::object::{Array, Dict, Name, Rect, String as Bytes};
use hayro_syntax::page::Page;

use super::about;
use super::budget::Budget;
use super::columns;
use super::content::{self, Letter};
use super::faces::Faces;
use super::hidden::Hidden;
use super::lines::Line;
use super::matrix::Matrix;
use super::runs;

/// The most links that are looked at on one page.
const LINKS: usize = 2_000;

/// The longest address, in bytes.
const ADDRESS: usize = 2_000;

/// A page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub lines: Vec<Line>,
    /// Lines that run up or down the page or stand on their head: stamps in the margin.
    pub turned: Vec<Line>,
    pub height: f64,
    /// The addresses that links lead to.
    pub links: Vec<String>,
}

/// Reads a page.
pub(super) fn sheet<'a>(page: &Page<'a>, faces: &mut Faces<'a>, hidden: &mut Hidden, budget: &mut Budget) -> Sheet {
    budget.turn();
    let mut letters = content::letters(page, faces, hidden, budget);
    let links = links(page);
    for letter in letters.iter_mut().filter(|letter| letter.turn == 0) {
        let at = (f64::midpoint(letter.x0, letter.x1), letter.y - letter.size * 0.3);
        letter.link = links.iter().position(|(area, _)| is_within(area, at));
    }
    let common = common_turn(&letters);
    let (upright, turned): (Vec<Letter>, Vec<Letter>) = letters.into_iter().partition(|letter| letter.turn == common);
    let mut aside = Vec::new();
    for turn in 0..4 {
        let of_turn = turned.iter().filter(|letter| letter.turn == turn).cloned().collect();
        aside.extend(runs::runs(of_turn).into_iter().map(|run| Line::of(vec![run])));
    }
    let (width, height) = page.render_dimensions();
    let lines = columns::lines(runs::runs(upright));
    if !budget.lines(lines.len() + aside.len()) {
        return Sheet::default();
    }
    Sheet {
        lines,
        turned: aside,
        height: f64::from(if common.is_multiple_of(2) { height } else { width }),
        links: links.into_iter().map(|(_, address)| address).collect(),
    }
}

/// The turn of most letters: a table may lie across a whole page.
fn common_turn(letters: &[Letter]) -> u8 {
    let count = |turn: u8| letters.iter().filter(|letter| letter.turn == turn).count();
    (0..4).rev().max_by_key(|turn| count(*turn)).unwrap_or(0)
}

/// The areas of links that lead to an address, on the upright page.
fn links(page: &Page<'_>) -> Vec<(Rect, String)> {
    let Some(notes) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let base = Matrix(page.initial_transform(true).as_coeffs());
    let links = notes.iter::<Dict<'_>>().take(LINKS).filter_map(|note| {
        let area = note.get::<Rect>("Rect")?;
        let action = note.get::<Dict<'_>>("A")?;
        let is_link = note.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Link");
        let address = about::decoded(action.get::<Bytes<'_>>("URI")?.as_bytes());
        let known = ["http://", "https://", "mailto:"].iter().any(|lead| address.starts_with(lead));
        let (x0, y0) = base.apply(area.x0, area.y0);
        let (x1, y1) = base.apply(area.x1, area.y1);
        let upright = Rect::new(x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1));
        (is_link && known && address.len() <= ADDRESS).then_some((upright, address))
    });
    links.collect()
}

fn is_within(area: &Rect, (x, y): (f64, f64)) -> bool {
    (area.x0..=area.x1).contains(&x) && (area.y0..=area.y1).contains(&y)
}
