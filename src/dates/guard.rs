//! What looks like a date and is none: names, verbs, amounts, scores, telephone numbers. Counts tokens.

use super::meaning::{Meaning, Name};
use super::tokens::{Kind, Token};

/// Words before a number of four digits that make it a year, in all languages.
const BEFORE_YEARS: &str = "in since of by from until till before after during through to and between for than early late mid year \
         fiscal circa around about or the through en de desde hasta del dal nel sinds tot seit bis depuis jusqu em \
         até im in anno jahr jahre jaar año anno année ano al per à around throughout ended ending model vintage \
         summer winter spring autumn fall easter season der des das nell dell dall entre within against versus vs 's \
         c";

/// Words before a number that make it something else.
const BEFORE_NUMBERS: &str = "no nos number flight room boeing airbus windows office route highway page pages chapter section building \
         model unit lot class resolution law article act bill paragraph line channel radio fm am version v nr numéro \
         nummer número total some nearly almost over roughly approximately only exactly another all precisely $ € £ ¥ \
         # us$ usd eur iso area phone tel fax code zip box street index at ibm pc";

/// Words behind a number that it counts.
const COUNTED: &str = "people workers jobs points copies tons tonnes miles feet km kilometers kilometres meters metres dollars \
         euros pounds cases deaths shares troops soldiers students employees homes houses units votes members women \
         men children times calories megawatts mhz ghz mb gb kg pixels passengers planes orders cars vehicles items \
         civilians prisoners refugees families victims patients francs marks yen rubles pesos pence cents hectares \
         acres barrels percent cents pct personas personen menschen persone personnes pessoas hrs hours employés \
         trabajadores empleados dipendenti werknemers mensen mitarbeiter posti banen empleos arbeitsplätze miles \
         kilómetros";

/// Names that end like a dating, or begin like one.
const NAMES: [(&str, &str); 6] = [
    ("usa", "today"),
    ("news", "tonight"),
    ("sunday", "times"),
    ("sunday", "telegraph"),
    ("sunday", "mirror"),
    ("60", "minutes"),
];

/// Whether the tokens `start..end` that a rule read as `meaning` are a date where they stand.
pub(super) fn is_date(tokens: &[Token], start: usize, end: usize, meaning: Meaning) -> bool {
    if is_part_of_number(tokens, start, end) || is_in_address(tokens, start, end) || is_name(tokens, start, end) {
        return false;
    }
    match meaning {
        Meaning::Year(_) if tokens[start].is("'") => is_one_of(before(tokens, start), BEFORE_YEARS),
        Meaning::Year(_) if end - start == 1 => is_year(tokens, start),
        Meaning::Named(_, Name::Month(_)) if end - start <= 2 => is_month(tokens, start, end),
        Meaning::Named(_, Name::Weekday(_)) if end - start <= 2 => is_weekday(tokens, start, end),
        Meaning::Years(..) => tokens[start].apart || !before(tokens, start).is_some_and(|token| token.is("$")),
        Meaning::Open if end - start == 1 => is_open_word(tokens, start),
        _ => true,
    }
}

/// `China Daily` is a paper; `days` alone say how long only where they are counted with.
fn is_open_word(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if matches!(token.text.as_str(), "daily" | "weekly" | "monthly" | "quarterly") {
        return !token.capital
            && !tokens.get(at + 1).is_some_and(|next| {
                next.apart && next.kind == Kind::Word && !is_one_of(Some(next), "and or in at to by from on with for as since")
            });
    }
    let plural = matches!(
        token.text.as_str(),
        "days" | "weeks" | "months" | "years" | "decades" | "centuries" | "hours" | "minutes" | "nights"
    );
    let led =
        || is_one_of(before(tokens, at), "for in of take takes took taking over within after spent lasted by since until last");
    let leads = || is_one_of(tokens.get(at + 1), "after before to when until of from");
    let moment = matches!(token.text.as_str(), "hours" | "minutes" | "nights" | "seconds");
    if moment {
        is_one_of(before(tokens, at), "for took within take") || is_one_of(tokens.get(at + 1), "after before")
    } else {
        !plural || led() || leads()
    }
}

/// A newspaper or a programme called like a time.
fn is_name(tokens: &[Token], start: usize, end: usize) -> bool {
    let around = &tokens[start.saturating_sub(1)..tokens.len().min(end + 1)];
    around.windows(2).any(|pair| pair[1].capital && NAMES.iter().any(|(first, second)| pair[0].is(first) && pair[1].is(second)))
}

fn before(tokens: &[Token], at: usize) -> Option<&Token> {
    at.checked_sub(1).map(|at| &tokens[at])
}

fn is_one_of(token: Option<&Token>, list: &str) -> bool {
    token.is_some_and(|token| list.split_whitespace().any(|word| token.is(word)))
}

