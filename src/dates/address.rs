//! The day in the address of a linked page: what the link's words count from. Counts days.

use jiff::civil::Date;

use crate::text::{InlineKind, Reading, Span};

/// The first and the last year of a page with a dated address.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// The day of the page that the words at `span` are a link to, where its address names one (`/2018/01/4/`): a list of headlines
/// tells each from the day of its own article.
pub(super) fn day_of_link(reading: &Reading, span: Span) -> Option<Date> {
    let links = reading.inlines();
    let around = links.iter().filter(|link| link.span.start() <= span.start() && span.end() <= link.span.end());
    around.rev().find_map(|link| match &link.kind {
        InlineKind::Link(address) => day_in(address),
        InlineKind::Emphasis | InlineKind::Strong | InlineKind::Code => None,
    })
}

fn day_in(address: &str) -> Option<Date> {
    let parts: Vec<&str> = address.split('/').collect();
    let number = |part: &str, most: usize| part.parse::<i16>().ok().filter(|_| part.len() <= most);
    parts.windows(3).find_map(|three| {
        let year = number(three[0], 4).filter(|year| YEARS.contains(year))?;
        let month = i8::try_from(number(three[1], 2)?).ok()?;
        Date::new(year, month, i8::try_from(number(three[2], 2)?).ok()?).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        assert_eq!(day_in("/news/2018/01/4/talks.md"), Date::new(2018, 1, 4).ok());
        assert_eq!(day_in("https://a.org/2018/01/talks"), None);
        assert_eq!(day_in("/2018/13/40/"), None);
    }
}
