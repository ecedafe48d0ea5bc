//! Whole texts in, statements out. Written for these tests.

use proptest::prelude::*;

use super::*;

/// The statements of a text as `speaker: words`, quoted ones only.
fn said(text: &str) -> Vec<String> {
    said_in(text, None)
}

fn said_in(text: &str, language: Option<&str>) -> Vec<String> {
    let reading = Reading::of_lines(text);
    let quoted = find(&reading, language).into_iter().filter(|said| said.manner.is_quoted());
    let line = |said: Statement| {
        let speaker = said.speaker.map_or("?", |speaker| reading.slice(speaker.name));
        format!("{}{speaker}: {}", ">".repeat(said.level.into()), reading.slice(said.words))
    };
    quoted.map(line).collect()
}

#[test]
fn speakers_stand_before_and_behind() {
    for (text, expected) in [
        ("“We won,” said Kim Lee.", "Kim Lee: We won,"),
        ("“We won,” the ministry said on Monday.", "the ministry: We won,"),
        ("“We won,” said White House Press Secretary Ann Smith.", "Ann Smith: We won,"),
        ("“We won,” Ann Smith, the coach of the team, told Reuters.", "Ann Smith: We won,"),
        ("“We won,” according to a spokesman for the team.", "a spokesman for the team: We won,"),
        ("In a statement on Monday, the ministry said: “We won.”", "the ministry: We won."),
        ("An aerospace analyst, Ann Smith, said that “the flight was short”.", "Ann Smith: the flight was short"),
        ("Ann Smith, director of the team and former coach said it was “a bad day”.", "Ann Smith: a bad day"),
        ("The phone was praised by Jobs as “the biggest leap”.", "Jobs: the biggest leap"),
        ("Ann Smith: “We won.”", "Ann Smith: We won."),
        ("The paper quoted Ann Smith as saying: “We won.”", "Ann Smith: We won."),
        ("“We won”, tweeted @annsmith.", "@annsmith: We won"),
    ] {
        assert_eq!(said(text), [expected], "{text}");
    }
}

