//! Accounts against each other: what several articles say of one event and when, what changed between two versions of one, and what
//! several people made of one notebook. Spans are bytes.

mod account;
mod change_kinds;
mod changes;
mod copies;
mod decided;
mod fit;
mod mentions;
mod merge;
mod omissions;
mod one_record;
mod pairing;
mod parallels;
mod rules;
mod same;
mod same_words;
mod shared;
mod slots;
mod statements;
mod three_way;
mod timeline;
mod tokens;
mod unsettled;
mod versions;
mod wording;

pub use account::{Account, MadeOf};
pub use change_kinds::ChangeKind;
pub use changes::{TextChange, changes, weighed};
pub use copies::{Copied, copies};
pub use decided::{Decided, Verdict, telling};
pub use mentions::{MentionRow, Mentions, Met, named, stated};
pub use merge::{Merged, merge};
pub use omissions::{Finding, Omissions};
pub use parallels::{FolderIndex, Parallel, ParallelPlace, Question};
pub use same_words::same_words;
pub use shared::{Shared, shared_passages};
pub use statements::{Acceptance, Cell, Flag, Persons, Quoted, Row, Statements, Telling, statements};
pub use timeline::{Dated, Disagreement, Entry, Lane, SamePassage, disagreements, lane, lane_of, timeline};
