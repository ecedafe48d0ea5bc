//! How much work one file may cause. Work is counted, not timed, so that the same bytes always give the same text.

/// The most pages that are read: more than the longest book in one file.
pub(super) const PAGES: usize = 10_000;

/// The most instructions of all pages: 20 million take about two seconds.
const STEPS: usize = 20_000_000;

/// What a form costs, in instructions: looking it up takes so much longer than to follow one.
const FORM: usize = 50;

/// The most letters of all pages: 2,000 full pages have about six million.
const LETTERS: usize = 6_000_000;

/// The most letters of one page: a sheet of a newspaper has about 40,000.
const PAGE_LETTERS: usize = 400_000;

/// The most lines of all pages.
const LINES: usize = 600_000;

/// How many bytes may be looked through for the ends of pictures inside of pages.
const SEARCHED: usize = 4_000_000_000;

/// The most bytes that all streams of pages, forms and typefaces may unpack to.
const BYTES: usize = 200_000_000;

/// The most bytes that one stream may unpack to: a page of a map has about 20 million.
pub(super) const STREAM: usize = 64_000_000;

/// What is left to be spent.
#[derive(Debug)]
pub(super) struct Budget {
    steps: usize,
    letters: usize,
    page_letters: usize,
    lines: usize,
    searched: usize,
    bytes: usize,
    spent: bool,
    cut: bool,
}

impl Budget {
    /// All of it.
    pub const fn new() -> Self {
        let page_letters = PAGE_LETTERS;
        Self {
            steps: STEPS,
            letters: LETTERS,
            page_letters,
            lines: LINES,
            searched: SEARCHED,
            bytes: BYTES,
            spent: false,
            cut: false,
        }
    }

    /// A new page: it may have as many letters as any.
    pub const fn turn(&mut self) {
        self.page_letters = PAGE_LETTERS;
    }

    /// Whether something ran out.
    pub const fn is_spent(&self) -> bool {
        self.spent
    }

    /// Whether a page had more letters than are read.
    pub const fn is_cut(&self) -> bool {
        self.cut
    }

    /// Takes one instruction; `false` when there are none left.
    pub const fn step(&mut self) -> bool {
        Self::take(&mut self.steps, 1, &mut self.spent)
    }

    /// Takes a form; `false` when there is nothing left for it.
    pub const fn form(&mut self) -> bool {
        Self::take(&mut self.steps, FORM, &mut self.spent)
    }

    /// Takes one letter; `false` when there are none left, for this page or at all.
    pub const fn letter(&mut self) -> bool {
        if self.page_letters == 0 {
            self.cut = true;
            return false;
        }
        self.page_letters -= 1;
        Self::take(&mut self.letters, 1, &mut self.spent)
    }

    /// Takes lines; `false` when there are not so many left.
    pub const fn lines(&mut self, lines: usize) -> bool {
        Self::take(&mut self.lines, lines, &mut self.spent)
    }

    /// Takes bytes to be looked through; `false` when there are not so many left.
    pub const fn search(&mut self, bytes: usize) -> bool {
        Self::take(&mut self.searched, bytes, &mut self.spent)
    }

    /// Takes unpacked bytes; `false` when there are not so many left.
    pub const fn unpack(&mut self, bytes: usize) -> bool {
        Self::take(&mut self.bytes, bytes, &mut self.spent)
    }

    const fn take(left: &mut usize, wanted: usize, spent: &mut bool) -> bool {
        match left.checked_sub(wanted) {
            Some(rest) => *left = rest,
            None => *spent = true,
        }
        !*spent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ran_out_stays_out() {
        let mut budget = Budget::new();
        assert!(budget.unpack(BYTES) && budget.step() && !budget.is_spent());
        assert!(!budget.unpack(1) && !budget.step() && budget.is_spent());
    }
}
