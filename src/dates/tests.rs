//! What is found and what it means, sentence by sentence, and the laws that hold for any text. Spans are bytes.

use jiff::civil::Date;
use proptest::prelude::*;

use super::{Dating, find};
use crate::text::{Block, BlockKind, Inline, InlineKind, Reading, Span};

/// The datings as `words = days`, `?` where they are open.
fn told(reading: &Reading, published: &str, language: Option<&str>) -> String {
    let day = |day: Option<Date>| day.map_or_else(|| "?".to_owned(), |day| day.to_string());
    let tell = |one: &Dating| {
        let days = if one.from == one.to { day(one.from) } else { format!("{}/{}", day(one.from), day(one.to)) };
        format!("{} = {days}", reading.slice(one.span))
    };
    let found: Vec<String> = find(reading, published.parse().ok(), language).iter().map(tell).collect();
    found.join("; ")
}

#[track_caller]
fn check(published: &str, language: &str, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(&told(&Reading::of_lines(text), published, Some(language)), expected, "{text}");
    }
}

/// A Tuesday.
const DAY: &str = "2021-10-05";

#[test]
fn dates_that_name_themselves() {
    check(
        DAY,
        "en",
        &[
            ("They met on Oct. 4, 2021 in Seoul.", "Oct. 4, 2021 = 2021-10-04"),
            ("They met on Monday, 4th October 2021.", "Monday, 4th October 2021 = 2021-10-04"),
            ("On 10/04/2021 and 2021-10-03", "10/04/2021 = 2021-10-04; 2021-10-03 = 2021-10-03"),
            ("LONDON, Oct. 4 — The line", "Oct. 4 = 2021-10-04"),
            ("from March to June 1998", "March = 1998-03-01/1998-03-31; June 1998 = 1998-06-01/1998-06-30"),
            ("on Oct. 4-6, 2020", "Oct. 4-6, 2020 = 2020-10-04/2020-10-06"),
            ("in early 2013", "early 2013 = 2013-01-01/2013-12-31"),
            ("in the late 1990s", "the late 1990s = 1990-01-01/1999-12-31"),
            ("in the '80s", "the '80s = 1980-01-01/1989-12-31"),
            ("in the 19th century", "the 19th century = 1801-01-01/1900-12-31"),
            ("in nineteen ninety-one", "nineteen ninety-one = 1991-01-01/1991-12-31"),
            ("the spring of 1995", "the spring of 1995 = 1995-03-01/1995-05-31"),
            ("the third quarter of 2020", "the third quarter of 2020 = 2020-07-01/2020-09-30"),
            ("in fiscal 1990", "fiscal 1990 = 1990-01-01/1990-12-31"),
        ],
    );
}

#[test]
fn dates_that_count_from_publication() {
    check(
        DAY,
        "en",
        &[
            ("Seoul said Monday (October 4) so.", "Monday = 2021-10-04; October 4 = 2021-10-04"),
            ("They will meet Monday.", "Monday = 2021-10-11"),
            ("It fell Tuesday.", "Tuesday = 2021-10-05"),
            ("At 9 a.m. on Monday they rang.", "9 a.m. on Monday = 2021-10-04"),
            ("Last Friday, next Friday", "Last Friday = 2021-10-01; next Friday = 2021-10-15"),
            ("Thursday of last week", "Thursday of last week = 2021-09-30"),
            ("It opened in December.", "December = 2020-12-01/2020-12-31"),
            ("It will open in December.", "December = 2021-12-01/2021-12-31"),
            ("It will be shipped in July.", "July = 2022-07-01/2022-07-31"),
            ("last October and next spring", "last October = 2020-10-01/2020-10-31; next spring = 2022-03-01/2022-05-31"),
            ("yesterday, two years ago", "yesterday = 2021-10-04; two years ago = 2019-01-01/2019-12-31"),
            ("a decade ago", "a decade ago = 2011-01-01/2011-12-31"),
            ("the past three years", "the past three years = 2018-10-05/2021-10-05"),
            ("Third-quarter profit rose.", "Third-quarter = 2021-07-01/2021-09-30"),
            ("earlier this month", "earlier this month = 2021-10-01/2021-10-31"),
        ],
    );
}

#[test]
fn dates_that_count_from_the_one_before() {
    check(
        DAY,
        "en",
        &[
            (
                "It rang on July 27, 2021. Two weeks later it was cut.",
                "July 27, 2021 = 2021-07-27; Two weeks later = 2021-08-09/2021-08-15",
            ),
            ("It rang on May 3, 2019; the next day it was dead.", "May 3, 2019 = 2019-05-03; the next day = 2019-05-04"),
            ("In 1982, war began. In April, troops landed.", "1982 = 1982-01-01/1982-12-31; April = 1982-04-01/1982-04-30"),
            (
                "It sold more than in 2020. Profit rose from a year earlier.",
                "2020 = 2020-01-01/2020-12-31; a year earlier = 2020-01-01/2020-12-31",
            ),
            ("It rose in 2020 from a year earlier.", "2020 = 2020-01-01/2020-12-31; a year earlier = 2019-01-01/2019-12-31"),
            ("In 2018 the next day was lost.", "2018 = 2018-01-01/2018-12-31; the next day = ?"),
        ],
    );
}

