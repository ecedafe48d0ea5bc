//! Streams unpacked within bounds: the library unpacks whatever a stream makes of itself, so that is found out beforehand.

use std::borrow::Cow;
use std::io::{Read, sink};

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};

use super::budget::{Budget, STREAM};

/// Deflate makes at most 1,032 bytes of one (258 bytes of two bits).
const DEFLATE: usize = 1_032;

/// LZW makes at most 4,096 codes of 12 bits, each a byte longer than the last: about 1,400 bytes of one.
const LZW: usize = 1_400;

/// Run lengths make 128 bytes of two.
const RUNS: usize = 64;

/// Codes that the widths of a face may name: some name all of them twice.
const CODES: f64 = 200_000.0;

/// The unpacked bytes of a stream; `None` if it is a picture, damaged, or larger than it may be.
pub(super) fn unpacked<'a>(stream: &Stream<'a>, budget: &mut Budget) -> Option<Cow<'a, [u8]>> {
    if budget.is_spent() || !is_bounded(stream) {
        return None;
    }
    let bytes = stream.decoded_data().ok()?;
    budget.unpack(bytes.len()).then_some(bytes)
}

/// Whether a typeface's programs and tables stay within bounds; the library unpacks them by itself.
pub(super) fn is_sound_face(font: &Dict<'_>) -> bool {
    let inner = font.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    if inner.as_ref().is_some_and(|inner| !has_sound_widths(inner)) {
        return false;
    }
    let dicts = [Some(font), inner.as_ref()].into_iter().flatten();
    dicts.into_iter().all(|dict| {
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
        let holders = [Some(dict), descriptor.as_ref()].into_iter().flatten();
        holders.into_iter().all(|holder| {
            let parts = ["FontFile", "FontFile2", "FontFile3", "ToUnicode", "Encoding", "CIDToGIDMap", "CIDSet"];
            parts.into_iter().filter_map(|key| holder.get::<Stream<'_>>(key)).all(|stream| is_bounded(&stream))
        })
    })
}

/// Whether the widths of a large face stay within its codes, of which there are 65,536: the library writes down each of a range.
fn has_sound_widths(font: &Dict<'_>) -> bool {
    let sound = |key: &str, values: usize| {
        let Some(widths) = font.get::<Array<'_>>(key) else { return true };
        let (mut numbers, mut sum) = (Vec::new(), 0.0);
        for entry in widths.iter::<Object<'_>>() {
            match entry {
                Object::Number(number) => numbers.push(number.as_f64()),
                _ => numbers.clear(),
            }
            if numbers.len() == values + 2 {
                sum += (numbers[1] - numbers[0]).max(0.0) + 1.0;
                numbers.clear();
            }
        }
        sum <= CODES
    };
    sound("W", 1) && sound("W2", 3)
}

/// The content streams of a page.
pub(super) fn contents<'a>(page: &Dict<'a>) -> Vec<Stream<'a>> {
    match page.get::<Object<'a>>("Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(streams)) => streams.iter::<Stream<'a>>().collect(),
        _ => Vec::new(),
    }
}

/// Whether a stream unpacks to no more than [`STREAM`] bytes.
fn is_bounded(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let packing = |filter: &&Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode);
    let mut packers = filters.iter().filter(packing);
    let (first, second) = (packers.next(), packers.next());
    let Some(first) = first else { return true };
    if second.is_some() {
        return false; // packed twice: no writer does that, and it makes a million bytes of one
    }
    let raw = stream.raw_data();
    let most = match first {
        Filter::FlateDecode => DEFLATE,
        Filter::LzwDecode => LZW,
        _ => RUNS,
    };
    if raw.len().saturating_mul(most) <= STREAM {
        return true;
    }
    match (first, filters.first()) {
        (Filter::FlateDecode, Some(Filter::FlateDecode)) => inflates_within(&raw, STREAM),
        // Other packings are read if they are of a size that real files have.
        _ => raw.len() <= STREAM / 64,
    }
}

/// Whether deflated bytes unpack to at most so many; damaged ones count as far as they go.
pub(super) fn inflates_within(packed: &[u8], most: usize) -> bool {
    let mut counted = ZlibDecoder::new(packed).take(most as u64 + 1);
    std::io::copy(&mut counted, &mut sink()).map_or(true, |length| length <= most as u64)
}
