//! Running heads and page numbers: lines at the top and the foot of pages that other pages have as well.

use std::collections::BTreeMap;

use super::lines::Line;
use super::sheet::Sheet;

/// Heads and feet stand in this share of a page at its top and its foot.
const ZONE: f64 = 0.15;

/// Lines of them one below the other, at most.
const LEVELS: usize = 3;

/// How far the same line may stand higher or lower on another page, in points.
const LEVEL: f64 = 4.0;

/// The longest head, in bytes.
const LONGEST: usize = 200;

/// What stands around the text of one page; indexes of its lines.
#[derive(Debug, Default, Clone)]
pub(super) struct Margin {
    pub head: Vec<usize>,
    pub foot: Vec<usize>,
}

impl Margin {
    /// Whether a line stands in the margin.
    pub fn has(&self, line: usize) -> bool {
        self.head.contains(&line) || self.foot.contains(&line)
    }
}

/// Finds the margins of all pages.
pub(super) fn margins(sheets: &[Sheet]) -> Vec<Margin> {
    let outer: Vec<[Vec<Vec<usize>>; 2]> = sheets.iter().map(|sheet| [levels(sheet, true), levels(sheet, false)]).collect();
    let mut places: BTreeMap<(bool, String), Vec<(usize, f64)>> = BTreeMap::new();
    for (page, (sheet, sides)) in sheets.iter().zip(&outer).enumerate() {
        for (side, levels) in sides.iter().enumerate() {
            for index in levels.iter().flatten() {
                let line = &sheet.lines[*index];
                places.entry((side == 0, pattern(&line.words))).or_default().push((page, line.y));
            }
        }
    }
    let repeats = |top: bool, page: usize, line: &Line| {
        let others = places.get(&(top, pattern(&line.words)));
        let near = |(other, y): &(usize, f64)| *other != page && (y - line.y).abs() <= LEVEL;
        others.is_some_and(|others| others.iter().take(2_000).any(near))
    };
    let mut margins = Vec::with_capacity(sheets.len());
    for (page, (sheet, sides)) in sheets.iter().zip(&outer).enumerate() {
        let pick = |side: usize| {
            let lone = |line: &Line| sheets.len() == 1 && side == 1 && is_number(&line.words);
            let is_margin = |index: &usize| {
                let line = &sheet.lines[*index];
                line.words.len() <= LONGEST && (repeats(side == 0, page, line) || lone(line))
            };
            // The outermost line first: what stands inside of running text is text.
            let last = sides[side].iter().take_while(|level| level.iter().any(is_margin)).count();
            sides[side][..last].iter().flatten().copied().filter(|index| sheet.lines[*index].words.len() <= LONGEST).collect()
        };
        margins.push(Margin { head: pick(0), foot: pick(1) });
    }
    margins
}

/// The outer lines of a page, level by level from its edge.
fn levels(sheet: &Sheet, top: bool) -> Vec<Vec<usize>> {
    let limit = sheet.height * ZONE;
    let in_zone = |line: &Line| if top { line.y <= limit } else { line.y >= sheet.height - limit };
    let mut indexes: Vec<usize> = (0..sheet.lines.len()).filter(|index| in_zone(&sheet.lines[*index])).collect();
    indexes
        .sort_by(|a, b| sheet.lines[*a].y.total_cmp(&sheet.lines[*b].y).then(sheet.lines[*a].x0.total_cmp(&sheet.lines[*b].x0)));
    if !top {
        indexes.reverse();
    }
    let mut levels: Vec<Vec<usize>> = Vec::new();
    for index in indexes {
        let full = levels.len() == LEVELS;
        match levels.last_mut().filter(|level| (sheet.lines[level[0]].y - sheet.lines[index].y).abs() <= LEVEL) {
            Some(level) => level.push(index),
            None if full => break,
            None => levels.push(vec![index]),
        }
    }
    for level in &mut levels {
        level.sort_by(|a, b| sheet.lines[*a].x0.total_cmp(&sheet.lines[*b].x0));
    }
    levels
}

/// A line with its numbers made alike.
fn pattern(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if roman(word).is_some() {
            pattern.push('#');
        }
        for letter in word.chars().filter(|_| roman(word).is_none()) {
            match letter {
                '0'..='9' if pattern.ends_with('#') => {}
                '0'..='9' => pattern.push('#'),
                letter => pattern.extend(letter.to_lowercase()),
            }
        }
        pattern.push(' ');
    }
    pattern
}

fn is_number(words: &str) -> bool {
    let bare = words.trim_matches(|letter: char| !letter.is_alphanumeric());
    !bare.is_empty() && bare.len() <= 5 && bare.bytes().all(|digit| digit.is_ascii_digit())
}

/// The value of a small roman number.
pub(super) fn roman(word: &str) -> Option<usize> {
    let value = |letter: u8| match letter {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        b'c' => Some(100),
        _ => None,
    };
    let values: Vec<usize> = word.bytes().map(value).collect::<Option<_>>()?;
    if values.is_empty() || values.len() > 9 {
        return None;
    }
    let lowered = |(index, value): (usize, &usize)| values.get(index + 1).is_some_and(|next| next > value);
    let (down, up) = values
        .iter()
        .enumerate()
        .fold((0, 0), |(down, up), (index, value)| if lowered((index, value)) { (down + value, up) } else { (down, up + value) });
    up.checked_sub(down).filter(|value| *value > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_made_alike() {
        assert_eq!(pattern("Page 12 of 345"), pattern("page 1 of 9"));
        assert_eq!(pattern("xiv"), pattern("ii"));
        assert_ne!(pattern("Chapter one"), pattern("Chapter two"));
        assert_eq!((roman("xiv"), roman("iv"), roman("mix"), roman("")), (Some(14), Some(4), None, None));
    }
}
