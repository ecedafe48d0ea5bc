//! Marked stretches of a page: layers that are switched off, and words that stand for what is drawn.

use std::collections::BTreeSet;
use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, dict_or_stream};
use hayro_syntax::page::Resources;

use super::about;
use super::spelling;

/// Marks inside marks that are told apart; deeper ones change nothing.
const DEPTH: usize = 256;

/// One stretch.
#[derive(Clone, Debug)]
enum Mark {
    Plain,
    Hidden,
    /// The words to read instead of the letters inside, until they have been read.
    Instead(Option<Rc<str>>),
}

/// The layers that are switched off, and the stretches that are open.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    layers: BTreeSet<(u32, i32)>,
    open: Vec<Mark>,
    /// How many stretches were opened beyond [`DEPTH`].
    deeper: usize,
}

impl Hidden {
    /// The layers that a file's catalogue switches off (ISO 32000-1, 8.11.4).
    pub fn of(catalogue: &Dict<'_>) -> Self {
        let standing = catalogue.get::<Dict<'_>>("OCProperties").and_then(|layers| layers.get::<Dict<'_>>("D"));
        let off = standing.and_then(|standing| standing.get::<Array<'_>>("OFF"));
        let ids = off.iter().flat_map(|off| off.raw_iter().filter_map(|layer| layer.as_obj_ref()));
        let layers = ids.map(|id| (id.obj_number, id.gen_number)).collect();
        Self { layers, ..Self::default() }
    }

    /// A new page: nothing is open.
    pub fn start(&mut self) {
        self.open.clear();
        self.deeper = 0;
    }

    pub fn begin(&mut self) {
        self.push(Mark::Plain);
    }

    pub fn begin_with(&mut self, tag: &Name<'_>, properties: &Object<'_>, resources: &Resources<'_>) {
        let mark = match properties {
            Object::Name(name) if tag.as_ref() == b"OC" => {
                let layer = resources.properties.get_ref(name.as_ref());
                let off = layer.is_some_and(|layer| self.layers.contains(&(layer.obj_number, layer.gen_number)));
                if off { Mark::Hidden } else { Mark::Plain }
            }
            Object::Name(name) => resources.properties.get::<Dict<'_>>(name.as_ref()).map_or(Mark::Plain, |dict| instead(&dict)),
            other => dict_or_stream(other).map_or(Mark::Plain, |(dict, _)| instead(dict)),
        };
        self.push(mark);
    }

    pub fn end(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else {
            self.open.pop();
        }
    }

    /// Whether a form belongs to a layer that is switched off.
    pub fn hides(&self, form: &Dict<'_>) -> bool {
        let id = |id: ObjectIdentifier| (id.obj_number, id.gen_number);
        form.get_ref("OC").is_some_and(|layer| self.layers.contains(&id(layer.into())))
    }

    /// What a letter reads as here; `None` where it is not to be read.
    pub fn shown(&mut self, text: &Rc<str>) -> Option<Rc<str>> {
        if self.open.iter().any(|mark| matches!(mark, Mark::Hidden)) {
            return None;
        }
        let words = self.open.iter_mut().find_map(|mark| match mark {
            Mark::Instead(words) => Some(words),
            Mark::Plain | Mark::Hidden => None,
        });
        match words {
            Some(words) => words.take().filter(|words| !words.is_empty()),
            None => Some(text.clone()).filter(|text| !text.is_empty()),
        }
    }

    fn push(&mut self, mark: Mark) {
        if self.open.len() < DEPTH {
            self.open.push(mark);
        } else {
            self.deeper += 1;
        }
    }
}

fn instead(properties: &Dict<'_>) -> Mark {
    let words = properties.get::<hayro_syntax::object::String<'_>>("ActualText");
    words.map_or(Mark::Plain, |words| Mark::Instead(Some(spelling::spelled(&about::decoded(words.as_bytes())).into())))
}
