//! The order of paths in a list: as a person expects it, with numbers by their size.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Compares paths folder by folder, letters without their case, runs of digits as numbers (`2` before `10`);
/// what is the same so far is compared exactly, so that only equal paths are equal.
#[must_use]
pub fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.chars().peekable(), b.chars().peekable());
    loop {
        let order = match (left.peek().copied(), right.peek().copied()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => compare_numbers(&mut left, &mut right),
            (Some(x), Some(y)) => {
                left.next();
                right.next();
                rank(x).cmp(rank(y))
            }
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// A letter without its case; the sign between folders comes before every other, so that a folder's files stay together.
fn rank(letter: char) -> impl Iterator<Item = char> {
    let letter = if letter == '/' { '\0' } else { letter };
    letter.to_lowercase()
}

fn compare_numbers(left: &mut Peekable<Chars<'_>>, right: &mut Peekable<Chars<'_>>) -> Ordering {
    let (a, b) = (digits(left), digits(right));
    a.len().cmp(&b.len()).then_with(|| a.cmp(&b))
}

/// The digits of a number without zeros in front: longer means greater.
fn digits(letters: &mut Peekable<Chars<'_>>) -> String {
    let mut number = String::new();
    while let Some(digit) = letters.next_if(char::is_ascii_digit) {
        if digit != '0' || !number.is_empty() {
            number.push(digit);
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stand_in_the_order_that_a_person_expects() {
        let sorted = ["a/b.txt", "a b.txt", "A1.txt", "a1.txt", "a2.txt", "a010.txt", "a10.txt", "a11.txt", "B.txt", "é.txt"];
        let mut paths = sorted.to_vec();
        paths.reverse();
        paths.sort_by(|a, b| natural_order(a, b));
        assert_eq!(paths, sorted);
    }
}
