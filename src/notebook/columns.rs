//! What each column of a table is for.

use super::Extra;

/// What a column can be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The words of the article.
    Text,
    /// Its headline.
    Title,
    /// When it was published.
    Published,
    /// Who published it.
    Outlet,
    /// Who wrote it.
    Author,
    /// Where it was found on the web.
    Url,
    /// Its language.
    Language,
}

impl Role {
    /// Every role, in the order in which they are shown.
    pub const ALL: [Self; 7] = [Self::Text, Self::Title, Self::Published, Self::Outlet, Self::Author, Self::Url, Self::Language];

    /// The role as it stands on screen, inside a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "headline",
            Self::Published => "date",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Url => "address",
            Self::Language => "language",
        }
    }
}

/// Which column of a table holds what, by the columns' names; `None` where no column does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The column with the words of the article; without it the table holds no articles.
    pub text: Option<String>,
    /// The column with its headline.
    pub title: Option<String>,
    /// The column with the day on which it was published.
    pub published: Option<String>,
    /// The column with who published it.
    pub outlet: Option<String>,
    /// The column with who wrote it.
    pub author: Option<String>,
    /// The column with its address on the web.
    pub url: Option<String>,
    /// The column with its language.
    pub language: Option<String>,
    /// Fields of a newer version, kept as they were.
    pub extra: Extra,
}

impl Columns {
    /// The column that has a role.
    #[must_use]
    pub fn of(&self, role: Role) -> Option<&str> {
        let column = match role {
            Role::Text => &self.text,
            Role::Title => &self.title,
            Role::Published => &self.published,
            Role::Outlet => &self.outlet,
            Role::Author => &self.author,
            Role::Url => &self.url,
            Role::Language => &self.language,
        };
        column.as_deref()
    }

    /// Gives a role to a column, or to none.
    pub fn set(&mut self, role: Role, column: Option<String>) {
        *match role {
            Role::Text => &mut self.text,
            Role::Title => &mut self.title,
            Role::Published => &mut self.published,
            Role::Outlet => &mut self.outlet,
            Role::Author => &mut self.author,
            Role::Url => &mut self.url,
            Role::Language => &mut self.language,
        } = column;
    }
}
