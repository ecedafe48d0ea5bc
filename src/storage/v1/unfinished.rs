//! The two sides of a merge that nobody finished: the lines between the marks of git, Mercurial and diff3. Lines keep their numbers.

/// How each mark begins its line: git's `conflict-marker-size` is seven unless somebody chose another.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// The text as each side has it, with empty lines for what is the other's; `None` if there is no mark, or they are in no order.
pub(super) fn sides(text: &str) -> Option<(String, String)> {
    let (mut ours, mut theirs) = (String::with_capacity(text.len()), String::with_capacity(text.len()));
    let mut part = None;
    let mut any = false;
    for line in text.split_inclusive('\n') {
        let mark = MARKS.iter().position(|mark| line.strip_prefix(mark).is_some_and(|rest| rest.starts_with([' ', '\n', '\r'])));
        let (to_ours, to_theirs) = match (part, mark) {
            (part, None) => (matches!(part, None | Some(0)), matches!(part, None | Some(2))),
            (None, Some(0)) | (Some(0), Some(1)) | (Some(0 | 1), Some(2)) => (false, false),
            (Some(2), Some(3)) => {
                any = true;
                (false, false)
            }
            (_, Some(_)) => return None,
        };
        part = match mark {
            None => part,
            Some(3) => None,
            started => started,
        };
        ours.push_str(if to_ours { line } else { "\n" });
        theirs.push_str(if to_theirs { line } else { "\n" });
    }
    (any && part.is_none()).then_some((ours, theirs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_keeps_its_lines_where_they_are() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| base\nc\n=======\nd\ne\n>>>>>>> other\nf";
        let (ours, theirs) = sides(text).unwrap();
        assert_eq!((ours.as_str(), theirs.as_str()), ("a\n\nb\n\n\n\n\n\n\nf", "a\n\n\n\n\n\nd\ne\n\nf"));
        for none in ["a\n=======\nb\n", "<<<<<<< x\na\n", "<<<<<<< x\n>>>>>>> y\n", "<<<<<<<<\n========\n", ""] {
            assert_eq!(sides(none), None, "{none}");
        }
    }
}
