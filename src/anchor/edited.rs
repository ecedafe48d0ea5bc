//! Where words end up in a text that was edited: both are cut into words, the words are aligned, and the ends of the place are
//! read from the alignment. Positions are bytes.
//!
//! The alignment is a heaviest common subsequence (Wagner and Fischer 1974, with weights): long words say more than short
//! ones and marks, so that it does not hang on commas. It is small: a highlight's surroundings are some forty words.

use std::ops::Range;

use crate::text::{fold_plain, token_spans};

/// The weight of a mark; a word weighs its letters and this, up to eight letters.
const MARK: u32 = 1;
const MOST_LETTERS: u32 = 8;

/// The weight of a word in the place of one like it ("1991", "1992"): aligned rather than left out, but gladly given up.
const ALIKE: u32 = 2;

/// What must agree without a break on both sides before what differs between is held for words exchanged, and not for two
/// texts that have a few words in common: the weight of two or three words.
const FLANK: u32 = 12;

/// Words that may stand in the place of one: "Apple" became "the computer maker from Cupertino".
const WORDS_FOR_ONE: usize = 6;

/// A place in an edited text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Edited {
    /// The place.
    pub place: Range<usize>,
    /// The share of the words that is kept, by weight, in thousandths; 0 where only the surroundings are there.
    pub kept: usize,
    /// Where words were exchanged for others, in the place or around it.
    pub reworded: Vec<usize>,
}

struct Word {
    range: Range<usize>,
    plain: String,
    weight: u32,
    /// Its letters in lower case.
    lower: Vec<char>,
    /// Whether it is a number.
    number: bool,
    /// Whether it is the first of its line, and the last.
    opens: bool,
    closes: bool,
}

/// The words of a text; its own two ends are those of lines when it is said that they are `bounds`.
fn words(text: &str, bounds: bool) -> Vec<Word> {
    let spans = token_spans(text).into_iter();
    spans
        .map(|span| {
            let plain = fold_plain(&text[span.range()]);
            let is_word = plain.chars().any(char::is_alphanumeric);
            let letters = u32::try_from(plain.chars().count()).unwrap_or(MOST_LETTERS).min(MOST_LETTERS);
            Word {
                range: span.range(),
                weight: if is_word { letters + MARK } else { MARK },
                lower: plain.chars().flat_map(char::to_lowercase).collect(),
                number: plain.chars().all(char::is_numeric),
                opens: text[..span.start()].trim_end_matches(' ').chars().next_back().map_or(bounds, |letter| letter == '\n'),
                closes: text[span.end()..].trim_start_matches(' ').chars().next().map_or(bounds, |letter| letter == '\n'),
                plain,
            }
        })
        .collect()
}

/// Whether a word may be a corrected form of another: a number of as many digits, or the same beginning.
fn alike(a: &Word, b: &Word) -> bool {
    if a.number || b.number {
        return a.number && b.number && a.plain.len() == b.plain.len();
    }
    let same = a.lower.iter().zip(&b.lower).take_while(|(a, b)| a == b).count();
    same >= 2 && same * 3 >= a.lower.len().max(b.lower.len()) * 2
}

fn pair(a: &Word, b: &Word) -> u32 {
    if a.lower.first() != b.lower.first() && !(a.number && b.number) {
        return 0;
    }
    if a.plain == b.plain {
        a.weight
    } else if a.weight > MARK && b.weight > MARK && alike(a, b) {
        ALIKE
    } else {
        0
    }
}

/// For each word of `old` the word of `new` that stands for it.
fn align(old: &[Word], new: &[Word]) -> Vec<Option<usize>> {
    let wide = new.len() + 1;
    let pairs: Vec<u32> = old.iter().flat_map(|a| new.iter().map(|b| pair(a, b))).collect();
    // best[i * wide + j] = the heaviest alignment of old[i..] with new[j..].
    let mut best = vec![0_u32; (old.len() + 1) * wide];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let weight = pairs[i * new.len() + j];
            let taken = if weight == 0 { 0 } else { weight + best[(i + 1) * wide + j + 1] };
            best[i * wide + j] = taken.max(best[(i + 1) * wide + j]).max(best[i * wide + j + 1]);
        }
    }
    let mut aligned = vec![None; old.len()];
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        let here = best[i * wide + j];
        let weight = pairs[i * new.len() + j];
        if weight > 0 && here == weight + best[(i + 1) * wide + j + 1] {
            aligned[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if here == best[i * wide + j + 1] {
            j += 1;
        } else {
            i += 1;
        }
    }
    aligned
}

