//! Small PDFs for tests, made by hand. Lengths are points, y grows upwards as in the file.

use std::fmt::Write as _;

/// A file to be.
#[derive(Default)]
pub(super) struct Made {
    pages: Vec<String>,
    notes: Vec<String>,
    /// Entries of the catalogue and of the record of the file.
    pub catalogue: String,
    pub record: String,
}

impl Made {
    /// Adds a page, 600 wide and 800 high, with these instructions.
    pub fn page(mut self, instructions: &str) -> Self {
        self.pages.push(instructions.to_owned());
        self.notes.push(String::new());
        self
    }

    /// Adds a page with lines: size, left, base line, words. `B` before the size makes it bold.
    pub fn lines(self, lines: &[(f64, f64, f64, &str)]) -> Self {
        let mut instructions = String::new();
        for (size, x, y, words) in lines {
            let (face, words) = words.strip_prefix("**").map_or(("F1", *words), |words| ("F2", words));
            let escaped = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            writeln!(instructions, "BT /{face} {size} Tf {x} {y} Td ({escaped}) Tj ET").unwrap();
        }
        self.page(&instructions)
    }

    /// Lays a link over the last page.
    pub fn link(mut self, area: &str, address: &str) -> Self {
        let link = format!("<< /Type /Annot /Subtype /Link /Rect [{area}] /A << /S /URI /URI ({address}) >> >>");
        self.notes.last_mut().unwrap().push_str(&link);
        self
    }

    /// The file's bytes. Objects: 1 catalogue, 2 pages, 3 and 4 typefaces, 5 record, then page and contents in turn.
    pub fn bytes(&self) -> Vec<u8> {
        let kids: Vec<String> = (0..self.pages.len()).map(|index| format!("{} 0 R", 6 + index * 2)).collect();
        let face = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
        let mut objects = vec![
            format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalogue),
            format!("<< /Type /Pages /Count {} /Kids [{}] >>", self.pages.len(), kids.join(" ")),
            face("Helvetica"),
            face("Helvetica-Bold"),
            format!("<< {} >>", self.record),
        ];
        for (index, (page, notes)) in self.pages.iter().zip(&self.notes).enumerate() {
            let faces = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>";
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {faces} /Contents {} 0 R /Annots [{notes}] >>",
                7 + index * 2
            ));
            objects.push(format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()));
        }
        written(&objects)
    }
}

/// Objects as a file, with its table.
pub(super) fn written(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1).unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(file, "trailer\n<< /Size {} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).unwrap();
    file.into_bytes()
}
