//! `variorum parallels`: the passages that any two documents of a folder share. What is printed is code points.

use std::io::Write;
use std::path::PathBuf;

use super::align::{Entry, write_passage};
use super::output::{Done, JsonList, print};
use super::texts::{Named, texts};
use crate::align::{Passage, Prepared, Weights};
use crate::compare::{Shared, shared_passages};

/// Arguments of `variorum parallels`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A folder of documents, or a project
    #[arg(value_name = "FOLDER|PROJECT")]
    path: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Reads all documents and lists what any two of them share, best first.
pub(super) fn run(args: &Args) -> Done {
    let texts = texts(&args.path)?;
    let prepared: Vec<Prepared> = texts.iter().map(|(_, imported)| Prepared::new(&imported.reading)).collect();
    let shared = shared_passages(&prepared, &Weights::of(&prepared), || false);
    let found = best_first(&shared);
    print(|to| if args.json { as_json(&found, &texts, to) } else { as_text(&found, &texts, to) })
}

/// A passage and the numbers of its documents.
type Found = (usize, usize, Passage);

/// All passages by their score; those that are as good in the order of the documents.
fn best_first(shared: &[Shared]) -> Vec<Found> {
    let each = |shared: &Shared| -> Vec<Found> { shared.passages.iter().map(|passage| (shared.a, shared.b, *passage)).collect() };
    let mut found: Vec<Found> = shared.iter().flat_map(each).collect();
    found.sort_by(|x, y| y.2.score.total_cmp(&x.2.score)); // stable
    found
}

fn as_json(found: &[Found], texts: &[Named], to: &mut dyn Write) -> Done {
    let mut list = JsonList::new(to);
    for (a, b, passage) in found {
        let [a, b] = [&texts[*a], &texts[*b]].map(|(document, imported)| (&imported.reading, Some(document.as_str())));
        list.push(&Entry::new(passage, a, b))?;
    }
    Ok(list.end()?)
}

fn as_text(found: &[Found], texts: &[Named], to: &mut dyn Write) -> Done {
    for (index, (a, b, passage)) in found.iter().enumerate() {
        if index > 0 {
            writeln!(to)?;
        }
        let [a, b] = [&texts[*a], &texts[*b]].map(|(document, imported)| (&imported.reading, document.as_str()));
        write_passage(passage, a, b, to)?;
    }
    Ok(())
}
