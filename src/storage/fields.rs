//! Reading records field by field, so that a field which this version does not know is kept as it stands. Counts nothing.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::notebook::Extra;

/// A record that is filled field by field.
pub(super) trait Record: Default {
    /// Reads the value of a known field; `false`, and nothing read, if the field is not known.
    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error>;

    /// Where unknown fields are kept.
    fn extra(&mut self) -> &mut Extra;

    /// A field without which nobody could say which record this is.
    fn missing(&self) -> Option<&'static str>;
}

/// Reads a record written as `(name: value, …)`.
pub(super) fn read_record<'de, D: Deserializer<'de>, R: Record>(from: D) -> Result<R, D::Error> {
    struct Fields<R>(PhantomData<R>);

    impl<'de, R: Record> Visitor<'de> for Fields<R> {
        type Value = R;

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str("a record like (id: …, …)")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<R, A::Error> {
            let mut record = R::default();
            while let Some(name) = map.next_key::<&'de str>()? {
                if record.read(name, &mut map)? {
                    continue;
                }
                let raw = map.next_value::<&'de RawValue>()?.trim().get_ron().to_owned();
                if record.extra().insert(name.to_owned(), raw).is_some() {
                    return Err(twice(name));
                }
            }
            match record.missing() {
                Some(name) => Err(A::Error::custom(format_args!("the record that ends here has no field “{name}”"))),
                None => Ok(record),
            }
        }
    }

    from.deserialize_struct("", &[], Fields(PhantomData))
}

/// Puts the next value into a field that must be empty: a line that stands twice after a merge must not win silently.
pub(super) fn read_into<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    slot: &mut Option<T>,
    name: &str,
    map: &mut A,
) -> Result<bool, A::Error> {
    if slot.is_some() {
        return Err(twice(name));
    }
    *slot = Some(map.next_value()?);
    Ok(true)
}

fn twice<E: Error>(name: &str) -> E {
    E::custom(format_args!("the field “{name}” stands twice in the same record"))
}

/// Declares a record: each field may be absent but those after `needs`, and what is not declared goes to `extra`.
macro_rules! record {
    ($(#[$doc:meta])* $record:ident needs [$($needed:ident)?] { $($field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Default)]
        pub(super) struct $record {
            $(pub(super) $field: Option<$kind>,)+
            pub(super) extra: $crate::notebook::Extra,
        }

        impl $crate::storage::fields::Record for $record {
            fn read<'de, A: serde::de::MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
                match name {
                    $(stringify!($field) => $crate::storage::fields::read_into(&mut self.$field, name, map),)+
                    _ => Ok(false),
                }
            }

            fn extra(&mut self) -> &mut $crate::notebook::Extra {
                &mut self.extra
            }

            fn missing(&self) -> Option<&'static str> {
                $(if self.$needed.is_none() {
                    return Some(stringify!($needed));
                })?
                None
            }
        }

        impl<'de> serde::Deserialize<'de> for $record {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::storage::fields::read_record(from)
            }
        }
    };
}
pub(super) use record;

/// A value that stands in the file as text: an id, a colour, a date, a time.
#[derive(Clone, Copy)]
pub(super) struct Text<T>(pub(super) T);

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Parse<T>(PhantomData<T>);

        impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Parse<T> {
            type Value = Text<T>;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a text in quotation marks")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text<T>, E> {
                let value = text.parse();
                value.map(Text).map_err(|error| E::custom(format_args!("“{text}” cannot be read: {error}")))
            }
        }

        from.deserialize_str(Parse(PhantomData))
    }
}
