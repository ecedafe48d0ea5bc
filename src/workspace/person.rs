//! Who works here, for whoever reads the records later. Counts nothing.

use crate::storage::Settings;

/// The name that the person works under: that of the settings, else the account's as the environment tells it, else none.
#[must_use]
pub fn coder(settings: &Settings) -> String {
    let chosen = settings.name.trim();
    let account = || ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    if chosen.is_empty() { account().unwrap_or_default() } else { chosen.to_owned() }
}
