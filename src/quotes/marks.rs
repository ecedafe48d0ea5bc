//! Quotation marks in a paragraph, and which way each of them faces. Positions are bytes of the paragraph.

/// Marks that are paired with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `" “ ” „ « »` and what stands for them: newsrooms and programs exchange and mix them, so any may close any.
    Double,
    /// `‘ ’ ' ‹ ›`, which are apostrophes as well.
    Single,
    /// `「 」 『 』`: never mistaken for anything else. The letter is the mark that closes.
    Corner(char),
    /// `《 》 〈 〉`: mostly titles. The letter is the mark that closes.
    Title(char),
    /// A dash at the start of a paragraph, which nothing closes.
    Dash,
}

/// Which way a mark faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Facing {
    /// It opens words.
    Opens,
    /// It closes words.
    Closes,
    /// Neither its shape nor the spaces around it tell.
    Either,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What it can be paired with.
    pub family: Family,
    /// Which way it faces.
    pub facing: Facing,
    /// Whether all marks of this shape look the same, as `"` does: only spaces tell, and they are often wrong.
    pub plain: bool,
}

/// Words that begin with an apostrophe in English: shortened ones.
const SHORTENED: [&str; 12] = ["em", "til", "tis", "twas", "cause", "cuz", "bout", "n", "round", "nuff", "ere", "kay"];

/// The marks of a paragraph, in order. Apostrophes, primes and inch signs are left out.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let len = doubled(&text[at..]).unwrap_or(letter.len_utf8());
        if let Some(mark) = mark(text, at, at + len, letter) {
            found.push(mark);
        }
        at += len;
    }
    found
}

/// The length of a double mark made of two characters: ``` `` ```, `''`, `,,`, `<<`, `>>`.
fn doubled(rest: &str) -> Option<usize> {
    ["``", "''", "’’", "‘‘", ",,", "<<", ">>"].into_iter().find(|pair| rest.starts_with(pair)).map(str::len)
}

fn mark(text: &str, start: usize, end: usize, letter: char) -> Option<Mark> {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let two = text[start..end].chars().nth(1).is_some();
    let (family, shape) = match letter {
        ',' | '<' if two => (Family::Double, Facing::Opens),
        '>' if two => (Family::Double, Facing::Closes),
        '`' | '‘' if two => (Family::Double, Facing::Opens),
        '\'' | '’' if two => (Family::Double, Facing::Either),
        '"' | '＂' => (Family::Double, Facing::Either),
        '“' | '„' | '«' | '‟' | '〝' => (Family::Double, Facing::Opens),
        '”' | '»' | '〞' | '〟' => (Family::Double, Facing::Closes),
        '\'' => (Family::Single, Facing::Either),
        '‘' | '‚' | '‹' | '`' | '‛' => (Family::Single, Facing::Opens),
        '’' | '›' | '´' => (Family::Single, Facing::Closes),
        '「' => (Family::Corner('」'), Facing::Opens),
        '『' => (Family::Corner('』'), Facing::Opens),
        '」' | '』' => (Family::Corner(letter), Facing::Closes),
        '《' => (Family::Title('》'), Facing::Opens),
        '〈' => (Family::Title('〉'), Facing::Opens),
        '》' | '〉' => (Family::Title(letter), Facing::Closes),
        _ => return None,
    };
    let facing = match family {
        Family::Double => double_facing(text, (start, end), shape)?,
        Family::Single => single_facing(before, after, &text[end..])?,
        Family::Corner(_) | Family::Title(_) | Family::Dash => shape,
    };
    // Behind a digit it may be a sign for inches: it closes what is open, and opens nothing.
    let plain = matches!(letter, '"' | '＂' | '\'') && !before.is_some_and(|before| before.is_ascii_digit());
    Some(Mark { start, end, family, facing, plain })
}

/// Which way a double mark faces: the spaces around it decide, for marks of the wrong shape are common (`South“, he`); where they do
/// not, the shape does. `None` for inches and for a comma typed twice.
fn double_facing(text: &str, (start, end): (usize, usize), shape: Facing) -> Option<Facing> {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    if text[start..end].starts_with(',') && !after.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let (open_side, close_side) = (is_open_side(before), is_close_side(after));
    Some(match (open_side, close_side) {
        (true, false) => Facing::Opens,
        (false, true) => Facing::Closes,
        (true, true) | (false, false) => shape,
    })
}

/// Which way a single mark faces; `None` for an apostrophe. One between letters is an apostrophe; one behind a word may be (`the boys’
/// club`), which only the pairs decide.
fn single_facing(before: Option<char>, after: Option<char>, rest: &str) -> Option<Facing> {
    let letter_before = before.is_some_and(char::is_alphanumeric);
    let letter_after = after.is_some_and(char::is_alphanumeric);
    if is_open_side(before) && (letter_after || after.is_some_and(|after| matches!(after, '…' | '.' | '$' | '[' | '¿' | '¡')))
    {
        let word: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
        let is_year = word.starts_with(|letter: char| letter.is_ascii_digit());
        let is_short = SHORTENED.contains(&word.to_lowercase().as_str());
        return (!is_year && !is_short).then_some(Facing::Opens);
    }
    let ends = before.is_some_and(|before| !before.is_whitespace()) && !letter_after;
    // Behind a digit it is a sign for feet or minutes.
    let is_prime = letter_before && before.is_some_and(|before| before.is_ascii_digit());
    (ends && !is_prime).then_some(Facing::Closes)
}

/// What can stand before a mark that opens.
fn is_open_side(before: Option<char>) -> bool {
    before.is_none_or(|before| {
        before.is_whitespace()
            || matches!(before, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '«' | '„' | '¿' | '¡')
    })
}

/// What can stand behind a mark that closes.
fn is_close_side(after: Option<char>) -> bool {
    after.is_none_or(|after| {
        after.is_whitespace()
            || matches!(after, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '—' | '–' | '-' | '/' | '…')
            || matches!(after, '”' | '’' | '"' | '»' | '。' | '、' | '，')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks of a paragraph as `(` and `)` for those that open and close, `|` for those that may do either.
    fn facing(text: &str) -> String {
        let sign = |mark: Mark| match mark.facing {
            Facing::Opens => '(',
            Facing::Closes => ')',
            Facing::Either => '|',
        };
        marks(text).into_iter().map(sign).collect()
    }

    #[test]
    fn marks_face_as_the_spaces_around_them_say() {
        for (text, expected) in [
            ("He said “yes” twice.", "()"),
            ("He said \"yes\" twice.", "()"),
            ("“cut between North and South“, it said", "()"),
            ("Er sagte: „Nein“, und »Doch«.", "()()"),
            ("Il dit : « oui », puis …", "()"),
            ("`` We won ''", "(|"),
            ("a”lasting peaceIn", ")"),
            ("“‘Go,’ he said,” she said", "(())"),
            ("한국은 「예」라고", "()"),
        ] {
            assert_eq!(facing(text), expected, "{text}");
        }
    }

    #[test]
    fn apostrophes_are_no_marks() {
        for text in ["It isn’t Kim's", "the ’90s and rock ’n’ roll", "l'été d’Anna", "6'2"] {
            assert_eq!(facing(text).replace(')', ""), "", "{text}");
        }
    }
}
