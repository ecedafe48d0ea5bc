//! Mails (`.eml`): RFC 5322 and MIME, taken apart by `mail-parser`. Sizes are in bytes.

use mail_parser::{Addr, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use super::error::Fault;
use super::html::book;
use super::line::Line;
use super::metadata::put;
use super::notes::Notes;
use super::piece::Piece;
use super::{decode, furniture, plain_text};
use crate::notebook::{Document, PublishedDate};
use crate::text::BlockKind;

/// Where what a mail states was read.
const FROM: &str = "mail header";

/// How far headers are looked for: those that servers add on the way are long.
const HEAD: usize = 64 * 1024;

/// Headers that programs write, and people do not.
const MACHINE: &[&str] =
    &["content-type", "delivered-to", "dkim-signature", "message-id", "mime-version", "received", "return-path", "x-mailer"];

/// Headers that people know; a text with all of them at its top is a mail that somebody saved.
const KNOWN: [&str; 4] = ["date", "from", "subject", "to"];

/// A text part with fewer hundredths of the words of the page beside it only says that the mail is a page.
const STUB: usize = 50;

/// The most attachments that are named.
const MOST_NAMED: usize = 10;

/// Whether a file begins as a mail does. Saved web pages (`.mhtml`) do as well, and are none.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut names: Vec<String> = Vec::new();
    for (index, line) in head.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        // Collections of mails have such a line before each.
        if line.starts_with(b" ") || line.starts_with(b"\t") || index == 0 && line.starts_with(b"From ") {
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        if name.len() == line.len() || name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        if name == "snapshot-content-location" || name == "from" && is_saved_page(line) {
            return false;
        }
        names.push(name);
    }
    let has = |name: &&str| names.iter().any(|known| known == *name);
    has(&"from") && (MACHINE.iter().any(has) || KNOWN.iter().all(has))
}

/// Browsers that save a page name themselves as its sender.
fn is_saved_page(line: &[u8]) -> bool {
    String::from_utf8_lossy(line).to_ascii_lowercase().contains("saved by ")
}

/// The pieces of a mail, and what its headers state.
///
/// # Errors
/// If it has no headers, or is locked.
pub(super) fn read(bytes: &[u8], notes: &mut Notes) -> Result<Vec<Piece<'static>>, Fault> {
    let mail = MessageParser::default().parse(bytes).ok_or_else(|| Fault::Damaged("it has no headers".to_owned()))?;
    if ["encrypted", "pkcs7-mime", "x-pkcs7-mime"].into_iter().any(|kind| is_kind(&mail, kind)) {
        return Err(Fault::Locked);
    }
    let mut pieces = head(&mail);
    state(&mail, &mut notes.about);
    let mut cut = false;
    for part in parts(&mail) {
        match &part.body {
            PartType::Text(words) => pieces.extend(text(words, is_flowed(part))),
            PartType::Html(source) => {
                let (mut page, too_deep) = book(source);
                furniture::mark(&mut page);
                pieces.append(&mut page);
                cut |= too_deep;
            }
            PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Message(_) | PartType::Multipart(_) => {}
        }
    }
    if cut {
        notes.warnings.push("The mail has too many parts, or parts inside parts: its end is shown as bare words".to_owned());
    }
    notes.warnings.extend(attachments(&mail));
    Ok(pieces)
}

fn is_kind(mail: &Message<'_>, kind: &str) -> bool {
    mail.content_type().and_then(|known| known.subtype()).is_some_and(|known| known.eq_ignore_ascii_case(kind))
}

/// Subject, people and day, as lines above the text.
fn head(mail: &Message<'_>) -> Vec<Piece<'static>> {
    let line = |kind: BlockKind, words: &str| {
        let mut line = Line::default();
        line.push(&one_line(words));
        line.take(kind, 0, false)
    };
    let people = |name: &str, list: Option<&mail_parser::Address<'_>>| {
        let people: Vec<String> = list?.iter().map(person).filter(|person| !person.is_empty()).collect();
        line(BlockKind::Byline, &format!("{name}: {}", people.join(", "))).filter(|_| !people.is_empty())
    };
    let date = mail.header_raw("Date").and_then(|date| line(BlockKind::Byline, &format!("Date: {date}")));
    let subject = mail.subject().and_then(|subject| line(BlockKind::Headline, subject));
    [subject, people("From", mail.from()), people("To", mail.to()), date].into_iter().flatten().collect()
}

fn person(person: &Addr<'_>) -> String {
    match (person.name(), person.address()) {
        (Some(name), Some(address)) if name != address => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    }
}

fn state(mail: &Message<'_>, about: &mut Document) {
    let known = |words: Option<&str>| words.map(one_line).filter(|words| !words.is_empty());
    if let Some(subject) = known(mail.subject()) {
        put(&mut about.title, subject, FROM);
    }
    let sender = mail.from().and_then(|from| from.first());
    if let Some(author) = sender.and_then(|sender| known(sender.name()).or_else(|| known(sender.address()))) {
        put(&mut about.author, author, FROM);
    }
    let number = |part: u8| i8::try_from(part).ok();
    let day = mail
        .date()
        .and_then(|date| PublishedDate::new(i16::try_from(date.year).ok()?, Some(number(date.month)?), Some(number(date.day)?)));
    if let Some(day) = day {
        put(&mut about.published, day, FROM);
    }
}

