//! Where words come from, in one line.

use crate::notebook::Document;

/// Author, headline, outlet, date, page and paragraph of a passage, as far as they are known: `Kim Min-ji, “Hotline restored”, Yonhap,
/// 5 Oct 2021, p. 12, ¶ 3`. A document without a headline is named by its file; nothing is invented.
#[must_use]
pub fn citation(document: &Document, page: Option<&str>, paragraph: usize) -> String {
    let value = |field: &Option<crate::notebook::Sourced<String>>| field.as_ref().map(|known| known.value.clone());
    let row = document.row_words();
    let file = || row.clone().unwrap_or_else(|| document.file_name().to_owned());
    let title = value(&document.title).map_or_else(file, |title| format!("“{title}”"));
    let date = document.published.as_ref().map_or_else(|| "date unknown".to_owned(), |date| date.value.readable());
    // A headline finds a file, but not always a row among thousands.
    let row = row.filter(|_| document.title.is_some());
    let place = Some(place_words(page, paragraph));
    let parts = [value(&document.author), Some(title), value(&document.outlet), Some(date), row, place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Where in a text something stands, as a person reads it: `p. 12, ¶ 3`, without the page where the text has none.
#[must_use]
pub fn place_words(page: Option<&str>, paragraph: usize) -> String {
    page.map_or_else(|| format!("¶ {paragraph}"), |page| format!("p. {page}, ¶ {paragraph}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Sourced;

    #[test]
    fn what_is_not_known_is_left_out() {
        let mut document = Document { path: "texts/hotline.txt".to_owned(), ..Document::default() };
        assert_eq!(citation(&document, None, 1), "hotline.txt, date unknown, ¶ 1");
        document.title = Some(Sourced::new("Hotline restored".to_owned(), "heading"));
        document.outlet = Some(Sourced::new("Yonhap".to_owned(), "by-line"));
        assert_eq!(citation(&document, None, 3), "“Hotline restored”, Yonhap, date unknown, ¶ 3");
        assert_eq!(citation(&document, Some("xii"), 3), "“Hotline restored”, Yonhap, date unknown, p. xii, ¶ 3");
        document.path = "texts/reports.csv#12".to_owned();
        assert_eq!(citation(&document, None, 3), "“Hotline restored”, Yonhap, date unknown, reports.csv, row 12, ¶ 3");
        document.title = None;
        assert_eq!(citation(&document, None, 3), "reports.csv, row 12, Yonhap, date unknown, ¶ 3");
    }
}
