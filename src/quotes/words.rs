//! What lists of words a language has. Counts nothing.

/// The lists of one language; what each is for says [`super::lexicon::Lexicon`].
pub(super) struct Words {
    pub tag: &'static str,
    pub common: &'static str,
    pub speech: &'static str,
    pub telling: &'static str,
    pub naming: &'static str,
    pub according: &'static str,
    pub he: &'static str,
    pub she: &'static str,
    pub other_pronouns: &'static str,
    pub between: &'static str,
    pub determiners: &'static str,
    pub prepositions: &'static str,
    pub conjunctions: &'static str,
    pub relatives: &'static str,
    pub that: &'static str,
    pub titles: &'static str,
    pub times: &'static str,
    pub bodies: &'static str,
    pub places: &'static str,
}
