//! Where words come from, in one line.

use crate::notebook::Document;

/// Author, headline, outlet, date and paragraph of a passage, as far as they are known: `Kim Min-ji, “Hotline restored”, Yonhap,
/// 5 Oct 2021, ¶ 3`. A document without a headline is named by its file; nothing is invented.
#[must_use]
pub fn citation(document: &Document, paragraph: usize) -> String {
    let value = |field: &Option<crate::notebook::Sourced<String>>| field.as_ref().map(|known| known.value.clone());
    let title = value(&document.title).map_or_else(|| document.file_name().to_owned(), |title| format!("“{title}”"));
    let date = document.published.as_ref().map_or_else(|| "date unknown".to_owned(), |date| date.value.readable());
    let parts = [value(&document.author), Some(title), value(&document.outlet), Some(date), Some(format!("¶ {paragraph}"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Sourced;

    #[test]
    fn what_is_not_known_is_left_out() {
        let mut document = Document { path: "texts/hotline.txt".to_owned(), ..Document::default() };
        assert_eq!(citation(&document, 1), "hotline.txt, date unknown, ¶ 1");
        document.title = Some(Sourced::new("Hotline restored".to_owned(), "heading"));
        document.outlet = Some(Sourced::new("Yonhap".to_owned(), "by-line"));
        assert_eq!(citation(&document, 3), "“Hotline restored”, Yonhap, date unknown, ¶ 3");
    }
}
