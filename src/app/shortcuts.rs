//! One table of what can be done: it feeds the menus, the palette, the tooltips and the keys.

use egui::{Key, KeyboardShortcut, Modifiers};

/// A menu of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Projects, folders, exports.
    File,
    /// Undo, copying, tags.
    Edit,
    /// Rooms, columns, themes.
    View,
    /// Moving through the text.
    Go,
}

impl Menu {
    /// Every menu, from left to right.
    pub const ALL: [Self; 4] = [Self::File, Self::Edit, Self::View, Self::Go];

    /// The word in the menu bar.
    pub const fn text(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Go => "Go",
        }
    }
}

macro_rules! verbs {
    ($($verb:ident $menu:ident $text:literal $key:expr, $more:literal;)*) => {
        /// Something that can be done by its name or its key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Verb { $(#[doc = $text] $verb,)* }

        impl Verb {
            /// Every verb, in the order of the menus.
            pub const ALL: &'static [Self] = &[$(Self::$verb),*];

            /// Its words in menus and in the palette.
            pub const fn text(self) -> &'static str { match self { $(Self::$verb => $text,)* } }

            /// Other words that find it in the palette.
            pub const fn also(self) -> &'static str { match self { $(Self::$verb => $more,)* } }

            /// Its menu.
            pub const fn menu(self) -> Menu { match self { $(Self::$verb => Menu::$menu,)* } }

            /// Its key.
            pub const fn key(self) -> Option<Shortcut> { match self { $(Self::$verb => $key,)* } }
        }
    };
}

/// A key of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// The key with its modifiers.
    pub key: KeyboardShortcut,
    /// A key without a modifier: not while something is being typed.
    pub bare: bool,
}

const fn bare(key: Key) -> Option<Shortcut> {
    Some(Shortcut { key: KeyboardShortcut::new(Modifiers::NONE, key), bare: true })
}

const fn ctrl(key: Key) -> Option<Shortcut> {
    Some(Shortcut { key: KeyboardShortcut::new(Modifiers::COMMAND, key), bare: false })
}

const fn ctrl_shift(key: Key) -> Option<Shortcut> {
    Some(Shortcut { key: KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key), bare: false })
}

const fn alt(key: Key) -> Option<Shortcut> {
    Some(Shortcut { key: KeyboardShortcut::new(Modifiers::ALT, key), bare: false })
}

const fn shift(key: Key) -> Option<Shortcut> {
    Some(Shortcut { key: KeyboardShortcut::new(Modifiers::SHIFT, key), bare: false })
}

const fn plain(key: Key) -> Option<Shortcut> {
    Some(Shortcut { key: KeyboardShortcut::new(Modifiers::NONE, key), bare: false })
}