#[test]
fn lengths_frequencies_and_vague_times_stay_open() {
    check(
        DAY,
        "en",
        &[
            ("It took three days; every Monday; now.", "three days = ?; every Monday = ?; now = ?"),
            ("a 61-year-old man, recently", "61-year-old = ?; recently = ?"),
            ("nearly two months; the future", "nearly two months = ?; the future = ?"),
        ],
    );
    check("", "en", &[("They met on Monday, in August, yesterday.", "Monday = ?; August = ?; yesterday = ?")]);
}

#[test]
fn what_only_looks_like_a_date() {
    let texts = [
        "2,013 people came; 2013 people came.",
        "You may march. May I? They March on.",
        "The second man won 3-2; it cost $1990.",
        "Call 555-2020-10 or 1-800-2013-06.",
        "The Sun said so. He sat there, the cat sat.",
        "Theresa May spoke. Flight 1999. Windows 2000.",
        "http://a.org/news/2013/06/20136715357828174.html",
        "KC-30s and 7e7s, the China Daily, 31 February 2021x",
        "For the second time, in the first place.",
        "USA Today and the Sunday Times, on 60 Minutes.",
    ];
    for text in texts {
        assert_eq!(told(&Reading::of_lines(text), DAY, Some("en")), "", "{text}");
    }
}

#[test]
fn other_languages() {
    check(
        DAY,
        "es",
        &[(
            "El lunes 4 de octubre de 2021, hace dos años",
            "El lunes 4 de octubre de 2021 = 2021-10-04; hace dos años = 2019-01-01/2019-12-31",
        )],
    );
    check(DAY, "it", &[("ieri, lo scorso marzo", "ieri = 2021-10-04; lo scorso marzo = 2021-03-01/2021-03-31")]);
    check(DAY, "nl", &[("twee jaar geleden, gisteren", "twee jaar geleden = 2019-01-01/2019-12-31; gisteren = 2021-10-04")]);
    check(
        DAY,
        "de",
        &[(
            "am Montag, 4. Oktober 2021; vor zwei Jahren",
            "am Montag, 4. Oktober 2021 = 2021-10-04; vor zwei Jahren = 2019-01-01/2019-12-31",
        )],
    );
    check(DAY, "fr", &[("hier, le 1er mai", "hier = 2021-10-04; le 1er mai = 2021-05-01")]);
    check(DAY, "pt", &[("ontem, há dois anos", "ontem = 2021-10-04; há dois anos = 2019-01-01/2019-12-31")]);
    check(DAY, "ru", &[("4 октября 2021 года", "4 октября 2021 года = 2021-10-04")]);
    check(DAY, "ko", &[("7월 27일에도, 2013년 6월", "7월 27일 = 2021-07-27; 2013년 6월 = 2013-06-01/2013-06-30")]);
    check(DAY, "ja", &[("2021年10月4日に", "2021年10月4日 = 2021-10-04")]);
    let guessed = Reading::of_lines("El presidente dijo que se reunió con los ministros el lunes por la mañana en la capital.");
    assert_eq!(told(&guessed, DAY, None), "el lunes por la mañana = 2021-10-04");
}

#[test]
fn a_linked_headline_counts_from_its_page() {
    let text = "North will meet on January 9.";
    let link = Inline { kind: InlineKind::Link("/news/2018/01/4/talks.md".to_owned()), span: Span::new(0, text.len()) };
    let block = Block { kind: BlockKind::ListItem, span: Span::new(0, text.len()), level: 1 };
    let reading = Reading::new(text.to_owned(), vec![block], vec![link]);
    assert_eq!(told(&reading, "2013-06-06", Some("en")), "January 9 = 2018-01-09");
}

/// Texts made of what datings are made of.
const PIECES: &str = "(\\PC| |\n|the |last |next |two |a |years |days |ago|later|early |mid-|Monday|May |Oct\\. |October |31|5|, |2021|1999|9999|'98|-|/|\\.|:|    a\\.m\\.|first |quarter|of |1990s|century|every |year|9|日|月|年|일|й|é|ago |decades ){0,40}";

proptest! {
    #[test]
    fn any_text_has_sound_datings(text in PIECES, year in 1i16..=9999, known in any::<bool>(), language in "(en|es|it|nl|de|fr|pt|ru|xx)") {
        let reading = Reading::of_lines(&text);
        let published = Date::new(year, 10, 5).ok().filter(|_| known);
        let found = find(&reading, published, Some(&language));
        let mut end = 0;
        for one in &found {
            prop_assert!(end <= one.span.start() && !one.span.is_empty());
            prop_assert!(text.is_char_boundary(one.span.start()) && text.is_char_boundary(one.span.end()));
            prop_assert!(!reading.slice(one.span).contains('\n'));
            prop_assert_eq!(one.from.is_some(), one.to.is_some());
            prop_assert!(one.from <= one.to);
            end = one.span.end();
        }
        prop_assert_eq!(found, find(&reading, published, Some(&language)));
    }

    #[test]
    fn every_day_is_found_and_is_itself(year in 1900i16..=2099, month in 1i8..=12, day in 1i8..=28) {
        let date = Date::new(year, month, day).unwrap();
        for format in ["%B %-d, %Y", "%-d %B %Y", "%Y-%m-%d", "%b. %-d, %Y", "%A, %B %-d, %Y"] {
            let words = date.strftime(format).to_string();
            let text = format!("They met on {words} in Seoul");
            let reading = Reading::of_lines(&text);
            let found = find(&reading, None, Some("en"));
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!((reading.slice(found[0].span), found[0].from, found[0].to), (words.as_str(), Some(date), Some(date)));
        }
    }
}
