//! Dates where a text states when it was published. English and ISO forms; what could be two days is none.

use crate::notebook::PublishedDate;

/// The words that may stand before a publication date, longest first where one begins another.
const LEADS: &[&str] = &[
    "date published",
    "publication date",
    "publish date",
    "first published",
    "published online",
    "published on",
    "published at",
    "published",
    "posted on",
    "posted at",
    "posted",
    "issued on",
    "issued",
    "pubdate",
    "dated",
    "date",
];

/// The words before a date that is not the one of publication.
const OTHER_LEADS: &[&str] = &["last updated", "last modified", "updated", "modified", "accessed", "retrieved"];

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words that stand beside a time of day.
const TIME_WORDS: &[&str] = &[
    "am", "pm", "a.m", "p.m", "gmt", "utc", "et", "est", "edt", "bst", "cet", "cest", "kst", "jst", "ist", "pst", "pdt", "at",
    "z",
];

/// The longest line that can be no more than a date, in bytes.
const LONGEST: usize = 100;

/// What a line says of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateLine {
    /// When the text was published.
    Published(PublishedDate),
    /// Another date, such as that of a change.
    Other,
}

/// A line that is nothing but a date, with or without words such as `Published` before it and a time after it.
pub(super) fn date_line(line: &str) -> Option<DateLine> {
    if line.len() > LONGEST {
        return None;
    }
    let line = line.trim();
    if let Some(rest) = after_lead(line, OTHER_LEADS) {
        return whole_date(rest).map(|_| DateLine::Other);
    }
    let published = after_lead(line, LEADS).and_then(whole_date);
    published.or_else(|| day_only(line)).map(DateLine::Published)
}

/// A value that is a date: a day with or without a time, a month with its year, or a year.
pub(super) fn whole_date(value: &str) -> Option<PublishedDate> {
    let value = value.trim();
    day_only(value).or_else(|| month_and_year(value)).or_else(|| value.parse().ok().filter(|_| value.len() >= 4))
}

/// `date 2021-10-05 Words…`: the date in front of a first line, and the words behind it.
pub(super) fn date_token(line: &str) -> Option<(PublishedDate, &str)> {
    let rest = after_lead(line, &["date"])?;
    let (date, rest) = leading_day(rest)?;
    rest.starts_with([' ', '\t']).then(|| (date, rest.trim_start()))
}

/// The date of a dateline: `SEOUL, October 5, 2021 (Agency) –` before the first sentence.
pub(super) fn dateline(words: &str) -> Option<PublishedDate> {
    let start = &words[..words.floor_char_boundary(LONGEST)];
    let end = [" – ", " — ", " - ", " -- ", ") –", ") —", ") -"].iter().filter_map(|dash| start.find(dash)).min()?;
    let head = start[..end].trim_end_matches(')');
    let head = head.rsplit_once('(').map_or(head, |(before, _)| before).trim_end();
    let letters = head.find(|letter: char| !letter.is_alphabetic())?;
    let capitals = letters > 1 && head[..letters].chars().all(char::is_uppercase);
    let starts = head.match_indices([' ', ',']).map(|(at, _)| head[at + 1..].trim_start());
    capitals.then(|| starts.filter_map(leading_day).find(|(_, rest)| rest.is_empty()).map(|(date, _)| date))?
}

/// The date that a file's name begins with: `2021-10-05-…` or `20211005_…`.
pub(super) fn file_name_date(name: &str) -> Option<PublishedDate> {
    let name = name.rsplit('/').next()?;
    let digits = name.len() - name.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    if digits == 8 {
        let number = |range: std::ops::Range<usize>| name[range].parse::<i16>().ok();
        return day(number(0..4)?, number(4..6)?, number(6..8)?).filter(|date| (1500..=2100).contains(&date.year()));
    }
    let dashed = digits == 4 && name.as_bytes().get(4) == Some(&b'-');
    dashed.then(|| leading_day(name).map(|(date, _)| date))?
}