verbs! {
    OpenFolder File "Open folder…" ctrl(Key::O), "articles documents directory";
    OpenProject File "Open project…" ctrl_shift(Key::O), "notebook file ron";
    OpenSample File "Open the sample" None, "example help first";
    Reread File "Read the folder again" plain(Key::F5), "refresh reload";
    Save File "Save" ctrl(Key::S), "write disk";
    Export File "Export excerpts…" ctrl(Key::E), "csv spreadsheet html markdown json codes quotations";
    ExportOmissions File "Export omissions…" None, "csv spreadsheet absent silence matrix";
    ExportTimeline File "Export the timeline…" None, "csv spreadsheet dates days chronology";
    ExportStatements File "Export the statements…" None, "csv spreadsheet quotations speakers who said";
    TakeOver File "Take over editing" None, "lock read only other window";
    MergeCopies File "Merge conflict copies" None, "dropbox syncthing onedrive nextcloud conflicted";
    CloseProject File "Close project" ctrl_shift(Key::W), "welcome";
    Undo Edit "Undo" ctrl(Key::Z), "take back";
    Redo Edit "Redo" ctrl_shift(Key::Z), "again";
    History Edit "History" None, "undo list steps journal audit trail";
    Copy Edit "Copy" None, "clipboard";
    CopyCited Edit "Copy with citation" ctrl_shift(Key::C), "clipboard source reference";
    GrowSelection Edit "Grow the selection" bare(Key::E), "select word sentence paragraph expand";
    TagSelection Edit "Tag the selection or highlight…" bare(Key::T), "code label";
    NoteHere Edit "Write a note" bare(Key::N), "memo comment";
    Delete Edit "Delete highlight" bare(Key::Delete), "remove quotation";
    SameStatement Edit "Link the passage: same statement" bare(Key::Y), "confirm accept relation alignment";
    NotSame Edit "The passage is not the same" bare(Key::X), "reject dismiss alignment";
    DrawLink Edit "Link words by hand" bare(Key::L), "hyperlink relation draw tie";
    NewTag Edit "New tag…" None, "code label create";
    NewNote Edit "New note of the notebook" None, "memo";
    SetApart Edit "Set the paragraph apart" None, "furniture fold navigation advertising boilerplate hide";
    PutBack Edit "Put the paragraph back into the text" None, "furniture unfold body";
    RenameNotebook Edit "Rename the notebook…" None, "title project";
    Describe Edit "Describe the article" plain(Key::F2), "headline outlet date author metadata";
    NextColumn View "Next column" plain(Key::F6), "focus pane";
    PreviousColumn View "Column before" shift(Key::F6), "focus pane previous";
    CloseColumn View "Close column" ctrl(Key::W), "pane";
    MoveColumnLeft View "Move column left" alt(Key::ArrowLeft), "pane order";
    MoveColumnRight View "Move column right" alt(Key::ArrowRight), "pane order";
    AddColumn View "Add the next article as a column" ctrl(Key::T), "pane new";
    DuplicateColumn View "Duplicate column" ctrl(Key::D), "pane split same article twice";
    StackColumn View "Stack column under its left neighbour" None, "pane below split";
    UnstackColumn View "Put column beside" None, "pane unstack side";
    CloseOthers View "Close other columns" None, "pane only";
    LinkColumn View "Link column (next set)" plain(Key::F4), "scroll together synchronise unlink";
    BaseText View "Compare words with this text" None, "base text collation variants apparatus differ added missing changed";
    BringOthers View "Bring the others here" ctrl(Key::B), "link scroll together align synchronise";
    ToggleArticles View "Articles" plain(Key::F7), "room left list documents";
    ToggleTags View "Tags" plain(Key::F8), "room right codes";
    ShowAllTags View "Show all tags" None, "only dim filter codes";
    ToggleDrawer View "Evidence" plain(Key::F9), "drawer excerpts notes bottom";
    Omissions View "Omission table" None, "absent silence left out matrix cross tabulation codes documents";
    Timeline View "Timeline" None, "dates days when chronology events evidence";
    Statements View "Statements" None, "quotations quoted speakers who said what table evidence";
    ReadingMode View "Reading mode" plain(Key::F11), "full desk alone";
    Larger View "Larger text" ctrl(Key::Plus), "zoom size";
    Smaller View "Smaller text" ctrl(Key::Minus), "zoom size";
    UsualSize View "Usual text size" ctrl(Key::Num0), "zoom reset";
    LongerLines View "Longer lines" alt(Key::Plus), "measure width wider";
    ShorterLines View "Shorter lines" alt(Key::Minus), "measure width narrower";
    Serifs View "With or without serifs" None, "face font sans";
    ParagraphNumbers View "Paragraph numbers" None, "margin";
    NextTheme View "Light, sepia or dark" ctrl_shift(Key::D), "theme colour night";
    Find Go "Find in this article" ctrl(Key::F), "search";
    FindAll Go "Filter the excerpts" ctrl_shift(Key::F), "search all";
    FilterArticles Go "Filter the articles" ctrl(Key::L), "search list documents";
    FindParallels Go "Find parallels" ctrl_shift(Key::P), "similar same statement other articles reuse copy";
    Outline Go "Headings…" alt(Key::H), "outline contents section";
    NextHighlight Go "Next highlight" alt(Key::ArrowDown), "quotation coding";
    PreviousHighlight Go "Highlight before" alt(Key::ArrowUp), "quotation coding";
    NextPassage Go "Next passage that others share" bare(Key::J), "parallel same words align reuse match";
    PreviousPassage Go "Passage before" bare(Key::K), "parallel same words align reuse match";
    Palette Go "Commands" ctrl(Key::P), "palette all actions";
}

/// The key as it is written on this machine.
pub fn key_text(context: &egui::Context, verb: Verb) -> Option<String> {
    let shortcut = verb.key()?;
    Some(context.format_shortcut(&shortcut.key))
}

/// The verbs whose keys were pressed in this frame.
pub fn pressed(context: &egui::Context) -> Vec<Verb> {
    let typing = context.text_edit_focused();
    let mut pressed = Vec::new();
    // Keys with more modifiers first: Ctrl+Shift+Z would otherwise be taken for Ctrl+Z.
    let mut verbs: Vec<(Verb, Shortcut)> = Verb::ALL.iter().filter_map(|verb| Some((*verb, verb.key()?))).collect();
    verbs.sort_by_key(|(_, shortcut)| !shortcut.key.modifiers.shift);
    for (verb, shortcut) in verbs {
        let free = !(typing && (shortcut.bare || matches!(verb, Verb::Undo | Verb::Redo)));
        if free && context.input_mut(|input| consume(input, shortcut.key)) {
            pressed.push(verb);
        }
    }
    pressed
}

/// Takes a key that was pressed. Plus shares its key with the sign of equality on most keyboards: either will do.
fn consume(input: &mut egui::InputState, key: KeyboardShortcut) -> bool {
    let equals = KeyboardShortcut { logical_key: Key::Equals, ..key };
    input.consume_shortcut(&key) || (key.logical_key == Key::Plus && input.consume_shortcut(&equals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_verbs_share_a_key() {
        for (index, verb) in Verb::ALL.iter().enumerate() {
            for other in &Verb::ALL[index + 1..] {
                assert!(verb.key().is_none() || verb.key() != other.key(), "{verb:?} and {other:?}");
            }
        }
    }
}
