//! How a row of a table is named where documents are named: `reports.csv#12`. Rows count from 1; the names of the columns are
//! none of them.

/// Endings of files that can hold an article in each row.
pub const TABLE_ENDINGS: [&str; 7] = ["csv", "tsv", "tab", "jsonl", "ndjson", "json", "xlsx"];

/// Whether a path is that of a file that can hold an article in each row, by its ending.
#[must_use]
pub fn is_table(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending);
    ending.is_some_and(|ending| TABLE_ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// The table and the row of a path like `reports.csv#12`; `None` for every other path, also where a file's own name has a `#`.
#[must_use]
pub fn row_of(path: &str) -> Option<(&str, usize)> {
    let (table, row) = path.rsplit_once('#')?;
    let plain = row.bytes().all(|byte| byte.is_ascii_digit()) && !row.starts_with('0');
    let row = row.parse().ok().filter(|_| plain)?;
    is_table(table).then_some((table, row))
}

/// The path of a row.
#[must_use]
pub fn row_path(table: &str, row: usize) -> String {
    format!("{table}#{row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_of_tables_are_taken_apart() {
        assert_eq!(row_of("sub/a.csv#12"), Some(("sub/a.csv", 12)));
        assert_eq!(row_of("a#1.JSONL#3"), Some(("a#1.JSONL", 3)));
        for path in ["a.csv", "a.csv#", "a.csv#0", "a.csv#012", "a.csv#+1", "note#2.txt", "a.txt#2", "#2", ".csv#2", "a.csv#1x"] {
            assert_eq!(row_of(path), None, "{path}");
        }
        assert_eq!(row_path("a.csv", 3), "a.csv#3");
    }
}
