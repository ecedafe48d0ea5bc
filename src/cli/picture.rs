//! `variorum picture`: the window as a PNG file, drawn without a display by the window's own code. Sizes are in pixels.

use std::path::PathBuf;

use super::output::Done;

/// Smallest and largest side, in pixels: the window needs the one to hold its panels; the other is twice the widest screens.
const SIDES: std::ops::RangeInclusive<u32> = 200..=8192;

/// Arguments of `variorum picture`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The project file or folder to show
    #[arg(value_name = "PROJECT|FOLDER")]
    path: PathBuf,
    /// The PNG file to write
    #[arg(value_name = "OUT.png")]
    out: PathBuf,
    /// Width and height in pixels
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1440x900", value_parser = size)]
    size: [u32; 2],
    /// Colours; light without it
    #[arg(long, value_parser = ["light", "sepia", "dark"])]
    theme: Option<String>,
}

/// Draws the picture and writes it: whole or not at all.
#[cfg(feature = "desktop")]
pub(super) fn run(args: &Args) -> Done {
    let picture = crate::app::draw_picture(&args.path, args.size, args.theme.as_deref())?;
    Ok(crate::workspace::write_whole(&args.out, |to| to.write_all(&picture).map_err(|error| error.to_string()))?)
}

/// Says that there is nothing to draw.
#[cfg(not(feature = "desktop"))]
pub(super) fn run(_args: &Args) -> Done {
    Err("This build has no window, so there is nothing to draw".to_owned().into())
}

fn size(typed: &str) -> Result<[u32; 2], String> {
    let side = |digits: &str| digits.parse().ok().filter(|side| SIDES.contains(side));
    let sides = typed.split_once(['x', 'X', '×']).and_then(|(width, height)| Some([side(width)?, side(height)?]));
    sides.ok_or_else(|| format!("a size is like 1440x900, each side from {} to {} pixels", SIDES.start(), SIDES.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(size("1440x900"), Ok([1440, 900]));
        for wrong in ["", "1440", "1440x", "x900", "1440x900x2", "0x0", "99999x900", "-1440x900", "1440 x 900"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
