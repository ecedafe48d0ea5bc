//! Speakers in Korean, Japanese and Chinese: particles and the order of words tell, not capitals. Positions are bytes.

use super::statement::Speaker;
use crate::text::Span;

/// Verbs behind Korean quotations, from reading news; each stands at the end of a word.
const KOREAN: [&str; 20] = [
    "말했다",
    "밝혔다",
    "전했다",
    "강조했다",
    "주장했다",
    "설명했다",
    "덧붙였다",
    "비판했다",
    "지적했다",
    "답했다",
    "적었다",
    "보도했다",
    "발표했다",
    "촉구했다",
    "경고했다",
    "당부했다",
    "평가했다",
    "했다",
    "말한다",
    "썼다",
];

/// Verbs behind Japanese quotations.
const JAPANESE: [&str; 16] = [
    "述べ",
    "語っ",
    "話し",
    "言っ",
    "いう",
    "説明し",
    "強調し",
    "指摘し",
    "答え",
    "発表し",
    "主張し",
    "コメントし",
    "訴え",
    "批判し",
    "書い",
    "伝え",
];

/// Verbs before Chinese quotations.
const CHINESE: [&str; 24] = [
    "表示", "指出", "强调", "強調", "认为", "認為", "宣布", "补充", "補充", "回应", "回應", "解释", "解釋", "写道", "寫道",
    "告诉", "告訴", "声称", "說道", "说道", "透露", "说", "說", "称",
];

/// Bytes of a name at most: more is a misread sentence.
const LONGEST: usize = 60;

/// Who spoke the words at `quote`, and the verb; `None` where the paragraph is in another writing or does not tell.
pub(super) fn attribution(text: &str, paragraph: Span, quote: Span) -> Option<(Option<Speaker>, Span)> {
    let before = sentence_before(text, Span::new(paragraph.start(), quote.start().max(paragraph.start())));
    let after =
        Span::new(quote.end(), text.floor_char_boundary((quote.end() + LONGEST * 2).min(paragraph.end().max(quote.end()))));
    korean(text, before, after).or_else(|| japanese(text, before, after)).or_else(|| chinese(text, before))
}

fn sentence_before(text: &str, span: Span) -> Span {
    let words = &text[span.range()];
    let mut cut = words.char_indices().filter(|(at, letter)| {
        matches!(letter, '。' | '！' | '？' | '”' | '」' | '"')
            || (matches!(letter, '.' | '!' | '?') && words[at + 1..].starts_with(' '))
    });
    let start = cut.next_back().map_or(0, |(at, letter)| at + letter.len_utf8());
    Span::new(span.start() + start, span.end())
}

fn korean(text: &str, before: Span, after: Span) -> Option<(Option<Speaker>, Span)> {
    let rest = &text[after.range()];
    let (at, verb) = KOREAN
        .iter()
        .filter_map(|verb| rest.find(verb).map(|at| (at, *verb)))
        .min_by_key(|(at, verb)| (*at, usize::MAX - verb.len()))?;
    let cue = Span::new(after.start() + at, after.start() + at + verb.len());
    let mut speaker = None;
    let mut start = before.start();
    let mut words: Vec<Span> = Vec::new();
    for piece in text[before.range()].split_inclusive(char::is_whitespace) {
        let word = piece.trim_end().trim_end_matches(',');
        words.push(Span::new(start, start + word.len()));
        start += piece.len();
        let particle = ["은", "는", "이", "가", "께서"].into_iter().find(|end| word.ends_with(end) && word.chars().count() > 1);
        if let Some(particle) = particle {
            let end = words[words.len() - 1].end() - particle.len();
            let first = words.len().saturating_sub(2);
            let plain = |span: &Span| {
                !text[span.range()].ends_with(['에', '의', '로', '서', '은', '는', ',']) && !text[span.range()].is_empty()
            };
            let from = if plain(&words[first]) { words[first] } else { words[words.len() - 1] };
            let name = Span::new(from.start(), end.max(from.start()));
            speaker = Some(Speaker { name, mention: name });
        }
    }
    Some((speaker.filter(|speaker| !speaker.name.is_empty()), cue))
}

fn japanese(text: &str, before: Span, after: Span) -> Option<(Option<Speaker>, Span)> {
    let rest = &text[after.range()];
    if !rest.starts_with('と') && !rest.starts_with("など") {
        return None;
    }
    let (at, verb) = JAPANESE.iter().filter_map(|verb| rest.find(verb).map(|at| (at, *verb))).min()?;
    let cue = Span::new(after.start() + at, after.start() + at + verb.len());
    let end = text[before.range()].rfind(['は', 'が']).map(|at| before.start() + at);
    Some((end.and_then(|end| named(text, Span::new(before.start(), end))), cue))
}

fn chinese(text: &str, before: Span) -> Option<(Option<Speaker>, Span)> {
    let words = text[before.range()].trim_end_matches(['：', ':', '，', ',', ' ']);
    let verb = CHINESE.into_iter().find(|verb| words.ends_with(verb))?;
    let end = before.start() + words.len() - verb.len();
    Some((named(text, Span::new(before.start(), end)), Span::new(end, end + verb.len())))
}

/// What stands between the last comma and the end of a stretch.
fn named(text: &str, span: Span) -> Option<Speaker> {
    let words = &text[span.range()];
    let start =
        words.rfind(['、', '，', ',', ' ', '　']).map_or(0, |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
    let name = Span::new(span.start() + start, span.end());
    (!name.is_empty() && name.len() <= LONGEST).then_some(Speaker { name, mention: name })
}
