//! Files that unpack without end, found before the library unpacks them: tables of objects, which it reads whole and keeps.

use super::unpack::inflates_within;

/// What all tables of a file may unpack to, in bytes: a million objects have about 100 million.
const TABLES: usize = 300_000_000;

/// One table, in bytes.
const TABLE: usize = 100_000_000;

/// Deflate makes at most so many bytes of one.
const RATIO: usize = 1_032;

/// How much before a stream is looked at for what it is, in bytes.
const HEAD: usize = 1_000;

/// Objects inside of objects that are begun and not ended: no writer goes deeper than a dozen.
const DEPTH: usize = 1_000;

/// Whether objects stand inside of each other without end, which takes the library long to find out.
pub(super) fn is_bottomless(bytes: &[u8]) -> bool {
    let (mut lists, mut records, mut before) = (0usize, 0usize, 0u8);
    for byte in bytes {
        match (before, *byte) {
            (_, b'[') => lists += 1,
            (_, b']') => lists = 0,
            (b'<', b'<') => records += 1,
            (b'>', b'>') => records = 0,
            _ => {}
        }
        if lists > DEPTH || records > DEPTH {
            return true;
        }
        before = *byte;
    }
    false
}

/// Whether tables of objects unpack to more than a text can have.
pub(super) fn has_bomb(bytes: &[u8]) -> bool {
    let mut sum = 0usize;
    let mut from = 0;
    while let Some(found) = find(bytes, b"stream", from) {
        from = found + 6;
        if bytes[..found].ends_with(b"end") {
            continue;
        }
        let head = &bytes[found.saturating_sub(HEAD)..found];
        let head = &head[last(head, b" obj").unwrap_or_default()..];
        let is_picture = find(head, b"/Image", 0).is_some() && find(head, b"Obj", 0).is_none();
        let body = &bytes[from..];
        let start = body.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let body = &body[start..];
        if is_picture || body.len() < 2 || body[0] & 15 != 8 || (usize::from(body[0]) * 256 + usize::from(body[1])) % 31 != 0 {
            continue;
        }
        let end = find(body, b"endstream", 0).unwrap_or(body.len());
        from += start + end;
        let is_table = find(head, b"/ObjStm", 0).is_some() || find(head, b"/XRef", 0).is_some();
        if !is_table {
            continue;
        }
        let packers = count(head, b"FlateDecode") + count(head, b"LZWDecode");
        let most = end.saturating_mul(RATIO).min(TABLE);
        if packers > 1 || end * RATIO > TABLE && !inflates_within(&body[..end], TABLE) {
            return true;
        }
        sum += most.min(end * 20);
        if sum > TABLES {
            return true;
        }
    }
    false
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(step) = bytes.get(at..)?.iter().position(|byte| *byte == wanted[0]) {
        at += step;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    (0..bytes.len()).rev().find(|at| bytes[*at..].starts_with(wanted))
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).filter(|window| *window == wanted).count()
}
