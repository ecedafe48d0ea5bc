//! Which column holds what: by its name, and by what is in it. Lengths are in bytes.

use super::days::Order;
use super::names;
use super::open::Table;
use crate::import::metadata::is_address;
use crate::notebook::{Columns, Role};

/// How many rows are looked at: the first ones, so that rows that are added change nothing.
const SAMPLED: usize = 100;

/// A cell that is running text has so many bytes, and so many words where its script has spaces.
const RUNNING: usize = 120;
const WORDS: usize = 12;

/// So many bytes a cell has, on average, in a column that is called text.
const CALLED: usize = 30;

/// A column that is called text is passed over for one without such a name that has so many times its running text.
const TIMES: usize = 4;

/// What is in a column, by the rows that were looked at.
#[derive(Default)]
struct Column {
    filled: usize,
    bytes: usize,
    running: usize,
    addresses: usize,
    days: usize,
}

impl Column {
    fn note(&mut self, cell: &str) {
        self.filled += usize::from(!cell.is_empty());
        self.bytes += cell.len();
        self.running += if is_running(cell) { cell.len() } else { 0 };
        self.addresses += usize::from(is_address(cell));
        self.days += usize::from(is_day(cell));
    }
}

impl Table {
    /// The roles that the columns seem to have. Without a column of running text there is none for the text.
    #[must_use]
    pub fn guess(&self) -> Columns {
        let columns = self.looked_at();
        let mut guess = Columns::default();
        let mut taken = Vec::new();
        for role in [Role::Text, Role::Title, Role::Url, Role::Published, Role::Outlet, Role::Author, Role::Language] {
            let found = if role == Role::Text { self.text(&columns) } else { self.called(role, &columns, &taken) };
            if let Some(index) = found {
                taken.push(index);
                guess.set(role, Some(self.columns()[index].clone()));
            }
        }
        guess
    }

    /// What is in each column.
    fn looked_at(&self) -> Vec<Column> {
        let mut columns: Vec<Column> = self.columns().iter().map(|_| Column::default()).collect();
        for row in (1..=self.rows().min(SAMPLED)).filter_map(|row| self.row(row)) {
            for (column, name) in columns.iter_mut().zip(self.columns()) {
                column.note(row.cell(Some(name)));
            }
        }
        columns
    }

    /// The column with the words of the articles.
    fn text(&self, columns: &[Column]) -> Option<usize> {
        let most = (0..columns.len()).filter(|index| columns[*index].running > 0).max_by_key(|index| columns[*index].running);
        let called = self.best(Role::Text, columns, |column| column.filled > 0 && column.bytes / column.filled >= CALLED);
        match (called, most) {
            (Some(called), Some(most)) if columns[called].bytes * TIMES < columns[most].running => Some(most),
            (Some(called), _) => Some(called),
            (None, most) => most,
        }
    }

    /// The column that is called what a role is, if it holds such things.
    fn called(&self, role: Role, columns: &[Column], taken: &[usize]) -> Option<usize> {
        let most = |part: usize, column: &Column| column.filled > 0 && part * 2 >= column.filled;
        let free = |index: usize| !taken.contains(&index);
        let holds = |column: &Column| match role {
            Role::Published => most(column.days, column),
            Role::Url => most(column.addresses, column),
            Role::Outlet | Role::Author => !most(column.addresses, column) && column.filled > 0,
            Role::Text | Role::Title | Role::Language => column.filled > 0,
        };
        let columns = columns.iter().enumerate();
        let fits = columns.filter(|(index, column)| free(*index) && holds(column));
        fits.filter_map(|(index, _)| Some((names::rank(&self.columns()[index], role)?, index))).min().map(|(_, index)| index)
    }

    fn best(&self, role: Role, columns: &[Column], holds: impl Fn(&Column) -> bool) -> Option<usize> {
        let fits = columns.iter().enumerate().filter(|(_, column)| holds(column));
        fits.filter_map(|(index, _)| Some((names::rank(&self.columns()[index], role)?, index))).min().map(|(_, index)| index)
    }
}

/// Whether a cell holds sentences, not a name, a list of names or an address.
fn is_running(cell: &str) -> bool {
    if cell.len() < RUNNING || is_address(cell) {
        return false;
    }
    let start = &cell[..cell.floor_char_boundary(2_000)];
    let letters = start.chars().filter(|letter| letter.is_alphabetic()).count();
    let all = start.chars().count();
    let spaced = start.split_whitespace().take(WORDS).count() == WORDS;
    // Chinese, Japanese and Thai have no spaces, but more than one byte for each letter, and signs that end their sentences.
    let unspaced = start.len() > all * 2 && start.contains(['。', '，', '、', '！']);
    letters * 2 > all && (spaced || unspaced)
}

fn is_day(cell: &str) -> bool {
    // Both readings are days.
    cell.len() <= 60 && (Order::default().day(cell, "de").is_some() || Order::default().day(cell, "en-US").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "The two Koreas have restored their hotlines, the ministry said on Monday, and officials of both sides talked for the first time since August.";

    fn guess(head: &str, row: &str) -> Vec<String> {
        let text = format!("{head}\n{}\n", row.replace("LONG", &format!("\"{LONG}\"")));
        let columns = Table::from_bytes("a.csv", text.as_bytes()).unwrap().guess();
        Role::ALL.into_iter().filter_map(|role| Some(format!("{}={}", role.name(), columns.of(role)?))).collect()
    }

    #[test]
    fn columns_are_told_by_name_and_by_what_is_in_them() {
        for (head, row, expected) in [
            (
                "id,title,publication,author,date,url,content",
                "1,Hotline,Post,Ann,2021-10-05,https://a.org/x,LONG",
                vec!["text=content", "headline=title", "date=date", "outlet=publication", "author=author", "address=url"],
            ),
            (
                "Quelle;Datum;Titel;Volltext",
                "taz;05.10.2021;Draht;LONG",
                vec!["text=Volltext", "headline=Titel", "date=Datum", "outlet=Quelle"],
            ),
            ("id,what,words", "1,x,LONG", vec!["text=words"]),
            ("title,content,words", "Hotline,[…],LONG", vec!["text=words", "headline=title"]),
            ("title,text", "Hotline,It rings again after two months.", vec!["text=text", "headline=title"]),
            ("source,date,text", "https://a.org,not known,LONG", vec!["text=text"]),
            ("a,b\n1,2", "3,4", vec![]),
            (
                "url,title,domain",
                "https://a.org/x,Hotline restored,a.org",
                vec!["headline=title", "outlet=domain", "address=url"],
            ),
        ] {
            assert_eq!(guess(head, row), expected, "{head}");
        }
    }

    #[test]
    fn scripts_without_spaces_run_too() {
        let text = "朝鲜和韩国星期一恢复了通信联络线。朝鲜在八月份切断了联络线，韩国统一部发表声明说，双方官员进行了电话交谈。"
            .repeat(2);
        assert!(is_running(&text) && !is_running(&"朝鲜".repeat(100)) && !is_running(&"a, ".repeat(9)));
    }
}
