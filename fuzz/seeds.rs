//! What each law begins from: real files, and small ones made by the tests. Parts of a file stand between zero bytes, as `made` takes them.

#[path = "../tests/samples/mod.rs"]
mod samples;

use samples::{SUBTITLES, docx, docx_paragraph, epub, mail, odt, rtf};

const PROJECTS: [&[u8]; 4] = [
    include_bytes!("../saves/sample.ron"),
    include_bytes!("../tests/data/v1-small.ron"),
    b"(version: 1, tags: [(id: \"0000000001\", x: [[[[[[[[[[[[((((((((\"\\u{0}\n<<<<<<< HEAD\n=======\n>>>>>>> x\n(id: \n],\n",
    b"(columns: [(document: \"a\", share: 0.5)], places: {\"a\": (paragraph: 3)}, focus: 1, text_size: inf)",
];

const TEXTS: [&[u8]; 3] = [
    include_bytes!("../assets/sample/ferry-card.md"),
    include_bytes!("../assets/sample/ferry-courier.txt"),
    include_bytes!("../tests/data/writings/mixed.txt"),
];

const PAGES: [&str; 2] = [
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Hotline rings | The Paper</title>\
     <meta property=article:published_time content=2021-10-05T09:00:00Z><script type=application/ld+json>\
     {\"@type\":\"NewsArticle\",\"headline\":\"Hotline rings\",\"author\":{\"name\":\"Ann Lee\"}}</script></head><body><nav><a href=/>Home</a></nav>\
     <article><h1>Hotline rings</h1><p class=byline>By Ann Lee<p>The two sides talked for an hour on Monday, the ministry said. \
     <blockquote>“We talked.”</blockquote><table><tr><td>Day<td>Calls</table><ul><li>One<li>Two</ul><figure><img><figcaption>A phone\
     </figcaption></figure><pre>a\n b</pre></article><div class=share>Share</div><footer>&copy; The Paper &#10;</footer>",
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.org/x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; \
     boundary=\"b\"\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/html; charset=utf-8\r\n\
     Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>It rang =E2=9C=93 for=\r\n an hour.</p>\r\n--c--\r\n--b\r\nContent-Type: text/html\r\n\
     Content-Transfer-Encoding: base64\r\n\r\nPHA+YTwvcD4=\r\n--b--\r\n",
];

const DOCX: &str = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"T\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
    <w:r><w:rPr><w:b/><w:vanish w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\">It rang. </w:t><w:br/><w:tab/><w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/>\
    <w:footnoteReference w:id=\"2\"/></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>\
    <w:hyperlink r:id=\"l\"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://b.org\"\
    </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>field</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Day</w:t></w:r></w:p></w:tc></w:tr></w:tbl><mc:AlternateContent><mc:Choice/><mc:Fallback/></mc:AlternateContent>\
    <w:sectPr><w:headerReference r:id=\"h\"/></w:sectPr></w:body></w:document>\0<w:styles><w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"heading 1\"/>\
    <w:basedOn w:val=\"T\"/></w:style></w:styles>\0<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t>Below.</w:t></w:r></w:p></w:footnote></w:footnotes>\0\
    <w:hdr><w:p><w:r><w:t>The Paper</w:t></w:r></w:p></w:hdr>\0<cp:coreProperties><dc:title>A title</dc:title><dc:language>en</dc:language></cp:coreProperties>";

const ODT: &str = "<office:document-content><office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" \
    style:parent-style-name=\"Quotations\"><style:text-properties fo:font-weight=\"bold\" text:display=\"none\"/></style:style></office:automatic-styles>\
    <office:body><office:text><text:h text:outline-level=\"1\">It rings</text:h><text:p text:style-name=\"P1\">It<text:s text:c=\"2\"/>rang<text:tab/>.\
    <text:line-break/><text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Below.</text:p></text:note-body>\
    </text:note><text:a xlink:href=\"https://a.org\">link</text:a></text:p><text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>\
    <table:table><table:table-row><table:table-cell table:number-columns-repeated=\"9\"><text:p>Day</text:p></table:table-cell></table:table-row></table:table>\
    <text:tracked-changes><text:changed-region/></text:tracked-changes></office:text></office:body></office:document-content>\0\
    <office:document-styles><office:styles><style:style style:name=\"Quotations\" style:family=\"paragraph\"/></office:styles></office:document-styles>\0\
    <office:document-meta><office:meta><dc:title>A title</dc:title></office:meta></office:document-meta>";

const EPUB: &str = "<package><metadata><dc:title>The Book</dc:title><dc:creator>Ann Lee</dc:creator><dc:language>en</dc:language><dc:date>2021-10-05</dc:date>\
    </metadata><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"b\" href=\"./x/../b.xhtml#y\" \
    media-type=\"application/xhtml+xml\" properties=\"nav\"/><item id=\"c\" href=\"%63.xhtml\" media-type=\"text/html\"/></manifest><spine><itemref idref=\"a\"/>\
    <itemref idref=\"c\" linear=\"no\"/><itemref idref=\"a\"/></spine></package>\0<html><body><h1>One</h1><p>It rang.</p></body></html>\0<html><body><nav><ol><li>\
    <a href=\"a.xhtml\">One</a></li></ol></nav></body></html>\0<p>More.<p>And <i>more</i>.";

const RTF: &str = r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Times;}}{\stylesheet{\s1 heading 1;}}{\info{\title A title}{\author Ann}}
\pard\s1\b It rings\b0\par\pard\intbl Day\cell Calls\cell\row\pard {\*\listtext 1.}\u8220?It \'93rang\'94\u-10179?\u-8704?{\footnote Below.}{\field{\*\fldinst HYPERLINK https://a.org}{\fldrslt link}}
\f1\'cf\bin3 abc\line\tab\emdash{\pict ffd8}{\*\unknown x}\par}";

