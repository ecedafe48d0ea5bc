//! The words of HTML that stands inside a Markdown text.

/// Parts whose content is not words.
const SILENT: [&str; 3] = ["script", "style", "template"];

/// Character names that are common enough in Markdown to be worth reading.
const ENTITIES: [(&str, &str); 7] =
    [("&nbsp;", "\u{A0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")];

/// Whether a tag ends a line, as `<br>` does.
pub(super) fn breaks_line(tag: &str) -> bool {
    tag_name(tag) == "br"
}

/// The words between the tags; line breaks stay, and `<br>` becomes one.
pub(super) fn words(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    // Behind the last `>` every `<` is only a sign.
    let (mut rest, tail) = html.split_at(html.rfind('>').map_or(0, |end| end + 1));
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        let (tag, after) = cut_tag(&rest[at..]);
        if tag.is_empty() {
            words.push('<');
        } else if breaks_line(tag) {
            words.push('\n');
        }
        rest = after;
    }
    words.push_str(rest);
    words.push_str(tail);
    ENTITIES.iter().fold(words, |words, (name, sign)| if words.contains(name) { words.replace(name, sign) } else { words })
}

/// A tag (with its content, for a comment or a silent part) and what follows; an empty tag where `<` is only a sign.
fn cut_tag(rest: &str) -> (&str, &str) {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or((rest, ""), |end| rest.split_at(end + 3));
    }
    if !rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter)) {
        return ("", &rest[1..]);
    }
    let Some(end) = rest.find('>') else { return (rest, "") };
    let (tag, after) = rest.split_at(end + 1);
    let name = tag_name(tag);
    if SILENT.contains(&name.as_str()) && !tag.starts_with("</") {
        let close = format!("</{name}");
        return after.find(&close).map_or((rest, ""), |at| (tag, &after[at..]));
    }
    (tag, after)
}

fn tag_name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    name.chars().take_while(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay() {
        for (html, expected) in [
            ("<p>One <b>two</b></p>", "One two"),
            ("a<br/>b", "a\nb"),
            ("a<!-- <b>gone</b> -->b", "ab"),
            ("<script>if (a < b) x()</script>c", "c"),
            ("1 < 2 &amp; 3", "1 < 2 & 3"),
            ("<unfinished words", "<unfinished words"),
        ] {
            assert_eq!(words(html), expected, "{html}");
        }
    }
}
