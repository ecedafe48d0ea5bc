//! Addresses in a page, made whole with the page's own.

/// What addresses in a page are relative to: its own address, where it states one.
#[derive(Clone, Debug, Default)]
pub(super) struct Base(Option<String>);

impl Base {
    /// A base; what is no web address is none.
    pub fn new(address: Option<&str>) -> Self {
        Self(address.map(str::trim).filter(|address| is_web(address)).map(str::to_owned))
    }

    /// The whole address; `None` where it leads nowhere outside the page (`#top`, `javascript:…`). What is relative stays so
    /// where the page's address is not known.
    pub fn resolve(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if address.is_empty() || address.starts_with('#') {
            return None;
        }
        if let Some((scheme, _)) = address.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
            let opens = ["http", "https", "mailto", "ftp", "tel"].iter().any(|known| known.eq_ignore_ascii_case(scheme));
            return opens.then(|| address.to_owned());
        }
        let Some(base) = &self.0 else { return Some(address.to_owned()) };
        let (scheme, rest) = base.split_once("//")?;
        if address.starts_with("//") {
            return Some(format!("{scheme}{address}"));
        }
        let path = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        if address.starts_with('/') {
            return Some(format!("{scheme}//{}{address}", &rest[..path]));
        }
        let rest = &rest[..rest.find(['?', '#']).unwrap_or(rest.len())];
        if address.starts_with('?') {
            return Some(format!("{scheme}//{rest}{address}"));
        }
        let folder = rest[path.min(rest.len())..].rfind('/').map_or(rest, |slash| &rest[..path + slash]);
        Some(format!("{scheme}//{}", joined(folder, address)))
    }
}

/// Whether it is the address of a page on the web.
pub(super) fn is_web(address: &str) -> bool {
    let start = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (start("http://") || start("https://")) && !address.contains(char::is_whitespace)
}

fn is_scheme(start: &str) -> bool {
    start.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && start.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
}

/// A folder with its host and a relative path; `..` never leads above the host.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.len() > 1 => {
                parts.pop();
            }
            ".." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_whole() {
        let base = Base::new(Some("https://a.org/news/one.html?x=1"));
        for (address, expected) in [
            ("http://b.org/x", Some("http://b.org/x")),
            ("//b.org/x", Some("https://b.org/x")),
            ("/x?y=1", Some("https://a.org/x?y=1")),
            ("two.html", Some("https://a.org/news/two.html")),
            ("../../../three", Some("https://a.org/three")),
            ("?page=2", Some("https://a.org/news/one.html?page=2")),
            ("mailto:a@b.org", Some("mailto:a@b.org")),
            ("#top", None),
            ("javascript:void(0)", None),
            (" ", None),
        ] {
            assert_eq!(base.resolve(address).as_deref(), expected, "{address}");
        }
        assert_eq!(Base::new(Some("https://a.org")).resolve("x").as_deref(), Some("https://a.org/x"));
        assert_eq!(Base::new(Some("file:///x")).resolve("y").as_deref(), Some("y"));
    }
}
