//! Dates in numbers, and those of East Asia: the same in every language. What could be two days is read by the language.

use crate::dates::meaning::Meaning;
use crate::dates::rule::{Rule, rule};

/// Tried after the rules of the language.
pub(super) const RULES: &[Rule] = &[
    rule("date in numbers", "{year} - {mm} - {day} ; {year} / {mm} / {day} ; {year} . {mm} . {day}", |s| s.dated()),
    rule("date with its time", "{year} - {mm} - {day} t {clock} z?", |s| s.dated()),
    rule("date of East Asia", "{year} 年 {mm} 月 {day} 日 ; {year} 년 {mm} 월 {day} 일", |s| s.dated()),
    rule("day and month of East Asia", "{mm} 月 {day} 日 ; {mm} 월 {day} 일", |s| s.dated()),
    rule("month of East Asia", "{year} 年 {mm} 月 ; {year} 년 {mm} 월 ; {mm} 월", |s| s.dated()),
    rule("year of East Asia", "{year} 年 ; {year} 년", |s| s.year.map(Meaning::Year)),
];

/// Days before months, as in most of the world.
pub(super) const DAY_FIRST: &str = "{day} / {mm} / {year} ; {day} - {mm} - {year} ; {day} . {mm} . {year} ; {day} / {mm} / {yy}";
