//! The day in a cell. What could be two days (`01/02/2021`) is read as the rest of its column has it, and else not at all.

use crate::import::date_lines::whole_date;
use crate::import::html::day_in_attribute;
use crate::notebook::PublishedDate;

/// What a column says of the order of day and month, from its days that can be read in one way only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    day_first: bool,
    month_first: bool,
}

impl Order {
    /// Takes in one more cell of the column.
    pub fn note(&mut self, cell: &str) {
        if let Some((first, second, _)) = numbers(cell) {
            self.day_first |= first > 12 && second <= 12;
            self.month_first |= second > 12 && first <= 12;
        }
    }

    /// The day in a cell; `None` where there is none, or one that could be two.
    pub fn day(self, cell: &str, language: &str) -> Option<PublishedDate> {
        let cell = cell.trim();
        let iso = || cell.get(..10).filter(|start| start.matches('-').count() == 2)?.parse().ok();
        if let Some((first, second, year)) = numbers(cell) {
            let (month, day) = match (self.day_first, self.month_first) {
                (true, false) => (second, first),
                (false, true) => (first, second),
                _ if first == second || first > 12 => (second, first),
                _ if second > 12 => (first, second),
                // The language of the article may still say it.
                _ => return day_in_attribute(cell, language),
            };
            return PublishedDate::new(year, Some(month), Some(day));
        }
        iso().or_else(|| whole_date(cell)).or_else(|| day_in_attribute(cell, language))
    }
}

/// The numbers of `5/10/2021` or `5-10-21`, with or without a time behind; points always have the day first.
fn numbers(cell: &str) -> Option<(i8, i8, i16)> {
    let day = cell.trim().split([' ', 'T', ',']).next()?;
    let sign = day.chars().find(|letter| !letter.is_ascii_digit()).filter(|sign| matches!(sign, '/' | '-'))?;
    let mut parts = day.split(sign);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    let plain = fits(first) && fits(second) && (year.len() == 4 || fits(year) && year.len() == 2);
    let number: i16 = year.parse().ok().filter(|_| plain && parts.next().is_none())?;
    let year = if year.len() == 2 { 2000 + number } else { number };
    Some((first.parse().ok()?, second.parse().ok()?, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_decides_the_order() {
        for (column, cell, language, expected) in [
            (vec!["13/02/2021"], "01/02/2021", "", Some("2021-02-01")),
            (vec!["02/13/2021"], "01/02/2021", "", Some("2021-01-02")),
            (vec!["1/2/21 10:00"], "01/02/2021", "", None),
            (vec!["13/02/2021", "02/13/2021"], "01/02/2021", "", None),
            (vec!["13/02/2021", "02/13/2021"], "02/13/2021", "", Some("2021-02-13")),
            (vec![], "01/02/2021", "de", Some("2021-02-01")),
            (vec![], "05/05/2021", "", Some("2021-05-05")),
            (vec![], "05.10.2021", "", Some("2021-10-05")),
            (vec![], "1945-05-08 12:00:00", "", Some("1945-05-08")),
            (vec![], "2021-10-05T10:00:00Z", "", Some("2021-10-05")),
            (vec![], "20211005T101500Z", "", Some("2021-10-05")),
            (vec![], "2021", "", Some("2021")),
            (vec![], "October 5, 2021 Tuesday", "", Some("2021-10-05")),
            (vec![], "2021년 10월 5일", "ko", Some("2021-10-05")),
            (vec![], "1633427100", "", Some("2021-10-05")),
            (vec![], "31/02/2021", "", None),
            (vec![], "soon", "", None),
        ] {
            let mut order = Order::default();
            column.iter().for_each(|cell| order.note(cell));
            assert_eq!(order.day(cell, language).map(|day| day.to_string()).as_deref(), expected, "{cell} in {column:?}");
        }
    }
}