#[test]
fn what_has_no_verb_goes_on_or_inherits() {
    for (text, expected) in [
        ("“A thing,” said Ann Smith. “Another thing.”", vec!["Ann Smith: A thing,", "Ann Smith: Another thing."]),
        ("Ann Smith spoke first.\n“It is late now,” she said.", vec!["Ann Smith: It is late now,"]),
        ("Ann Smith met Bob Jones.\n“It is late now,” he said. She left.", vec!["Bob Jones: It is late now,"]),
        (
            "“It is late now,” said Ann Smith.\n“Nobody came here.”",
            vec!["Ann Smith: It is late now,", "Ann Smith: Nobody came here."],
        ),
        ("Ann Smith said she was “tired”, adding: “Let us go.”", vec!["Ann Smith: tired", "Ann Smith: Let us go."]),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn titles_terms_and_scare_quotes_are_no_speech() {
    for text in [
        "They watched “Star Wars” and “The Wind in the Willows”.",
        "The so-called “retina display” is new.",
        "The film “We Won” is out.",
        "It was dubbed “Antennagate” by the press.",
        "The “interim” government resigned.",
        "It is ‘new’ in the boys’ club.",
    ] {
        assert_eq!(said(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn words_within_words_have_a_level() {
    let found = said("“He told me: ‘I will never go there.’ So I went,” Ann Smith said.");
    assert_eq!(found, ["Ann Smith: He told me: ‘I will never go there.’ So I went,", ">He: I will never go there."]);
}

#[test]
fn other_languages_speak_too() {
    for (language, text, expected) in [
        ("es", "«No lo sé», dijo Ana Ruiz.", vec!["Ana Ruiz: No lo sé"]),
        ("es", "—No lo sé —dijo Ana Ruiz—. Ya voy.", vec!["Ana Ruiz: No lo sé", "Ana Ruiz: Ya voy."]),
        ("es", "Según el ministro, “no hay nada nuevo”.", vec!["el ministro: no hay nada nuevo"]),
        ("it", "«Non lo so», ha detto Anna Rossi.", vec!["Anna Rossi: Non lo so"]),
        ("nl", "„Ik weet het niet”, zei Anna de Vries.", vec!["Anna de Vries: Ik weet het niet"]),
        ("de", "„Ich weiß es nicht“, sagte Anna Schmidt.", vec!["Anna Schmidt: Ich weiß es nicht"]),
        ("fr", "« Je ne sais pas », a déclaré Anne Martin.", vec!["Anne Martin: Je ne sais pas"]),
        ("fr", "— Je ne sais pas, dit Anne Martin.", vec!["Anne Martin: Je ne sais pas,"]),
        ("pt", "“Não sei”, disse Ana Silva.", vec!["Ana Silva: Não sei"]),
        ("ru", "«Я не знаю», — сказала Анна Иванова.", vec!["Анна Иванова: Я не знаю"]),
        ("ru", "— Я не знаю, — сказала Анна.", vec!["Анна: Я не знаю,"]),
        ("ko", "김 위원장은 “대화를 시작하자”고 말했다.", vec!["김 위원장: 대화를 시작하자"]),
        ("ja", "田中首相は「対話を始める」と述べた。", vec!["田中首相: 対話を始める"]),
        ("zh", "王毅表示：“我们开始对话。”", vec!["王毅: 我们开始对话。"]),
    ] {
        assert_eq!(said_in(text, Some(language)), expected, "{text}");
    }
}

/// Reported speech as `speaker: words`.
fn reported(text: &str) -> Vec<String> {
    let reading = Reading::of_lines(text);
    let told = find(&reading, None).into_iter().filter(|said| said.manner == Manner::Reported);
    told.map(|said| format!("{}: {}", reading.slice(said.speaker.unwrap().name), reading.slice(said.words))).collect()
}

#[test]
fn speech_without_marks_is_reported() {
    for (text, expected) in [
        ("Ann Smith said that it would rain soon.", vec!["Ann Smith: it would rain soon"]),
        ("It would rain soon, the ministry said on Monday.", vec!["the ministry: It would rain soon"]),
        ("The ministry said it would rain soon.", vec!["The ministry: it would rain soon"]),
        ("The ministry told Reuters on Monday that it would rain.", vec!["The ministry: it would rain"]),
        ("The report was long and nobody read it.", vec![]),
    ] {
        assert_eq!(reported(text), expected, "{text}");
    }
}

proptest! {
    /// Whatever the text: spans fit it, stand in order, and those of one level share no byte.
    #[test]
    fn statements_fit_any_text(text in "([a-zA-Z]{1,5}|said|he|Kim|[“”\"'‘’«»„—.,:?!\n ]|한국은|「|」|말했다|é){0,60}") {
        let reading = Reading::of_lines(&text);
        let found = find(&reading, None);
        for said in &found {
            prop_assert!(text.get(said.span.range()).is_some_and(|words| !words.is_empty()));
            prop_assert!(text.get(said.words.range()).is_some());
            prop_assert!(said.span.start() <= said.words.start() && said.words.end() <= said.span.end());
            let named = said.speaker.is_none_or(|speaker| text.get(speaker.name.range()).is_some() && text.get(speaker.mention.range()).is_some());
            prop_assert!(named && said.cue.is_none_or(|cue| text.get(cue.range()).is_some()));
        }
        prop_assert!(found.windows(2).all(|two| two[0].span.start() <= two[1].span.start()));
        for level in 0..3 {
            let level: Vec<&Statement> = found.iter().filter(|said| said.level == level).collect();
            prop_assert!(level.windows(2).all(|two| two[0].span.end() <= two[1].span.start()), "{:?}", level);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,200}") {
        prop_assert!(find(&Reading::of_lines(&text), None).iter().all(|said| text.get(said.span.range()).is_some()));
    }
}