/// The parts that are the mail's text: words, or a page where the words only say that there is one.
fn parts<'a>(mail: &'a Message<'a>) -> Vec<&'a MessagePart<'a>> {
    let count = |parts: &[&MessagePart<'_>]| -> usize {
        let words = |part: &&MessagePart<'_>| match &part.body {
            PartType::Text(words) => words.split_whitespace().count(),
            PartType::Html(source) => book(source).0.iter().map(|piece| piece.words.split_whitespace().count()).sum(),
            PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Message(_) | PartType::Multipart(_) => 0,
        };
        parts.iter().map(words).sum()
    };
    let (plain, pages): (Vec<_>, Vec<_>) = (mail.text_bodies().collect(), mail.html_bodies().collect());
    let has_page = pages.iter().any(|part| matches!(part.body, PartType::Html(_)));
    if has_page && count(&plain) * 100 < count(&pages) * STUB { pages } else { plain }
}

/// Whether lines that end in a blank go on in the next one (RFC 3676).
fn is_flowed(part: &MessagePart<'_>) -> bool {
    let format = part.content_type().and_then(|kind| kind.attribute("format"));
    format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

/// The pieces of a text part: lines that begin with `>` are quoted from another mail, those below `-- ` are a signature.
fn text(words: &str, flowed: bool) -> Vec<Piece<'static>> {
    let words = decode::normalize(words.to_owned());
    let lines: Vec<(BlockKind, &str)> = words
        .split('\n')
        .scan(false, |signed, line| {
            *signed |= matches!(line, "-- " | "--");
            Some(match quoted(line) {
                _ if *signed => (BlockKind::Furniture, line),
                Some(words) => (BlockKind::Quotation, words),
                None => (BlockKind::Paragraph, line),
            })
        })
        .collect();
    let mut pieces = Vec::new();
    for run in lines.chunk_by(|one, next| one.0 == next.0) {
        let kind = run[0].0;
        let words = joined(run.iter().map(|(_, line)| *line), flowed);
        let own = plain_text::pieces(&words).into_iter().map(Piece::owned);
        let start = pieces.len();
        pieces.extend(own.map(|piece| Piece { kind, ..piece }));
        if kind == BlockKind::Paragraph {
            furniture::mark(&mut pieces[start..]);
        }
    }
    pieces
}

/// The words of a quoted line, however often they were quoted.
fn quoted(line: &str) -> Option<&str> {
    let mut rest = line.strip_prefix('>')?;
    while let Some(deeper) = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix('>') {
        rest = deeper;
    }
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

/// The lines as one text; those that flow on are joined.
fn joined<'a>(lines: impl Iterator<Item = &'a str>, flowed: bool) -> String {
    let mut words = String::new();
    for line in lines {
        words.push_str(line);
        let goes_on = flowed && line.ends_with(' ') && line != "-- ";
        if !goes_on {
            words.push('\n');
        }
    }
    words
}

/// The sentence that names what is attached.
fn attachments(mail: &Message<'_>) -> Option<String> {
    let all = mail.attachment_count();
    let names = mail.attachments().filter_map(|part| part.attachment_name()).map(one_line).filter(|name| !name.is_empty());
    let mut names: Vec<String> = names.take(MOST_NAMED).collect();
    match all - names.len() {
        0 => {}
        rest if names.is_empty() => names.push(format!("{rest} without a name")),
        rest => names.push(format!("and {rest} more")),
    }
    (all > 0).then(|| format!("Attached to the mail and not shown: {}", names.join(", ")))
}

fn one_line(words: &str) -> String {
    let clean = words.split(|letter: char| letter.is_whitespace() || letter.is_control());
    clean.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_are_told_from_texts_and_saved_pages() {
        for (text, expected) in [
            ("From: a@b.org\nMessage-ID: <1>\n\nwords", true),
            ("From x Mon\nReceived: by\n c\nFrom: a\n\nwords", true),
            ("From: Ann\nTo: Bo\nSubject: x\nDate: today\n\nwords", true),
            ("From: Ann\nDate: 5 October 2021\n\nwords", false),
            ("From: <Saved by Blink>\nMIME-Version: 1.0\n\nwords", false),
            ("From: a\nWords without a sign\nMessage-ID: <1>\n\n", false),
            ("Title: x\nMIME-Version: 1\n\n", false),
        ] {
            assert_eq!(is_mail(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn quotations_are_told_from_answers() {
        let found =
            text("Hello Bo,\r\n\r\nI agree. \r\nAlways.\r\n> > You said\r\n>this \r\n>that\r\n\r\nBye\r\n-- \r\nAnn", true);
        let found: Vec<_> = found.iter().map(|piece| (piece.kind, &*piece.words)).collect();
        assert_eq!(
            found,
            [
                (BlockKind::Paragraph, "Hello Bo,"),
                (BlockKind::Paragraph, "I agree. Always."),
                (BlockKind::Quotation, "You said"),
                (BlockKind::Quotation, "this that"),
                (BlockKind::Paragraph, "Bye"),
                (BlockKind::Furniture, "--"),
                (BlockKind::Furniture, "Ann"),
            ]
        );
    }
}
