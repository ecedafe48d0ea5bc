//! The letters of a page, in the order in which its instructions set them. Lengths are points, y grows downwards.
//!
//! Only what moves or shows text is followed (ISO 32000-1, 9.4); pictures and drawings are never unpacked.

use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::budget::Budget;
use super::faces::Faces;
use super::hidden::Hidden;
use super::matrix::Matrix;
use super::unpack;

/// Forms inside forms: real ones go three or four deep.
const DEPTH: usize = 16;

/// Graphics states that are kept: damaged pages save without end.
const SAVED: usize = 512;

/// One letter, or several that are set as one (a ligature), on an upright page.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// What it reads as; a space where it is one.
    pub text: Rc<str>,
    /// Its left and right edge.
    pub x0: f64,
    pub x1: f64,
    /// Its base line.
    pub y: f64,
    /// The height of its type.
    pub size: f64,
    pub bold: bool,
    /// Quarter turns of its line against the page, clockwise.
    pub turn: u8,
    /// The link of the page that lies over it.
    pub link: Option<usize>,
}

impl Letter {
    /// Whether nothing is to be seen.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What saving and restoring the graphics state keeps.
#[derive(Clone, Debug)]
struct State {
    page: Matrix,
    face: Option<usize>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// What follows the instructions.
pub(super) struct Setter<'a, 'f> {
    faces: &'f mut Faces<'a>,
    budget: &'f mut Budget,
    hidden: &'f mut Hidden,
    state: State,
    saved: Vec<State>,
    /// Where the next letter stands, and where its line began.
    text: Matrix,
    line: Matrix,
    letters: Vec<Letter>,
    depth: usize,
}

/// The letters of a page.
pub(super) fn letters<'a>(page: &Page<'a>, faces: &mut Faces<'a>, hidden: &mut Hidden, budget: &mut Budget) -> Vec<Letter> {
    let mut bytes = Vec::new();
    for stream in unpack::contents(page.raw()) {
        if let Some(part) = unpack::unpacked(&stream, budget) {
            bytes.extend_from_slice(&part);
            bytes.push(b' ');
        }
    }
    let base = Matrix(page.initial_transform(true).as_coeffs());
    let state =
        State { page: base, face: None, size: 1.0, letter_space: 0.0, word_space: 0.0, stretch: 1.0, leading: 0.0, rise: 0.0 };
    let mut setter = Setter {
        faces,
        budget,
        hidden,
        state,
        saved: Vec::new(),
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        letters: Vec::new(),
        depth: 0,
    };
    setter.hidden.start();
    setter.run(&bytes, page.resources());
    let (width, height) = page.render_dimensions();
    let inside = |letter: &Letter| is_on(letter, f64::from(width), f64::from(height));
    setter.letters.into_iter().filter(inside).collect()
}

/// Whether a letter stands on the page, in its own turned frame.
fn is_on(letter: &Letter, width: f64, height: f64) -> bool {
    let slack = 2.0;
    let (x, y) = ((letter.x0 + letter.x1) / 2.0, letter.y);
    let (x, y) = match letter.turn {
        0 => (x, y),
        1 => (-y, x),
        2 => (-x, -y),
        _ => (y, -x),
    };
    let within = |at: f64, most: f64| (-slack..=most + slack).contains(&at);
    within(x, width) && within(y, height)
}

impl<'a> Setter<'a, '_> {
    fn run(&mut self, bytes: &[u8], resources: &Resources<'a>) {
        // The parser looks for the end of each picture among the instructions, if need be to the end of the page.
        let pictures = bytes.windows(2).filter(|pair| *pair == b"BI").count();
        if !self.budget.search(pictures.saturating_mul(bytes.len())) {
            return;
        }
        let outer = self.saved.len();
        let mut instructions = TypedIter::new(bytes);
        while let Some(op) = instructions.next() {
            if !self.budget.step() {
                return;
            }
            self.follow(&op, resources, outer);
        }
        self.saved.truncate(outer);
    }

    fn follow(&mut self, op: &Op<'_, '_>, resources: &Resources<'a>, outer: usize) {
        match op {
            Op::SaveState(_) if self.saved.len() < SAVED => self.saved.push(self.state.clone()),
            Op::RestoreState(_) if self.saved.len() > outer => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            Op::Transform(m) => {
                let inner = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                self.state.page = self.state.page.after(&inner);
            }
            Op::XObject(name) => self.form(name.0, resources),
            Op::SetGraphicsState(name) => self.graphics_state(name.0, resources),
            Op::BeginMarkedContent(_) => self.hidden.begin(),
            Op::BeginMarkedContentWithProperties(marked) => self.hidden.begin_with(marked.0, marked.1, resources),
            Op::EndMarkedContent(_) => self.hidden.end(),
            _ => self.follow_text(op, resources),
        }
    }