/// Finds the `marked` part of `old` in `new`, which holds about the same; `None` where nothing says where it would be.
pub(super) fn find(old: &str, marked: Range<usize>, new: &str) -> Option<Edited> {
    let (olds, news) = (words(old, false), words(new, true));
    let first = olds.partition_point(|word| word.range.end <= marked.start);
    let last = olds.partition_point(|word| word.range.start < marked.end);
    if first >= last {
        return None;
    }
    let aligned = align(&olds, &news);
    let reworded = reworded(&aligned, &olds, &news);
    let reworded: Vec<usize> = reworded.into_iter().map(|word| news[word].range.start).collect();
    let Some(place) = kept_words(&aligned, first..last) else {
        // None of the words is left. The gap between the surroundings can still be a place like the one that was meant.
        let before = first.checked_sub(1).and_then(|word| aligned[word])?;
        let after = aligned.get(last).copied().flatten()?;
        return Some(Edited { place: news[before].range.end..news[after].range.start, kept: 0, reworded });
    };
    let start = inside(&olds[first], marked.start, &news[place.start]).unwrap_or(news[place.start].range.start);
    let end = inside(&olds[last - 1], marked.end, &news[place.end - 1]).unwrap_or(news[place.end - 1].range.end);
    let kept = share(&aligned, &olds, &news, first..last);
    Some(Edited { place: start..end.max(start), kept, reworded })
}

/// The byte in `new` that corresponds to a byte within `old`, where they are the same word.
fn inside(old: &Word, byte: usize, new: &Word) -> Option<usize> {
    let within = byte.checked_sub(old.range.start)?;
    (old.plain == new.plain && old.range.len() == new.range.len() && within <= new.range.len()).then(|| new.range.start + within)
}

/// The words of the new text from the first to the last that is kept, and those in the place of words lost at the ends.
fn kept_words(aligned: &[Option<usize>], marked: Range<usize>) -> Option<Range<usize>> {
    let kept = |at: &usize| aligned[*at].is_some();
    let (head, tail) = (marked.clone().find(kept)?, marked.clone().rfind(kept)?);
    let (mut start, mut end) = (aligned[head]?, aligned[tail]? + 1);
    if let Some(before) = marked.start.checked_sub(1).and_then(|at| aligned[at]) {
        let room = (head - marked.start) * WORDS_FOR_ONE;
        if start - before - 1 <= room {
            start = before + 1;
        }
    }
    if let Some(after) = aligned.get(marked.end).copied().flatten() {
        let room = (marked.end - 1 - tail) * WORDS_FOR_ONE;
        if after - end <= room {
            end = after;
        }
    }
    Some(start..end)
}

/// The share of the marked words that is kept, in thousandths.
fn share(aligned: &[Option<usize>], olds: &[Word], news: &[Word], marked: Range<usize>) -> usize {
    let all: u32 = olds[marked.clone()].iter().map(|word| word.weight).sum();
    let kept: u32 = marked.filter_map(|at| aligned[at].map(|new| pair(&olds[at], &news[new]))).sum();
    (kept * 1000).checked_div(all).map_or(0, |share| share as usize)
}

