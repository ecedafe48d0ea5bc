//! Days and datings in words. Days are counted from 1 January 1970.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::timeline::{Chart, Differing, Drawn, Extent, Mark, Row, Said, day_of};
use crate::app::words::shortened;
use crate::compare::Entry;
use crate::dates::Precision;
use crate::notebook::PublishedDate;

/// Letters of a headline that stands in for an unknown outlet.
const CALLED: usize = 32;
/// Datings that the name of a mark tells one by one.
const TOLD: usize = 6;

/// Days as a person writes them: `4 Oct 2021`, `4–6 Oct 2021`, `Oct 2021`, `2021`, `2010–2019`.
pub fn days_words(days: Extent) -> String {
    let (from, to) = (day_of(days.0), day_of(days.1));
    let whole_months = from.day() == 1 && to == to.last_of_month();
    let whole_years = whole_months && from.month() == 1 && to.month() == 12;
    let same_month = (from.year(), from.month()) == (to.year(), to.month());
    let write = |day: Date, pattern: &str| day.strftime(pattern).to_string();
    match () {
        () if from == to => write(from, "%-d %b %Y"),
        () if whole_years && from.year() == to.year() => from.year().to_string(),
        () if whole_years => format!("{}–{}", from.year(), to.year()),
        () if whole_months && same_month => write(from, "%b %Y"),
        () if whole_months && from.year() == to.year() => format!("{}–{}", write(from, "%b"), write(to, "%b %Y")),
        () if whole_months => format!("{} – {}", write(from, "%b %Y"), write(to, "%b %Y")),
        () if same_month => format!("{}–{}", from.day(), write(to, "%-d %b %Y")),
        () if from.year() == to.year() => format!("{} – {}", write(from, "%-d %b"), write(to, "%-d %b %Y")),
        () => format!("{} – {}", write(from, "%-d %b %Y"), write(to, "%-d %b %Y")),
    }
}

/// What an article is called within a sentence.
pub fn called(row: &Row) -> String {
    shortened(row.called(), CALLED)
}

/// The words of a dating in quotation marks, on one line.
pub fn quoted(entry: &Entry) -> String {
    format!("“{}”", entry.words.replace('\n', " "))
}

/// The days of a dating; `None` while they are open.
pub fn days_of(entry: &Entry) -> Option<Extent> {
    let (from, to) = entry.dating.from.zip(entry.dating.to)?;
    Some((crate::app::timeline::day_number(from), crate::app::timeline::day_number(to)))
}

/// A dating by its name: `5 Oct 2021, “Monday”, in Press TV`.
pub fn name(row: &Row, entry: &Entry) -> String {
    let days = days_of(entry).map_or_else(|| "open".to_owned(), days_words);
    format!("{days}, {}, in {}", quoted(entry), called(row))
}

/// A mark by its name: that of its only dating, else how many there are and the first of them.
pub fn mark_name(row: &Row, drawn: &Drawn, mark: &Mark) -> String {
    let entries = mark.entries.iter().filter_map(|entry| drawn.lane.entries.get(*entry));
    let differs =
        if mark.entries.iter().any(|entry| row.differing.contains(entry)) { ", dated differently elsewhere" } else { "" };
    if let [only] = mark.entries.as_slice()
        && let Some(entry) = drawn.lane.entries.get(*only)
    {
        return format!("{}{differs}", name(row, entry));
    }
    let told: Vec<String> = entries.take(TOLD).map(quoted).collect();
    let more = if mark.entries.len() > TOLD { " and more" } else { "" };
    let (count, days) = (mark.entries.len(), days_words(mark.days));
    format!("{count} datings, {days}, {}{more}, in {}{differs}", told.join(", "), called(row))
}

/// How a dating was read, in a sentence or two.
pub fn reading_words(entry: &Entry, published: Option<PublishedDate>) -> String {
    let (words, rule) = (quoted(entry), entry.dating.rule);
    let day = published.filter(|published| published.day().is_some());
    match (days_of(entry), day) {
        (Some(days), day) => {
            let long = length_words(entry.dating.precision, days);
            let from = day.map_or_else(String::new, |day| format!(" The article was published on {}.", day.readable()));
            format!("{words} is {}, {long}, by the rule “{rule}”.{from}", days_words(days))
        }
        (None, _) if entry.dating.precision == Precision::Unknown => format!("{words} names no day, by the rule “{rule}”."),
        (None, None) => {
            format!("{words} stays open, by the rule “{rule}”: the day on which the article was published is not known.")
        }
        (None, Some(_)) => format!("{words} stays open, by the rule “{rule}”: the article does not say from when it counts."),
    }
}

