//! The first sheet with rows of an Excel workbook (ISO/IEC 29500), as text with commas: from there on it is a table like any other.
//! Sizes are bytes.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::import::archive::Archive;
use crate::import::error::Fault;
use crate::import::xml::{Part, Tag, Xml};

/// The most text that a sheet may hold. A cell of a million letters can stand in every row and take next to no room in the file.
const MOST: usize = 256_000_000;

/// Rows and columns that are looked at, at most.
pub(super) struct Limits {
    pub rows: usize,
    pub columns: usize,
}

/// What the sheets refer to.
struct Shared {
    strings: Vec<String>,
    /// For each style, whether its numbers are days.
    days: Vec<bool>,
    /// The day of number 0.
    epoch: Date,
}

/// The cells of the first sheet that has more than one row, else of the first one.
///
/// # Errors
/// If the archive or its XML is damaged, or too large.
pub(super) fn read(archive: &mut Archive<'_>, limits: &Limits) -> Result<String, Fault> {
    let workbook = archive.needed("xl/workbook.xml")?;
    let (ids, old_epoch) = sheets(&workbook)?;
    let targets = archive.text("xl/_rels/workbook.xml.rels")?.map_or_else(|| Ok(BTreeMap::new()), |source| targets(&source))?;
    let shared = Shared {
        strings: archive.text("xl/sharedStrings.xml")?.map_or_else(|| Ok(Vec::new()), |source| strings(&source))?,
        days: archive.text("xl/styles.xml")?.map_or_else(|| Ok(Vec::new()), |source| days(&source))?,
        epoch: if old_epoch { date(1904, 1, 1) } else { date(1899, 12, 30) },
    };
    let mut first = None;
    for (index, id) in ids.iter().enumerate() {
        let usual = format!("worksheets/sheet{}.xml", index + 1);
        let target = targets.get(id).unwrap_or(&usual);
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let Some(source) = archive.text(&path)? else { continue };
        let (text, rows) = cells(&source, &shared, limits)?;
        if rows > 1 {
            return Ok(text);
        }
        first.get_or_insert(text);
    }
    Ok(first.unwrap_or_default())
}

/// The ids of the sheets in their order, and whether days count from 1904.
fn sheets(source: &str) -> Result<(Vec<String>, bool), Fault> {
    let mut xml = Xml::new(source);
    let (mut ids, mut old_epoch) = (Vec::new(), false);
    while let Some(part) = xml.next()? {
        let Part::Open(tag) = part else { continue };
        match tag.name() {
            "sheet" => ids.push(tag.attribute("id").unwrap_or_default()),
            "workbookPr" => old_epoch = tag.attribute("date1904").is_some_and(|value| value == "1" || value == "true"),
            _ => {}
        }
    }
    Ok((ids, old_epoch))
}

fn targets(source: &str) -> Result<BTreeMap<String, String>, Fault> {
    let mut xml = Xml::new(source);
    let mut found = BTreeMap::new();
    while let Some(part) = xml.next()? {
        if let Part::Open(tag) = part
            && let Some((id, target)) = tag.attribute("Id").zip(tag.attribute("Target"))
        {
            found.insert(id, target);
        }
    }
    Ok(found)
}

fn strings(source: &str) -> Result<Vec<String>, Fault> {
    let mut xml = Xml::new(source);
    let mut found = Vec::new();
    while let Some(part) = xml.next()? {
        if let Part::Open(tag) = part
            && tag.name() == "si"
        {
            found.push(string(&mut xml)?);
        }
    }
    Ok(found)
}

/// The words of an element whose start tag was the last part; what tells how they are pronounced is none.
fn string(xml: &mut Xml<'_>) -> Result<String, Fault> {
    let (mut words, mut open, mut inside) = (String::new(), 1_usize, false);
    while open > 0 {
        match xml.next()? {
            Some(Part::Open(tag)) if tag.name() == "rPh" => {
                drop(tag);
                xml.skip()?;
            }
            Some(Part::Open(tag)) => {
                (open, inside) = (open + 1, tag.name() == "t" || tag.name() == "v");
            }
            Some(Part::Close) => (open, inside) = (open - 1, false),
            Some(Part::Words(more)) if inside => words.push_str(&more),
            Some(Part::Words(_)) => {}
            None => break,
        }
    }
    Ok(if words.contains("_x000D_") { words.replace("_x000D_", "") } else { words })
}

