//! The system's faces for what the bundled ones lack: asked for when layout first misses them, found on a thread, put in
//! place between two frames. Until then words stand with boxes in them; their places in the text are right all the same.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Once};
use std::time::{Duration, Instant};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui::mutex::Mutex;
use egui::{Context, FontFamily, Plugin, Ui};

use super::fonts::{Face, Lead, known};
use super::found::{Found, definitions};
use super::search::Search;

/// The system's faces in one window.
#[derive(Clone, Default)]
pub struct SystemFaces {
    shared: Arc<Mutex<Shared>>,
}

/// What is missing. In the order in which it is looked for: whole scripts bring most of the single characters with them,
/// and Chinese characters come last, for another East Asian face has them too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Wish {
    Lead(Face, Lead),
    Character(Face, char, Emoji),
    Han(Face, char),
}

/// How a character is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Emoji {
    No,
    Yes,
}

#[derive(Default)]
struct Shared {
    wanted: BTreeSet<Wish>,
    /// Never asked for twice, found or not.
    asked: BTreeSet<Wish>,
    found: Found,
    /// Kept from one search to the next; away with the thread that uses it.
    search: Option<Search>,
    busy: bool,
    /// The system cannot be asked: nothing more is wanted from it.
    broken: bool,
}

impl Shared {
    fn want(&mut self, wish: Wish) {
        if !self.broken && self.asked.insert(wish) {
            self.wanted.insert(wish);
        }
    }
}

impl SystemFaces {
    /// Fills what the bundled faces of a window lack, from now on.
    pub fn attach(context: &Context) -> Self {
        hush();
        let faces = Self::default();
        context.add_font_provider(Arc::new(faces.clone()));
        context.add_plugin(faces.clone());
        faces
    }

    /// Waits until what was missing in the last frame is found; the next frame has it.
    pub fn settle(&self, at_most: Duration) {
        let end = Instant::now() + at_most;
        while self.shared.lock().busy && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Looks for what was wanted and puts it in place; on a thread of its own.
    fn look(&self, wishes: &BTreeSet<Wish>, context: &Context) {
        let (search, mut found) = {
            let mut shared = self.shared.lock();
            (shared.search.take(), shared.found.clone())
        };
        let before = found.count();
        let searched = catch_unwind(AssertUnwindSafe(|| {
            let mut search = search.unwrap_or_else(Search::new);
            wishes.iter().for_each(|wish| fulfil(*wish, &mut found, &mut search));
            search
        }));
        let mut shared = self.shared.lock();
        shared.broken = searched.is_err();
        shared.search = searched.ok();
        if found.count() > before {
            context.set_fonts(definitions(&found));
        }
        shared.found = found;
    }
}

/// The name of the thread that asks the system.
const THREAD: &str = "faces";

/// Keeps panics of the thread off the terminal. The font library panics where a system has no fonts at all; that is caught,
/// costs nothing but boxes for letters, and would look like the program's end.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(THREAD) {
                before(panic);
            }
        }));
    });
}

fn fulfil(wish: Wish, found: &mut Found, search: &mut Search) {
    match wish {
        Wish::Lead(face, lead) => {
            if let Some(system) = search.lead(face, lead) {
                found.lead(face, lead, system);
            }
        }
        Wish::Character(face, character, emoji) => character_of(face, character, emoji == Emoji::Yes, found, search),
        Wish::Han(face, character) => character_of(face, character, false, found, search),
    }
}

fn character_of(face: Face, character: char, emoji: bool, found: &mut Found, search: &mut Search) {
    if !found.has(face, character, emoji)
        && let Some(system) = search.with_character(face, character, emoji)
    {
        found.add(face, system);
    }
}

/// Listens to what layout misses; answers nothing at once, for that would be in the frame.
impl FontProvider for SystemFaces {
    fn fonts_for_family(&self, family: &FontFamily) -> Vec<FontInsert> {
        if let Some((face, lead)) = known(family)
            && lead != Lead::Bundled
        {
            self.shared.lock().want(Wish::Lead(face, lead));
        }
        Vec::new()
    }

    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let (face, _) = known(request.family)?;
        let character = request.cluster.chars().next()?;
        self.shared.lock().want(wish_for(face, character, request.cluster));
        None
    }
}

fn wish_for(face: Face, character: char, cluster: &str) -> Wish {
    let is_han = matches!(character, '\u{2E80}'..='\u{2FDF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
        || ('\u{20000}'..='\u{3FFFF}').contains(&character);
    if is_han {
        return Wish::Han(face, character);
    }
    // The emoji of Unicode's higher plane, and any sign that a variation selector or an enclosing key makes one.
    let is_emoji = ('\u{1F000}'..='\u{1FAFF}').contains(&character)
        || cluster.chars().skip(1).any(|sign| matches!(sign, '\u{FE0F}' | '\u{20E3}' | '\u{200D}'));
    Wish::Character(face, character, if is_emoji { Emoji::Yes } else { Emoji::No })
}

impl Plugin for SystemFaces {
    fn debug_name(&self) -> &'static str {
        "system faces"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let wishes = {
            let mut shared = self.shared.lock();
            if shared.busy || shared.wanted.is_empty() {
                return;
            }
            shared.busy = true;
            std::mem::take(&mut shared.wanted)
        };
        let (faces, context) = (self.clone(), ui.ctx().clone());
        let thread = std::thread::Builder::new().name(THREAD.to_owned()).spawn(move || {
            faces.look(&wishes, &context);
            faces.shared.lock().busy = false;
            context.request_repaint();
        });
        if thread.is_err() {
            // No thread can be had: the boxes stay.
            self.shared.lock().busy = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_wanted_as_what_it_is() {
        let wish = |cluster: &str| wish_for(Face::Serif, cluster.chars().next().unwrap(), cluster);
        for (cluster, expected) in [
            ("한", Wish::Character(Face::Serif, '한', Emoji::No)),
            ("漢", Wish::Han(Face::Serif, '漢')),
            ("☎", Wish::Character(Face::Serif, '☎', Emoji::No)),
            ("☎\u{FE0F}", Wish::Character(Face::Serif, '☎', Emoji::Yes)),
            ("👍🏽", Wish::Character(Face::Serif, '👍', Emoji::Yes)),
            ("க்", Wish::Character(Face::Serif, 'க', Emoji::No)),
        ] {
            assert_eq!(wish(cluster), expected, "{cluster}");
        }
    }

    #[test]
    fn whole_scripts_are_looked_for_first_and_chinese_characters_last() {
        let lead = Wish::Lead(Face::SansBold, Lead::Marks);
        let letter = Wish::Character(Face::Serif, '한', Emoji::No);
        let han = Wish::Han(Face::Serif, '漢');
        assert_eq!(BTreeSet::from([han, letter, lead]).into_iter().collect::<Vec<_>>(), [lead, letter, han]);
    }

    #[test]
    fn nothing_is_asked_for_twice_nor_of_a_system_that_cannot_answer() {
        let wish = Wish::Han(Face::Serif, '漢');
        let mut shared = Shared::default();
        shared.want(wish);
        assert_eq!(std::mem::take(&mut shared.wanted).len(), 1);
        shared.want(wish);
        assert!(shared.wanted.is_empty());
        let mut broken = Shared { broken: true, ..Shared::default() };
        broken.want(wish);
        assert!(broken.wanted.is_empty());
    }
}