const MAIL: &str = "Received: by x\r\nFrom: =?utf-8?Q?Ann_L=C3=A9e?= <ann@a.org>\r\nTo: bo@b.org\r\nSubject: It =?utf-8?B?4pyT?=\r\n rings\r\n\
    Date: Tue, 5 Oct 2021 00:30:00 +0900\r\nContent-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain; charset=koi8-r; format=flowed\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\n=D0=D2=C9 \r\n> said\r\n-- \r\nAnn\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>It rang.\r\n--B\r\n\
    Content-Type: message/rfc822\r\n\r\nFrom: a@a.org\r\nSubject: x\r\n\r\nInner\r\n--B--\r\n";

const CAPTIONS: &str = "WEBVTT - It rings\nLanguage: en\n\nNOTE a\n\nSTYLE\n::cue {}\n\n1\n00:01.000 --> 00:02.000 align:start\n<v Ann>It <i>rang</i> &amp; rang\n\n\
    00:00:02.100 --> 99:59:59.999\n- twice\n";

const PDF: &str = "BT /F1 20 Tf 50 700 Td (It rings) Tj ET BT /F1 10 Tf 1 0 0 1 50 670 Tm 12 TL [(The two) -250 (sides talked for an hour on Mon-)] TJ T* (day.) ' \
    3 Tr (hidden) Tj ET q 1 0 0 1 0 9 cm /F2 9 Tf BT <00010002> Tj ET Q /X Do BI /W 1 /H 1 /BPC 8 ID x EI /P <</MCID 0>> BDC EMC\0\
    /CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <0041> <0002> <D83DDE00> endbfchar \
    1 beginbfrange <0003> <0009> <0061> endbfrange endcmap end\0<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 8 0 R >> >> /Length 5 >>\n\
    stream\n/X Do\nendstream";

/// The seeds of a law.
pub fn of(law: &str) -> Vec<Vec<u8>> {
    let own = |seeds: &[&str]| seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    let all = |seeds: &[&[u8]]| seeds.iter().map(|seed| seed.to_vec()).collect();
    match law {
        "project" | "journal" | "desk" => all(&PROJECTS),
        "html" => own(&PAGES),
        "rtf" => vec![RTF.into(), rtf("It rang.")],
        "mail" => vec![MAIL.into(), mail("It rang.")],
        "subtitles" => own(&[CAPTIONS, SUBTITLES]),
        "docx" => vec![DOCX.into(), docx(&docx_paragraph("H2", "It rang."))],
        "odt" => vec![ODT.into(), odt("", "<text:p>It rang.</text:p>")],
        "epub" => vec![EPUB.into(), epub(&["<p>It rang.</p>", "<h1>Two</h1>"])],
        "pdf" => vec![PDF.into()],
        "date" => own(&["2021-10-05", "2021-10", "2021"]),
        "datings" => led(&["\u{1}\u{7e}", "\0\0", "\u{2}\u{40}"]),
        "statements" => led(&["\0", "\u{1}", "\u{2}", "\u{4}", "\u{9}"]),
        "anchor" | "shared" => TEXTS.iter().map(|text| [text, b"\0".as_slice(), text].concat()).collect(),
        _ => all(&TEXTS),
    }
}

/// Texts behind the bytes that choose a language and a day.
fn led(starts: &[&str]) -> Vec<Vec<u8>> {
    let said = "On Monday, 5 October 2021, “it rang,” said Ann Lee, a minister. She said that ‘nobody’ answered two weeks ago. «Nein», sagte er am \
        3. Mai. – Hola, dijo ayer. 「いいえ」と10月5日に言った。";
    let texts = TEXTS.into_iter().chain([said.as_bytes()]);
    texts.flat_map(|text| starts.iter().map(move |start| [start.as_bytes(), text].concat())).collect()
}