fn after_lead<'a>(line: &'a str, leads: &[&str]) -> Option<&'a str> {
    let lead = leads.iter().find(|lead| super::piece::has_lead(line, lead))?;
    let rest = &line[lead.len()..];
    rest.starts_with([':', ' ', '\t']).then(|| rest.trim_start_matches([':', ' ', '\t']))
}

fn day_only(text: &str) -> Option<PublishedDate> {
    let (date, rest) = leading_day(text)?;
    is_time(rest).then_some(date)
}

fn is_time(rest: &str) -> bool {
    let parts = rest.split([' ', ',', '|', '-', '–', '—', '(', ')', '\t']).filter(|part| !part.is_empty());
    parts.into_iter().all(|part| {
        let word = part.trim_end_matches('.').to_ascii_lowercase();
        let clock = word.chars().any(|letter| letter.is_ascii_digit())
            && word.chars().all(|letter| "0123456789:.+tzapmh".contains(letter));
        clock || TIME_WORDS.contains(&word.as_str())
    })
}

fn month_and_year(text: &str) -> Option<PublishedDate> {
    let mut cursor = Cursor(text);
    let month = cursor.month()?;
    cursor.skip_marks();
    let year = cursor.year()?;
    cursor.0.is_empty().then(|| PublishedDate::new(year, Some(month), None))?
}

/// A day at the start of a text, and what follows it.
pub(super) fn leading_day(text: &str) -> Option<(PublishedDate, &str)> {
    let mut cursor = Cursor(text.trim_start());
    cursor.skip_weekday();
    let date = if cursor.0.starts_with(|letter: char| letter.is_ascii_digit()) {
        numbers_first(&mut cursor)
    } else {
        month_first(&mut cursor)
    }?;
    let ends = !cursor.0.starts_with(|letter: char| letter.is_ascii_digit());
    ends.then_some((date, cursor.0))
}

fn month_first(cursor: &mut Cursor<'_>) -> Option<PublishedDate> {
    let month = cursor.month()?;
    cursor.skip_marks();
    let (number, _) = cursor.number()?;
    cursor.skip_ordinal();
    cursor.skip_marks();
    day(cursor.year()?, i16::from(month), number)
}

fn numbers_first(cursor: &mut Cursor<'_>) -> Option<PublishedDate> {
    let (first, digits) = cursor.number()?;
    let mark = cursor.0.chars().next().filter(|mark| "-/.".contains(*mark));
    if let Some(mark) = mark
        && cursor.0[1..].starts_with(|letter: char| letter.is_ascii_digit())
    {
        cursor.0 = &cursor.0[1..];
        let (second, _) = cursor.number()?;
        cursor.0 = cursor.0.strip_prefix(mark)?;
        return if digits == 4 {
            day(first, second, cursor.number()?.0)
        } else {
            day_or_month_first(first, second, cursor.year()?)
        };
    }
    cursor.skip_ordinal();
    cursor.skip_marks();
    let month = cursor.month()?;
    cursor.skip_marks();
    day(cursor.year()?, i16::from(month), first)
}

/// `13/10/2021` can be only one day; `05/10/2021` could be two, so it is none.
fn day_or_month_first(first: i16, second: i16, year: i16) -> Option<PublishedDate> {
    match (first, second) {
        _ if first == second || first > 12 => day(year, second, first),
        _ if second > 12 => day(year, first, second),
        _ => None,
    }
}

fn day(year: i16, month: i16, day: i16) -> Option<PublishedDate> {
    PublishedDate::new(year, Some(i8::try_from(month).ok()?), Some(i8::try_from(day).ok()?))
}

