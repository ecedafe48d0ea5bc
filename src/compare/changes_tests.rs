//! Changes between versions, case by case and by their law.

use proptest::prelude::*;

use super::*;

fn reading(text: &str) -> Reading {
    Reading::new(text.to_owned(), Vec::new(), Vec::new())
}

/// The older text with the changes made.
fn applied(old: &str, new: &str, changes: &[TextChange]) -> String {
    let (mut made, mut at) = (String::new(), 0);
    for change in changes {
        made.push_str(&old[at..change.old.start()]);
        assert_eq!(made.len(), change.new.start(), "changes stand in the order of both texts");
        made.push_str(&new[change.new.range()]);
        at = change.old.end();
    }
    made + &old[at..]
}

/// What changed, as `Kind: old>new`, the weightiest first.
fn told(old: &str, new: &str) -> Vec<String> {
    let all = changes(&reading(old), &reading(new));
    assert_eq!(applied(old, new, &all), new);
    let tell = |change: TextChange| format!("{}: {}>{}", change.kind.name(), &old[change.old.range()], &new[change.new.range()]);
    weighed(&all).into_iter().map(tell).collect()
}

#[test]
fn each_kind_of_change_is_told_for_what_it_is() {
    let cases: [(&str, &str, &[&str]); 16] = [
        ("Two men died in the fire.", "Three men died in the fire.", &["Number: Two>Three"]),
        ("It costs 1,200 won a day.", "It costs 1200 won a day.", &["Typography: 1,200>1200"]),
        ("It grew by 3.5 percent then.", "It grew by 35 percent then.", &["Number: 3.5>35"]),
        ("They met on Monday at noon.", "They met on Tuesday at noon.", &["Date: Monday>Tuesday"]),
        ("The line to Seoul was cut.", "The line to Busan was cut.", &["Name: Seoul>Busan"]),
        ("It was not agreed by both.", "It was agreed by both.", &["Negation: not>"]),
        ("He will come back soon.", "He won’t come back soon.", &["Negation: will>won’t"]),
        ("The army attacked the town.", "The army allegedly attacked the town.", &["Attribution: >allegedly"]),
        ("The minister said it was over.", "The minister denied it was over.", &["Attribution: said>denied"]),
        ("They called them heroes in a note.", "They called them “heroes” in a note.", &["Attribution: >“", "Attribution: >”"]),
        ("The quick fox ran off today.", "The slow fox ran off today.", &["Wording: quick>slow"]),
        (
            "A “plain” word – here...",
            "A \"plain\" word - here…",
            &["Typography: “>\"", "Typography: ”>\"", "Typography: –>-", "Typography: ...>…"],
        ),
        ("The government spoke first.", "The Government spoke first.", &["Typography: government>Government"]),
        ("남북은 5일 통신선을 복원했다.", "남북은 6일 통신선을 복원했다.", &["Number: 5일>6일"]),
        (
            "합의하지 않았다고 그가 말했다.",
            "합의하지 못했다고 그가 밝혔다.",
            &["Negation: 않았다고>못했다고", "Attribution: 말했다>밝혔다"],
        ),
        ("Of them 2 of 5 left at once.", "Of them 3 of 6 left at once.", &["Number: 2 of 5>3 of 6"]),
    ];
    for (old, new, expected) in cases {
        assert_eq!(told(old, new), expected, "{old}");
    }
}

#[test]
fn sentences_that_come_go_and_move_are_told_whole() {
    let [a, b, c] = ["The bridge was closed at noon.", "Nobody was hurt by the fall.", "Rain is expected in the evening."];
    let d = "An inquiry begins next week.";
    assert_eq!(told(&format!("{a} {c}"), &format!("{a} {b} {c}")), [format!("Added: >{b}")]);
    assert_eq!(told(&format!("{a} {b} {c}"), &format!("{a}\n{c}")), [format!("Removed: {b}>")]);
    assert_eq!(told(&format!("{a} {b} {c}"), &format!("{b} {c} {a}")), [format!("Moved: >{a}")]);
    assert_eq!(told(&format!("{a}\n{b}"), &format!("{a}\n{d}")), [format!("Added: >{d}"), format!("Removed: {b}>")]);
    assert_eq!(told(a, ""), [format!("Removed: {a}>")]);
    assert_eq!(told(&format!("{a}\n\n{b}"), &format!("{a} {b}\n")), [""; 0], "white space is not told");
}

#[test]
fn the_weightiest_changes_come_first() {
    let old = "The quick army said that Kim left. Two men did not die. “Yes,” he said again.";
    let new = "The slow army denied that Lee left. Three men did die. \"Yes,\" he said again. It rained all day.";
    let kinds: Vec<String> = told(old, new).iter().map(|told| told.split(':').next().unwrap().to_owned()).collect();
    let expected =
        ["Number", "Name", "Negation", "Attribution", "Wording", "Added", "Typography", "Typography"].map(String::from).to_vec();
    assert_eq!(kinds, expected);
}

/// Texts with sentences that were edited, moved, added and removed.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "men",
        "Kim",
        "said",
        "not",
        "2",
        "1,200",
        "“left”",
        "\"left\"",
        "Monday",
        "é",
        "남북",
        "a–b",
        "it’s",
        "…",
        "\u{301}",
    ]);
    let sentence = prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "));
    let end = prop::sample::select(vec![". ", "! ", ".\n", "\n\n", "  ", "?” "]);
    prop::collection::vec((sentence, end), 0..9).prop_map(|all| all.into_iter().map(|(words, end)| words + end).collect())
}

proptest! {
    #[test]
    fn the_older_text_with_the_changes_is_the_newer_one(old in text(), new in text()) {
        let all = changes(&reading(&old), &reading(&new));
        prop_assert_eq!(applied(&old, &new, &all), new);
    }

    #[test]
    fn any_texts_are_compared(old in "\\PC{0,60}", new in "\\PC{0,60}") {
        let all = changes(&reading(&old), &reading(&new));
        prop_assert_eq!(applied(&old, &new, &all), new);
    }

    #[test]
    fn nothing_changes_in_the_same_text(text in text()) {
        prop_assert_eq!(changes(&reading(&text), &reading(&text)), []);
    }
}