/// For each style of a cell, whether it shows its number as a day.
fn days(source: &str) -> Result<Vec<bool>, Fault> {
    let mut xml = Xml::new(source);
    let (mut own, mut days, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    while let Some(part) = xml.next()? {
        let Part::Open(tag) = part else { continue };
        let number = |tag: &Tag<'_>| tag.attribute("numFmtId").and_then(|id| id.parse::<u32>().ok()).unwrap_or_default();
        match tag.name() {
            "numFmt" => drop(own.insert(number(&tag), is_day(&tag.attribute("formatCode").unwrap_or_default()))),
            "cellXfs" => in_cells = true,
            "cellStyles" | "dxfs" => in_cells = false,
            // The numbers that Excel itself gives to days, with and without a time: ISO/IEC 29500-1, 18.8.30.
            "xf" if in_cells => {
                let format = number(&tag);
                let usual = matches!(format, 14..=17 | 22 | 27..=36 | 50..=58);
                days.push(own.get(&format).copied().unwrap_or(usual));
            }
            _ => {}
        }
    }
    Ok(days)
}

/// Whether a format like `[$-409]d-mmm-yy` shows a day.
fn is_day(format: &str) -> bool {
    let mut signs = String::new();
    let mut closes = None;
    for letter in format.chars() {
        match closes {
            Some(close) => closes = (letter != close).then_some(close),
            None if letter == '"' => closes = Some('"'),
            None if letter == '[' => closes = Some(']'),
            None => signs.push(letter.to_ascii_lowercase()),
        }
    }
    signs.contains('y') || signs.contains('d') && signs.contains('m')
}

/// The rows of a sheet as text, and how many there are.
fn cells(source: &str, shared: &Shared, limits: &Limits) -> Result<(String, usize), Fault> {
    let mut xml = Xml::new(source);
    let (mut text, mut rows, mut column) = (String::new(), 0, 0);
    while let Some(part) = xml.next()? {
        let Part::Open(tag) = part else { continue };
        match tag.name() {
            "row" => {
                if rows == limits.rows {
                    break;
                }
                (rows, column) = (rows + 1, 0);
                if rows > 1 {
                    text.push('\n');
                }
            }
            "c" => {
                let at = tag.attribute("r").and_then(|place| column_of(&place)).unwrap_or(column);
                let (kind, style) = (tag.attribute("t").unwrap_or_default(), tag.attribute("s"));
                let style = style.and_then(|style| style.parse::<usize>().ok());
                let words = value(string(&mut xml)?, &kind, style, shared);
                if at >= column && at < limits.columns {
                    push(&mut text, at + usize::from(column > 0) - column, &words);
                    column = at + 1;
                }
                if text.len() > MOST {
                    return Err(Fault::Explodes);
                }
            }
            _ => {}
        }
    }
    Ok((text, rows))
}

/// Adds a cell behind so many commas.
fn push(text: &mut String, commas: usize, words: &str) {
    text.extend(std::iter::repeat_n(',', commas));
    text.push('"');
    text.push_str(&words.replace('"', "\"\""));
    text.push('"');
}

/// What a cell shows; numbers as they are stored, days as `2021-10-05`.
fn value(stored: String, kind: &str, style: Option<usize>, shared: &Shared) -> String {
    match kind {
        "s" => stored.trim().parse().ok().and_then(|index: usize| shared.strings.get(index).cloned()).unwrap_or_default(),
        "b" => if stored.trim() == "1" { "true" } else { "false" }.to_owned(),
        "" | "n" if style.is_some_and(|style| shared.days.get(style) == Some(&true)) => {
            day(&stored, shared.epoch).unwrap_or(stored)
        }
        _ => stored,
    }
}

/// The day of a number.
fn day(stored: &str, epoch: Date) -> Option<String> {
    let number: f64 = stored.trim().parse().ok().filter(|number| (1.0..3_000_000.0).contains(number))?;
    // The number was looked at: it fits, and what is cut off is the time.
    let days = number as i64;
    epoch.checked_add(days.days()).ok().map(|day| day.to_string())
}

/// The column of a place: 0 for `A1`, 27 for `AB12`.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number = letters.fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sheet: &str) -> (String, usize) {
        let shared =
            Shared { strings: vec!["one, \"two\"\nthree".to_owned()], days: vec![false, true], epoch: date(1899, 12, 30) };
        let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
        cells(&sheet, &shared, &Limits { rows: 3, columns: 30 }).unwrap()
    }

    #[test]
    fn cells_stand_in_their_columns() {
        let (text, rows) = read(
            "<row><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"D1\" s=\"1\"><v>44474.5</v></c></row>\
             <row><c t=\"inlineStr\"><is><r><t>in</t></r><rPh><t>no</t></rPh><r><t>line</t></r></is></c><c t=\"b\"><v>1</v></c><c r=\"XFD2\"><v>9</v></c></row>\
             <row><c r=\"A3\"/><c r=\"C3\" t=\"str\"><f>A1</f><v>x</v></c></row><row><c><v>4</v></c></row>",
        );
        assert_eq!(text, ",\"one, \"\"two\"\"\nthree\",,\"2021-10-05\"\n\"inline\",\"true\"\n\"\",,\"x\"");
        assert_eq!(rows, 3);
        assert_eq!([column_of("A1"), column_of("AB12"), column_of("7")], [Some(0), Some(27), None]);
    }

    #[test]
    fn formats_of_days_are_known() {
        for (format, expected) in
            [("yyyy\\-mm\\-dd", true), ("[$-409]d-mmm", true), ("0.00", false), ("[Red]0 \"days\"", false), ("mm:ss", false)]
        {
            assert_eq!(is_day(format), expected, "{format}");
        }
        let styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
                      <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";
        assert_eq!(days(styles).unwrap(), [false, true, true]);
    }
}
