//! What an element says of itself: by its own name, its role, and the words in its `class` and `id`.
//!
//! Only whole words count: `share-bar` and `shareBar` say "share", `shareholders` does not.

use super::tree::{Node, Tree};

/// What an element says that its words are. Several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Says {
    /// Part of the page's furniture.
    pub furniture: bool,
    /// Part of it that is so plainly called that it may be longer than the article: a footer, a notice on cookies.
    pub plainly: bool,
    /// What readers wrote.
    pub comments: bool,
    /// Words about a picture.
    pub caption: bool,
    /// Who wrote it, or when.
    pub byline: bool,
    /// The lines between headline and text.
    pub deck: bool,
    /// Not to be seen.
    pub hidden: bool,
}

/// Names of elements that hold furniture.
const FURNITURE_TAGS: &[&str] = &["aside", "button", "dialog", "fieldset", "footer", "form", "menu", "nav", "search"];

/// Roles (WAI-ARIA) of furniture.
const FURNITURE_ROLES: &[&str] =
    &["alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "search", "toolbar"];

/// Words of furniture, sorted. Two words stand for one behind the other.
const FURNITURE: &[&str] = &[
    "about author",
    "ad",
    "addthis",
    "addtoany",
    "ads",
    "adsbygoogle",
    "advert",
    "advertisement",
    "also read",
    "author bio",
    "author box",
    "author info",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "copyright",
    "crumbs",
    "disclaimer",
    "login",
    "masthead",
    "menu",
    "more from",
    "more in",
    "more news",
    "more on",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "navigation",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "outbrain",
    "pager",
    "pagination",
    "popular",
    "post footer",
    "promo",
    "promotion",
    "read also",
    "read more",
    "read next",
    "recirc",
    "recirculation",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "relatedposts",
    "revcontent",
    "rightrail",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "sidebar",
    "signin",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "tag list",
    "tagcloud",
    "taglist",
    "tags",
    "taboola",
    "teaser",
    "teasers",
    "toolbar",
    "tooltip",
    "trending",
    "widget",
    "widgets",
    "zergnet",
];

/// Words of furniture that is never anything else, sorted.
const PLAINLY: &[&str] = &["consent", "cookie", "cookies", "footer", "gdpr", "modal", "popup"];

/// Words before another that tell what the element holds besides: `content-with-sidebar` is no sidebar.
const BESIDES: &[&str] = &["has", "have", "no", "with", "without"];

/// Words of readers' contributions, sorted.
const COMMENTS: &[&str] =
    &["comment", "comments", "commentlist", "commentform", "disqus", "disqus_thread", "livefyre", "respond", "spotim"];

/// Words of captions, sorted.
const CAPTION: &[&str] = &[
    "caption",
    "captions",
    "credit",
    "credits",
    "figcaption",
    "image copyright",
    "image credit",
    "photo credit",
    "photocredit",
    "slideshow",
    "gallery",
];

/// Words of by-lines, sorted.
const BYLINE: &[&str] = &[
    "article date",
    "article info",
    "author",
    "authors",
    "byline",
    "bylines",
    "contributor",
    "contributors",
    "date",
    "dateline",
    "datetime",
    "entry meta",
    "meta",
    "metadata",
    "post date",
    "post info",
    "post meta",
    "posted",
    "posted on",
    "postmetadata",
    "publish",
    "published",
    "pubdate",
    "reporter",
    "time",
    "timestamp",
    "updated",
    "writer",
];

/// Words of decks, sorted.
const DECK: &[&str] = &[
    "deck",
    "dek",
    "description",
    "intro",
    "kicker",
    "lead",
    "lede",
    "standfirst",
    "strapline",
    "sub headline",
    "subhead",
    "subheading",
    "subheadline",
    "subline",
    "subtitle",
    "summary",
];

/// What an element says of itself.
pub(super) fn says(tree: &Tree, node: Node) -> Says {
    let tag = tree.name(node);
    let mut says = Says {
        furniture: FURNITURE_TAGS.contains(&tag),
        plainly: matches!(tag, "footer" | "nav"),
        caption: matches!(tag, "figcaption" | "figure"),
        byline: matches!(tag, "time" | "address"),
        ..Says::default()
    };
    for attribute in tree.attributes(node) {
        let value: &str = &attribute.value;
        match &*attribute.name.local {
            "class" | "id" => value.split_ascii_whitespace().for_each(|name| add(&mut says, name)),
            "role" => says.furniture |= FURNITURE_ROLES.contains(&value),
            "hidden" => says.hidden = true,
            "aria-hidden" => says.hidden |= value == "true",
            "style" => says.hidden |= is_hiding(value),
            "rel" => says.byline |= value == "author",
            "itemprop" => add_property(&mut says, value),
            _ => {}
        }
    }
    says
}

/// Adds what one class name says.
fn add(says: &mut Says, name: &str) {
    let words = words(name);
    let lists = |list: &[&str]| {
        let besides = |at: usize| at > 0 && BESIDES.contains(&words[at - 1].as_str());
        let one = words.iter().enumerate().any(|(at, word)| list.contains(&word.as_str()) && !besides(at));
        one || words.windows(2).any(|two| list.contains(&two.join(" ").as_str()))
    };
    says.furniture |= lists(FURNITURE);
    says.plainly |= lists(PLAINLY);
    says.comments |= lists(COMMENTS);
    says.caption |= lists(CAPTION);
    says.byline |= lists(BYLINE);
    says.deck |= lists(DECK);
}

/// Adds what a property of schema.org says.
fn add_property(says: &mut Says, property: &str) {
    match property {
        "caption" => says.caption = true,
        "author" | "datePublished" | "dateModified" => says.byline = true,
        "description" | "alternativeHeadline" => says.deck = true,
        "comment" => says.comments = true,
        _ => {}
    }
}

/// `shareBar-2`: `share`, `bar`, `2`.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for letter in name.chars() {
        if !letter.is_ascii_alphanumeric() || letter.is_ascii_uppercase() && small {
            words.push(std::mem::take(&mut word));
        }
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_lowercase());
        }
        small = letter.is_ascii_lowercase();
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

fn is_hiding(style: &str) -> bool {
    let style = style.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}