fn length_words(precision: Precision, days: Extent) -> String {
    match precision {
        Precision::Day if days.0 == days.1 => "one day".to_owned(),
        Precision::Day | Precision::Unknown => format!("{} days", days.1 - days.0 + 1),
        Precision::Week => "a week or a weekend".to_owned(),
        Precision::Month => "a month".to_owned(),
        Precision::Season => "a season".to_owned(),
        Precision::Quarter => "a part of a year".to_owned(),
        Precision::Year => "a year".to_owned(),
        Precision::Decade => "ten years".to_owned(),
        Precision::Century => "a hundred years".to_owned(),
    }
}

/// What two articles date differently: `Press TV says 4 Oct (“Monday”), Al Jazeera 5 Oct 2021 (“Tuesday”)`.
pub fn differing_words(chart: &Chart, differing: Differing) -> Option<String> {
    let side = |said: Said| {
        let (row, _, entry) = chart.entry(said)?;
        Some((row, entry, days_of(entry)?))
    };
    let (a, b) = (side(differing.a)?, side(differing.b)?);
    let same_name = called(a.0) == called(b.0);
    let who = |row: &Row| if same_name { shortened(&row.document.name, CALLED) } else { called(row) };
    let (first, second) = (days_words(a.2), days_words(b.2));
    // Said once where it is the same: the year of the second stands for both.
    let year = day_of(b.2.1).strftime(" %Y").to_string();
    let short = if day_of(a.2.0).year() == day_of(b.2.1).year() { first.strip_suffix(&year).unwrap_or(&first) } else { &first };
    Some(format!("{} says {short} ({}), {} {second} ({})", who(a.0), quoted(a.1), who(b.0), quoted(b.1)))
}

/// The time that is shown, in words.
pub fn period_words(days: Extent) -> String {
    let (from, to) = (day_of(days.0), day_of(days.1));
    // Days of a month are of no use where years pass.
    let long = from.checked_add(10.years()).is_ok_and(|later| later < to);
    if long { format!("{}–{}", from.year(), to.year()) } else { days_words(days) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::timeline::day_number;
    use crate::dates::Dating;
    use crate::text::Span;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_written_as_short_as_they_can() {
        for (from, to, expected) in [
            ("2021-10-04", "2021-10-04", "4 Oct 2021"),
            ("2021-10-04", "2021-10-06", "4–6 Oct 2021"),
            ("2021-10-01", "2021-10-31", "Oct 2021"),
            ("2021-10-01", "2021-12-31", "Oct–Dec 2021"),
            ("2021-01-01", "2021-12-31", "2021"),
            ("2010-01-01", "2019-12-31", "2010–2019"),
            ("2021-12-01", "2022-02-28", "Dec 2021 – Feb 2022"),
            ("2021-09-30", "2021-10-02", "30 Sep – 2 Oct 2021"),
            ("2021-12-30", "2022-01-02", "30 Dec 2021 – 2 Jan 2022"),
        ] {
            assert_eq!(days_words((day_number(day(from)), day_number(day(to)))), expected);
        }
        let span = |from, to| period_words((day_number(day(from)), day_number(day(to))));
        assert_eq!(
            (span("1999-03-01", "2021-10-04"), span("2021-10-03", "2021-10-09")),
            ("1999–2021".into(), "3–9 Oct 2021".into())
        );
    }

    fn entry(days: Option<(&str, &str)>, precision: Precision, rule: &'static str) -> Entry {
        let [from, to] = [days.map(|days| day(days.0)), days.map(|days| day(days.1))];
        let dating = Dating { span: Span::new(0, 6), from, to, precision, rule };
        Entry { dating, words: "Monday".to_owned(), sentence: Span::new(0, 6) }
    }

    #[test]
    fn how_it_was_read_is_a_sentence() {
        let published = Some("2021-10-05".parse().unwrap());
        let monday = entry(Some(("2021-10-04", "2021-10-04")), Precision::Day, "weekday");
        assert_eq!(
            reading_words(&monday, published),
            "“Monday” is 4 Oct 2021, one day, by the rule “weekday”. The article was published on 5 Oct 2021."
        );
        assert_eq!(reading_words(&monday, None), "“Monday” is 4 Oct 2021, one day, by the rule “weekday”.");
        for (precision, published, expected) in [
            (Precision::Unknown, published, "“Monday” names no day, by the rule “r”."),
            (
                Precision::Day,
                None,
                "“Monday” stays open, by the rule “r”: the day on which the article was published is not known.",
            ),
            (Precision::Day, published, "“Monday” stays open, by the rule “r”: the article does not say from when it counts."),
        ] {
            assert_eq!(reading_words(&entry(None, precision, "r"), published), expected);
        }
    }
}
