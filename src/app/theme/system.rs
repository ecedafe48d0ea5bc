//! What the desktop wants: light or dark.

use super::Mode;

/// The desktop's light or dark; light where it does not say.
pub fn system_mode() -> Mode {
    match dark_light::detect() {
        Ok(dark_light::Mode::Dark) => Mode::Dark,
        Ok(dark_light::Mode::Light | dark_light::Mode::Unspecified) | Err(_) => Mode::Light,
    }
}
