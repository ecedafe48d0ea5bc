//! The timeline as a table: a row for each dating, by the rules of the other CSV files. Days are ISO days, empty where open.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};
use jiff::civil::Date;

use super::ExportError;
use super::csv::harmless;

/// The columns, fixed since the first release.
const COLUMNS: [&str; 7] = ["statement", "article", "published", "from", "to", "rule", "words"];

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedStatement<'a> {
    /// The sentence that is dated.
    pub statement: &'a str,
    /// The article that it stands in.
    pub article: &'a str,
    /// When the article was published.
    pub published: Option<Date>,
    /// The words that date it.
    pub words: &'a str,
    /// The first day, where it is known.
    pub from: Option<Date>,
    /// The last day, where it is known.
    pub to: Option<Date>,
    /// The rule by which the words were read.
    pub rule: &'a str,
}

/// Writes the rows in their order.
///
/// # Errors
/// When writing fails; what was written until then is incomplete.
pub fn export_timeline<'a>(rows: impl IntoIterator<Item = DatedStatement<'a>>, to: &mut dyn Write) -> Result<(), ExportError> {
    write(rows, to).map_err(ExportError)
}

fn write<'a>(rows: impl IntoIterator<Item = DatedStatement<'a>>, to: &mut dyn Write) -> io::Result<()> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    table.write_record(COLUMNS)?;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    for row in rows {
        let days = [day(row.published), day(row.from), day(row.to)];
        let fields = [row.statement, row.article, &days[0], &days[1], &days[2], row.rule, row.words];
        table.write_record(fields.map(harmless))?;
    }
    table.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_row_for_each_dating() {
        let known = DatedStatement {
            statement: "It rang on Monday, “twice”.",
            article: "alpha",
            published: Some(date(2021, 10, 5)),
            words: "Monday",
            from: Some(date(2021, 10, 4)),
            to: Some(date(2021, 10, 4)),
            rule: "weekday",
        };
        let open = DatedStatement {
            statement: "=Now",
            published: None,
            from: None,
            to: None,
            words: "Now",
            rule: "now",
            ..known.clone()
        };
        let mut bytes = Vec::new();
        export_timeline([known, open], &mut bytes).unwrap();
        let expected = "statement,article,published,from,to,rule,words\r\n\
            \"It rang on Monday, “twice”.\",alpha,2021-10-05,2021-10-04,2021-10-04,weekday,Monday\r\n\
            '=Now,alpha,,,,now,Now\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