/// The first of the new words wherever words were exchanged for others.
fn reworded(aligned: &[Option<usize>], olds: &[Word], news: &[Word]) -> Vec<usize> {
    let kept: Vec<(usize, usize)> = aligned.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?))).collect();
    // Runs of words that agree without a break; before, between and behind them something differs.
    let has_word = |words: &[Word]| words.iter().any(|word| word.weight > MARK);
    let runs = kept.chunk_by(|a, b| a.0 + 1 == b.0 && a.1 + 1 == b.1);
    // Marks alone hold nothing apart: "[" agrees with any other.
    let runs: Vec<&[(usize, usize)]> = runs.filter(|run| has_word(&olds[run[0].0..=run[run.len() - 1].0])).collect();
    let gaps = (0..=runs.len()).filter_map(|at| {
        let (before, after) = (at.checked_sub(1).map(|at| runs[at]), runs.get(at).copied());
        let (old, new) = gap(before, after, olds, news)?;
        (!old.is_empty() && has_word(&news[new.clone()])).then_some(new.start)
    });
    gaps.collect()
}

/// The words between two runs, if what agrees on both sides says that they stand for each other: words enough, or the
/// beginning or the end of a line. Where nothing is known of one side, the word next to the other, in the middle of a sentence.
fn gap(
    before: Option<&[(usize, usize)]>,
    after: Option<&[(usize, usize)]>,
    olds: &[Word],
    news: &[Word],
) -> Option<(Range<usize>, Range<usize>)> {
    let enough = |run: &[(usize, usize)]| run.iter().map(|(old, new)| pair(&olds[*old], &news[*new])).sum::<u32>() >= FLANK;
    let opens = |at: (usize, usize)| olds[at.0].opens && news[at.1].opens;
    let closes = |at: (usize, usize)| olds[at.0].closes && news[at.1].closes;
    let (last, first) = (before.and_then(|run| run.last().copied()), after.and_then(|run| run.first().copied()));
    let old = last.map_or(0, |last| last.0 + 1)..first.map_or(olds.len(), |first| first.0);
    let new = last.map_or(0, |last| last.1 + 1)..first.map_or(news.len(), |first| first.1);
    let sure_before = before.is_some_and(|run| enough(run) || run.first().copied().is_some_and(opens));
    let sure_after = after.is_some_and(|run| enough(run) || run.last().copied().is_some_and(closes));
    // The first and the last word that are known may be cut off: they are not held for exchanged.
    let whole = |known: bool| old.len() > usize::from(!known) && !new.is_empty();
    let in_sentence = |old: usize| !olds[old].plain.ends_with(['.', '!', '?', '。']);
    let (start, end) = match (sure_before, sure_after, last, first) {
        (true, true, _, _) => ((old.start, new.start), (old.end, new.end)),
        (false, true, _, Some(first)) => {
            // The words that follow must not open the line themselves: the gap would be in another one.
            let same_line = !olds[first.0].opens && !news[first.1].opens;
            let opening = || Some((old.clone().rfind(|at| olds[*at].opens)?, new.clone().rfind(|at| news[*at].opens)?));
            let word = || (in_sentence(first.0) && whole(before.is_some())).then(|| (old.end - 1, new.end - 1));
            (opening().filter(|_| same_line).or_else(word)?, (old.end, new.end))
        }
        (true, false, Some(last), _) => {
            let same_line = !olds[last.0].closes && !news[last.1].closes;
            let closing = || Some((old.clone().find(|at| olds[*at].closes)? + 1, new.clone().find(|at| news[*at].closes)? + 1));
            let word = || {
                let word = new.clone().find(|at| news[*at].weight > MARK)?;
                (in_sentence(last.0) && whole(after.is_some())).then_some((old.start + 1, word + 1))
            };
            ((old.start, new.start), closing().filter(|_| same_line).or_else(word)?)
        }
        (false, true, _, None) | (true, false, None, _) | (false, false, _, _) => return None,
    };
    Some((start.0..end.0, start.1..end.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Finds `[words]` of the first text in the second; gives the words there and the share that is kept.
    fn found(marked: &str, new: &str) -> Option<(String, usize)> {
        let (start, end) = (marked.find('[').unwrap(), marked.find(']').unwrap() - 1);
        let edited = find(&marked.replace(['[', ']'], ""), start..end, new)?;
        Some((new[edited.place].to_owned(), edited.kept))
    }

    #[test]
    fn the_ends_of_an_edited_place() {
        let cases = [
            ("The line [was restored in 1991] by Seoul", "The line was restored in 1992 by Seoul", "was restored in 1992"),
            (
                "The line [was restored in 1991] by Seoul",
                "The line was fully restored in 1991 by Seoul",
                "was fully restored in 1991",
            ),
            ("it said [Apple Corps] will own", "it said the company Corps will own", "the company Corps"),
            ("it said [the Apple Corps] will own", "it said the Apple concern will own", "the Apple concern"),
            // What was put in at an end is not part of it.
            ("it said [the Apple Corps] will own", "it said today the Apple Corps soon will own", "the Apple Corps"),
            ("Line one. [Line two is here.] Line three", "Line one. Line is here. Line three", "Line is here."),
            ("a [re]store", "a restore", "re"),
        ];
        for (marked, new, expected) in cases {
            assert_eq!(found(marked, new).unwrap().0, expected, "{marked} in {new}");
        }
    }

    #[test]
    fn what_is_left_of_the_words_is_told() {
        assert_eq!(found("one [two] three", "one two three").unwrap().1, 1000);
        assert!(found("in [1991 or] so", "in 1992 or so").unwrap().1 < 700);
        assert_eq!(found("one [two] three", "one four three"), Some((" four ".into(), 0)));
        assert_eq!(found("one [two] three", "nothing at all"), None);
    }

    #[test]
    fn a_word_exchanged_at_either_end_of_a_line_is_seen() {
        let old = "\nApple Inc. plans\nThe computer maker plans to open shops\n";
        let count = |new: &str| find(old, 1..6, new).map_or(0, |edited| edited.reworded.len());
        assert_eq!(count("Apple Inc. plans\nThe computer maker plans to open shops"), 0);
        assert_eq!(count("Apple eleven. plans\nThe computer maker plans to open shops"), 1);
        assert_eq!(count("Apple Inc. plans\nOne computer maker plans to open shops"), 1);
        assert_eq!(count("Apple Inc. plans\nThe computer maker plans to open doors"), 1);
        // Another line above is none of it.
        assert_eq!(count("Apple Inc. plans\nMore below.\nThe computer maker plans to open shops"), 0);
    }

    #[test]
    fn words_exchanged_are_told_from_words_added_or_taken_away() {
        let old = "The ministry said on Monday that the line was open again for all.";
        let count = |new: &str| find(old, 0..3, new).unwrap().reworded.len();
        assert_eq!(count("The ministry said on Monday that the road was open again for all."), 1);
        assert_eq!(count("The ministry said on Monday that the old line was open again for all."), 0);
        assert_eq!(count("The ministry said on Monday the line was open again for all."), 0);
        assert_eq!(count("The ministry said on Monday “that the line was open again” for all."), 0);
        // The beginning is the same, the word is not.
        assert_eq!(count("The ministry said on Monday that the lineage was open again for all."), 1);
        // Behind it nothing agrees: in the middle of a sentence a word stands for a word, behind its end something was put in.
        assert_eq!(count("The ministry said on Monday that the call rang twice, to our surprise."), 1);
        assert_eq!(count("The ministry said on Monday. Nobody answered, to our surprise."), 1);
        assert_eq!(count("The ministry said on Monday that the line was open again for all. Nobody answered."), 0);
    }

    #[test]
    fn a_mark_can_be_exchanged_for_a_word_and_holds_no_words_apart() {
        let old = "\n$ chmod 2710 [group [shadow]\nThe file is shared by all of them";
        let count = |new: &str| find(old, 9..13, new).map_or(0, |edited| edited.reworded.len());
        assert_eq!(count("$ chmod 2710 [group [shadow]\nThe file is shared by all of them"), 0);
        assert_eq!(count("Now chmod 2710 [group [shadow]\nThe file is shared by all of them"), 1);
        assert_eq!(count("$ chmod 2710 Beta [shadow]\nThe file is shared by all of them"), 1);
    }
}