/// What is left to read.
struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    /// A number of up to four digits, and how many there were.
    fn number(&mut self) -> Option<(i16, usize)> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.0[..digits].parse().ok().filter(|_| digits <= 4)?;
        self.0 = &self.0[digits..];
        Some((number, digits))
    }

    fn year(&mut self) -> Option<i16> {
        self.number().filter(|(_, digits)| *digits == 4).map(|(year, _)| year)
    }

    fn word(&self) -> &'a str {
        let end = self.0.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(self.0.len());
        &self.0[..end]
    }

    /// The index of the word in a table, whole or cut to at least three letters; reads it.
    fn one_of(&mut self, table: &[&str]) -> Option<usize> {
        let word = self.word();
        let at = table.iter().position(|whole| word.len() >= 3 && super::piece::has_lead(whole, word))?;
        self.0 = &self.0[word.len()..];
        Some(at)
    }

    fn month(&mut self) -> Option<i8> {
        self.one_of(&MONTHS).and_then(|at| i8::try_from(at + 1).ok())
    }

    fn skip_weekday(&mut self) {
        if self.one_of(&WEEKDAYS).is_some() {
            self.skip_marks();
        }
    }

    fn skip_ordinal(&mut self) {
        if ["st", "nd", "rd", "th"].contains(&self.word()) {
            self.0 = &self.0[2..];
        }
    }

    fn skip_marks(&mut self) {
        self.0 = self.0.trim_start_matches([' ', ',', '.', '\u{A0}']);
        if super::piece::has_lead(self.0, "of ") {
            self.0 = &self.0[3..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(line: &str) -> Option<String> {
        match date_line(line)? {
            DateLine::Published(date) => Some(date.to_string()),
            DateLine::Other => Some("other".to_owned()),
        }
    }

    #[test]
    fn lines_that_are_dates() {
        for (line, expected) in [
            ("2021-10-05", "2021-10-05"),
            ("2013-06-6", "2013-06-06"),
            ("2021-10-05T10:30:00Z", "2021-10-05"),
            ("5 October 2021", "2021-10-05"),
            ("Monday, 4th October 2021, 10:15 GMT", "2021-10-04"),
            ("October 5, 2021", "2021-10-05"),
            ("Oct. 5, 2021 at 3:15 p.m. ET", "2021-10-05"),
            ("Posted 5 Oct 2021", "2021-10-05"),
            ("Published: October 2021", "2021-10"),
            ("Date: 2021", "2021"),
            ("13/10/2021", "2021-10-13"),
            ("10/13/2021", "2021-10-13"),
            ("13.10.2021", "2021-10-13"),
            ("Last updated: 5 October 2021", "other"),
        ] {
            assert_eq!(published(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn lines_that_are_not() {
        for line in [
            "05/10/2021",
            "October 2021",
            "2021",
            "In October 2021",
            "5 October 2021 was a Tuesday",
            "31 February 2021",
            "May 5",
            "Date",
            "dated",
            "2021-10-055",
            "",
        ] {
            assert_eq!(published(line), None, "{line}");
        }
    }

    #[test]
    fn dates_before_words_and_in_file_names() {
        assert_eq!(date_token("date 2021-10-05 Several months").map(|(_, rest)| rest), Some("Several months"));
        assert_eq!(
            dateline("SEOUL, October 5, 2021 (KCNA) – The two").map(|date| date.to_string()).as_deref(),
            Some("2021-10-05")
        );
        assert_eq!(dateline("SEOUL (AFP) – On October 5, 2021 the two"), None);
        assert_eq!(dateline("Seoul said on October 5, 2021 – at noon –"), None);
        assert_eq!(dateline("—"), None);
        for (name, expected) in [
            ("x/2021-10-05-koreas.txt", Some("2021-10-05")),
            ("20211005_koreas.txt", Some("2021-10-05")),
            ("2021.txt", None),
            ("101354_Apple.txt", None),
            ("99999999.txt", None),
        ] {
            assert_eq!(file_name_date(name).map(|date| date.to_string()).as_deref(), expected, "{name}");
        }
    }
}