    fn follow_text(&mut self, op: &Op<'_, '_>, resources: &Resources<'a>) {
        match op {
            Op::BeginText(_) => self.start_line(Matrix::IDENTITY),
            Op::SetTextMatrix(m) => self.start_line(Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()))),
            Op::TextFont(font) => {
                self.state.face = resources.get_font(font.0).and_then(|dict| self.faces.face(&dict));
                self.state.size = font.1.as_f64();
            }
            Op::CharacterSpacing(space) => self.state.letter_space = space.0.as_f64(),
            Op::WordSpacing(space) => self.state.word_space = space.0.as_f64(),
            Op::HorizontalScaling(stretch) => self.state.stretch = stretch.0.as_f64() / 100.0,
            Op::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
            Op::TextRise(rise) => self.state.rise = rise.0.as_f64(),
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::ShowText(text) => self.show(text.0.as_bytes()),
            Op::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_space = text.0.as_f64();
                self.state.letter_space = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            Op::ShowTexts(texts) => {
                for part in texts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(text) => self.show(text.as_bytes()),
                        Object::Number(back) => self.go_back(back.as_f64()),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn start_line(&mut self, at: Matrix) {
        self.line = at;
        self.text = at;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.start_line(self.line.after(&Matrix::shift(x, y)));
    }

    /// Moves against the direction of writing, in thousandths of the type's size.
    fn go_back(&mut self, thousandths: f64) {
        let by = -thousandths / 1000.0 * self.state.size;
        let upright = self.state.face.is_some_and(|face| !self.faces.is_horizontal(face));
        let shift = if upright { Matrix::shift(0.0, by) } else { Matrix::shift(by * self.state.stretch, 0.0) };
        self.text = self.text.after(&shift);
    }

    fn graphics_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(font) = resources.get_ext_g_state(name).and_then(|state| state.get::<hayro_syntax::object::Array<'a>>("Font"))
        else {
            return;
        };
        let mut parts = font.iter::<Object<'a>>();
        if let (Some(Object::Dict(dict)), Some(Object::Number(size))) = (parts.next(), parts.next()) {
            self.state.face = self.faces.face(&dict);
            self.state.size = size.as_f64();
        }
    }

    /// Follows a form: a piece of a page with instructions of its own.
    fn form(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(stream) = resources.get_x_object(name).filter(|_| self.depth < DEPTH) else { return };
        if !is_form(&stream) || !self.budget.form() || self.hidden.hides(stream.dict()) {
            return;
        }
        let Some(bytes) = unpack::unpacked(&stream, self.budget) else { return };
        let own = stream.dict().get::<Dict<'a>>("Resources").map(Resources::new);
        let matrix = stream.dict().get::<[f64; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix);
        let (state, text, line) = (self.state.clone(), self.text, self.line);
        self.state.page = self.state.page.after(&matrix);
        self.depth += 1;
        self.run(&bytes, own.as_ref().unwrap_or(resources));
        self.depth -= 1;
        (self.state, self.text, self.line) = (state, text, line);
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(face) = self.state.face else { return };
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = self.faces.code(face, bytes, at);
            at += length.max(1);
            if !self.budget.letter() {
                return;
            }
            self.show_code(face, code, length);
        }
    }

    fn show_code(&mut self, face: usize, code: u32, length: usize) {
        let glyph = self.faces.glyph(face, code);
        let state = &self.state;
        let word_space = if code == 32 && length == 1 { state.word_space } else { 0.0 };
        let horizontal = self.faces.is_horizontal(face);
        let space = state.letter_space + word_space;
        let (advance, shift) = if horizontal {
            let advance = glyph.width * state.size;
            (advance * state.stretch, Matrix::shift((advance + space) * state.stretch, 0.0))
        } else {
            (state.size, Matrix::shift(0.0, glyph.height * state.size + space))
        };
        let place = state.page.after(&self.text).after(&Matrix::shift(0.0, state.rise));
        if let Some(text) = self.hidden.shown(&glyph.text) {
            self.letters.push(letter(text, &place, advance, state.size * self.faces.em(face), self.faces.is_bold(face)));
        }
        self.text = self.text.after(&shift);
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Form")
}

/// A letter at its place, seen in the frame in which its line runs from left to right.
fn letter(text: Rc<str>, place: &Matrix, advance: f64, size: f64, bold: bool) -> Letter {
    let [a, b, c, d, x, y] = place.0;
    let (dx, dy) = (a * advance, b * advance);
    let turn = if a.abs() >= b.abs() {
        if a >= 0.0 { 0 } else { 2 }
    } else if b > 0.0 {
        1
    } else {
        3
    };
    let (start, end) = ((x, y), (x + dx, y + dy));
    let turned = |(x, y): (f64, f64)| match turn {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    };
    let ((x0, y0), (x1, _)) = (turned(start), turned(end));
    Letter { text, x0: x0.min(x1), x1: x0.max(x1), y: y0, size: size.abs() * (c * c + d * d).sqrt(), bold, turn, link: None }
}
