//! The tokens of an RTF file (Microsoft's Rich Text Format Specification 1.9.1). Lengths are in bytes.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\b0`: a name and its number.
    Word(&'a str, Option<i32>),
    /// `\~`: a sign behind a backslash.
    Sign(u8),
    /// A byte of the text, plain or as `\'e9`.
    Byte(u8),
}

/// The longest name; what is longer is no name.
const LONGEST: usize = 32;

/// The tokens of a file.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if first == b'\'' {
            let digits = self.rest.get(1..3).and_then(|digits| std::str::from_utf8(digits).ok());
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            self.skip(if byte.is_some() { 3 } else { 1 });
            return Some(Token::Byte(byte.unwrap_or(b'?')));
        }
        let length = self.rest.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if length == 0 {
            self.skip(1);
            return Some(Token::Sign(first));
        }
        let name = std::str::from_utf8(&self.rest[..length]).unwrap_or_default();
        self.skip(length);
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest[sign..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits == 0 {
            None
        } else {
            let number = std::str::from_utf8(&self.rest[..sign + digits]).ok().and_then(|number| number.parse().ok());
            self.skip(sign + digits);
            number
        };
        if self.rest.first() == Some(&b' ') {
            self.skip(1);
        }
        if name == "bin" {
            self.skip(number.and_then(|count: i32| usize::try_from(count).ok()).unwrap_or(0));
        }
        Some(Token::Word(name, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let first = *self.rest.first()?;
            self.skip(1);
            return match first {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                // Line breaks and stray zeros of the source are not of the text.
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_apart() {
        let tokens: Vec<_> = Tokens::new(b"{\\b0 a\\u-10 ?\\'e9\\~\r\n\\bin2 {}\\par}\\").collect();
        let word = Token::Word;
        assert_eq!(
            tokens,
            [
                Token::Open,
                word("b", Some(0)),
                Token::Byte(b'a'),
                word("u", Some(-10)),
                Token::Byte(b'?'),
                Token::Byte(0xE9),
                Token::Sign(b'~'),
                word("bin", Some(2)),
                word("par", None),
                Token::Close,
            ]
        );
    }
}
