//! The clock and the randomness that everything below is given.

use std::hash::{BuildHasher, Hasher};

use jiff::Timestamp;

/// The time now, in whole seconds as project files keep it.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn now() -> Timestamp {
    Timestamp::from_second(Timestamp::now().as_second()).unwrap_or_default()
}

/// A seed for new ids from the system's randomness, by which the standard library seeds its hash maps.
#[must_use]
pub fn random_seed() -> u64 {
    std::hash::RandomState::new().build_hasher().finish()
}