/// `555-2020-10`, `1.2021`, `$2013`, `10/12` as a part of something longer.
fn is_part_of_number(tokens: &[Token], start: usize, end: usize) -> bool {
    let digits = |token: &Token| matches!(token.kind, Kind::Digits | Kind::Amount);
    let close = |token: &Token| !token.apart;
    let joins = |token: &Token| matches!(token.text.as_str(), "-" | "/" | "." | ":" | "," | "_" | "+" | "=");
    let first = &tokens[start];
    if digits(first) && close(first) && start > 0 {
        let sign = &tokens[start - 1];
        let money = matches!(sign.text.as_str(), "$" | "€" | "£" | "¥" | "#" | "@" | "&" | "=" | "_" | "%");
        let model = sign.is("-")
            && !sign.apart
            && start > 1
            && tokens[start - 2].kind == Kind::Word
            && !is_one_of(tokens.get(start - 2), "mid early late pre post");
        if model {
            return true;
        }
        let longer = joins(sign) && !sign.apart && start > 1 && digits(&tokens[start - 2]);
        if money || longer || (sign.kind == Kind::Word && sign.text.is_ascii()) {
            return true;
        }
    }
    let last = &tokens[end - 1];
    if digits(last) {
        let next = tokens.get(end).filter(|token| close(token));
        let after = tokens.get(end + 1).filter(|token| close(token));
        let longer = next.is_some_and(joins) && after.is_some_and(digits);
        let sign = next.is_some_and(|token| matches!(token.text.as_str(), "%" | "€" | "°" | "_" | "@"));
        let glued = next.is_some_and(|token| token.kind == Kind::Word && token.text.is_ascii());
        return longer || sign || glued;
    }
    false
}

/// Part of an address or a file's name: `/news/2013/06/`.
fn is_in_address(tokens: &[Token], start: usize, end: usize) -> bool {
    let slash = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| matches!(token.text.as_str(), "/" | "\\" | "_" | "="))
    };
    let joined_before = start > 0 && !tokens[start].apart && slash(start.checked_sub(1));
    let joined_behind = tokens.get(end).is_some_and(|next| !next.apart) && slash(Some(end));
    joined_before || (joined_behind && tokens.get(end + 1).is_some_and(|next| !next.apart && next.kind == Kind::Word))
}

/// A bare number of four digits.
fn is_year(tokens: &[Token], at: usize) -> bool {
    let Some(number) = tokens[at].number() else { return false };
    let (previous, next) = (before(tokens, at), tokens.get(at + 1));
    let stopped = previous.filter(|token| token.is(".") && tokens[at].apart).and_then(|_| before(tokens, at - 1));
    if is_one_of(next, COUNTED) || is_one_of(previous, BEFORE_NUMBERS) || is_one_of(stopped, "no nos nr vol") {
        return false;
    }
    if (1900..=2099).contains(&number) {
        return true;
    }
    (1400..=2199).contains(&number)
        && is_one_of(previous, BEFORE_YEARS)
        && !next.is_some_and(|token| {
            token.kind == Kind::Word
                && token.apart
                && !is_one_of(Some(token), "and or to in when the at , as was after he she it until")
        })
}

/// `March` the verb and `May` the verb or the name.
fn is_month(tokens: &[Token], start: usize, end: usize) -> bool {
    let token = &tokens[start];
    let (previous, next) = (before(tokens, start), tokens.get(end));
    let short = token.text.chars().count() == 3 && !token.is("may");
    if short && end - start == 1 && !is_one_of(previous, "in since last next this until from early late mid") {
        return false;
    }
    if !matches!(token.text.as_str(), "may" | "march" | "august" | "mars" | "april" | "june") {
        return true;
    }
    let led = is_one_of(
        previous,
        "in of by since until till last next this from to through early late mid - for during and or between before \
         after , ( on every each about around",
    );
    let article = is_one_of(previous, "the a an its his her their our this that last next every each if when while as but");
    let name = previous.is_some_and(|token| token.kind == Kind::Word && token.capital) && !led && !article;
    let person = is_one_of(previous, "mrs mr ms theresa brian secretary minister fritz");
    let verb = is_one_of(next, "i he she it they we you the be have not also on against for god to well day");
    let opens = previous.is_none_or(|token| token.kind == Kind::Sign && !token.is("-") && !token.is(",") && !token.is("("));
    let doubtful = matches!(token.text.as_str(), "may" | "march");
    !(person || name || (doubtful && opens && verb) || (doubtful && !led && verb))
}

/// `Sun` the paper and `Sat` the verb: short names need a dot, a comma or a date.
fn is_weekday(tokens: &[Token], start: usize, end: usize) -> bool {
    let token = &tokens[start];
    // Portuguese weekdays are ordinals with a word behind them.
    if end - start == 1 && matches!(token.text.as_str(), "segunda" | "terça" | "quarta" | "quinta" | "sexta") {
        return false;
    }
    let previous = before(tokens, start);
    let short = matches!(token.text.as_str(), "sun" | "sat" | "wed" | "mon" | "fri" | "thu" | "tue");
    if short && !(end - start == 2 && tokens[end - 1].is(".") || is_one_of(previous, "on last next")) {
        return false;
    }
    // Bloody Sunday, Black Friday, Good Friday: days of their own.
    !is_one_of(previous, "bloody black good ash cyber super palm easter ruby freaky man girl")
}
