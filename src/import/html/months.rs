//! The names of months in the languages of the web, long and short, as they stand in dates.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Names for each month from January. Only whole words count; those that two languages use for different months are in
/// [`CROATIAN`].
const MONTHS: [&str; 12] = [
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty leden ledna január januára \
     январь января янв январе січень січня січ студзеня јануар јануара januara januarja ianuarie ian януари яну ocak oca \
     tammikuu tammikuuta jaanuar janvāris janvārī sausio ιανουαρίου ιανουάριος ιαν enero januário يناير جانفي ינואר जनवरी janar \
     gener janúar yanvar студзень ژانویه জানুয়ারি იანვარი հունվարի",
    "february feb februar feber février févr fév fevrier fevereiro fev febbraio febrero febr februari luty lutego lut únor února \
     februára február февраль февраля фев февр лютий лютого лют фебруар фебруара februara februarja februarie февруари şubat şub \
     helmikuu helmikuuta veebruar februāris februārī vasario φεβρουαρίου φεβρουάριος φεβ pebrero فبراير פברואר फरवरी shkurt \
     febrer febrúar fevral лютага فوریه ফেব্রুয়ারি თებერვალი փետրվարի",
    "march mar märz mrz maerz mars marzo março marco maart mrt marzec marca březen března március márc март марта мар березень березня \
     бер март mart marta marec martie mart mar maaliskuu maaliskuuta märts marts martā kovo μαρτίου μάρτιος μαρ maret marso مارس \
     מרץ मार्च \
     сакавіка مارس মার্চ მარტი մարտի",
    "april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna dub április ápr апрель апреля апр квітень квітня кві \
     април априла aprila aprilie nisan nis huhtikuu huhtikuuta aprill aprīlis aprīlī balandžio απριλίου απρίλιος απρ أبريل ابريل אפריל अप्रैल prill \
     apríl aprel красавіка آوریل এপ্রিল აპრილი ապրիլի",
    "may mai mayo maio maggio mag mei maj maja květen května kvě máj május mája май мая травень травня тра мај маја мај mayıs toukokuu \
     toukokuuta maijs maijā gegužės μαΐου μαΐος μάιος μαϊ μάι mayo مايو מאי मई \
     maig maí траўня مه মে მაისი մայիսի",
    "june jun juni juin junio junho giugno giu giu czerwiec czerwca cze červen června čvn június jún июнь июня июн червень червня чер \
     јун јуна јуни јуни juna junija iunie iun юни haziran haz kesäkuu kesäkuuta juuni jūnijs jūnijā birželio ιουνίου ιούνιος ιουν \
     hunyo يونيو יוני जून qershor \
     juny júní iyun чэрвеня ژوئن জুন ივნისი հունիսի",
    "july jul juli juillet juil julio julho luglio lug lipiec lipca lip červenec července čvc július júl июль июля июл липень липня лип \
     јул јула јули jula julija iulie iul юли temmuz tem heinäkuu heinäkuuta juuli jūlijs jūlijā liepos ιουλίου ιούλιος ιουλ hulyo \
     يوليو יולי जुलाई korrik \
     juliol júlí iyul ліпеня ژوئیه জুলাই ივლისი հուլիսի",
    "august aug août aout agosto ago augusti augustus sierpień sierpnia sie srpen srpna augusztus augusta август августа авг серпень \
     серпня сер авг август августа avgust avgusta august ağustos ağu elokuu elokuuta augusts augustā rugpjūčio αυγούστου αύγουστος \
     αυγ agustus agu أغسطس אוגוסט अगस्त gusht \
     agost ágúst avqust жніўня اوت আগস্ট აგვისტო օգոստոսի",
    "september sep sept septembre septiembre setiembre setembro set settembre wrzesień września wrz září zář szeptember szept сентябрь \
     сентября сен сент вересень вересня вер септембар септембра септември septembra septembar septembrie eylül eyl syyskuu syyskuuta \
     septembris septembrī rugsėjo σεπτεμβρίου σεπτέμβριος σεπ setyembre سبتمبر ספטמבר सितंबर shtator \
     setembre sentyabr верасня سپتامبر সেপ্টেম্বর სექტემბერი սեպտեմբերի",
    "october oct oktober okt octobre octubre outubro out ottobre ott październik października paź říjen října říj október októbra \
     октябрь октября окт жовтень жовтня жов октобар октобра октомври oktobra oktobar oktobra octombrie ekim eki lokakuu lokakuuta \
     oktoober oktobris oktobrī spalio οκτωβρίου οκτώβριος οκτ oktubre أكتوبر אוקטובר अक्टूबर tetor \
     octubre oktyabr кастрычніка اکتبر অক্টোবর ოქტომბერი հոկտեմբերի",
    "november nov novembre noviembre novembro nov listopad listopada lis november noviembre ноябрь ноября ноя листопад листопада лис \
     новембар новембра ноември novembra novembar noiembrie kasım kas marraskuu marraskuuta novembris novembrī lapkričio νοεμβρίου \
     νοέμβριος νοε nobyembre نوفمبر נובמבר नवंबर nëntor \
     novembre nóvember noyabr лістапада نوامبر নভেম্বর ნოემბერი նոյեմբերի",
    "december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre desember des december grudzień grudnia gru prosinec \
     prosince december декабрь декабря дек грудень грудня гру децембар децембра декември decembra decembar decembrie aralık ara joulukuu \
     joulukuuta detsember decembris decembrī gruodžio δεκεμβρίου δεκέμβριος δεκ disyembre ديسمبر דצמבר दिसंबर dhjetor \
     desembre desember dekabr снежня دسامبر ডিসেম্বর დეკემბერი դեկտեմբերի",
];

/// Croatian and Bosnian names, some of which are other months elsewhere.
const CROATIAN: [&str; 12] = [
    "siječnja",
    "veljače",
    "ožujka",
    "travnja",
    "svibnja",
    "lipnja",
    "srpnja",
    "kolovoza",
    "rujna",
    "listopada",
    "studenog studenoga",
    "prosinca",
];

/// The month of this name, counted from 1; the language is a tag (`hr`).
pub(super) fn month(name: &str, language: &str) -> Option<i16> {
    static WORLD: LazyLock<BTreeMap<&str, i16>> = LazyLock::new(|| table(&MONTHS));
    static CROAT: LazyLock<BTreeMap<&str, i16>> = LazyLock::new(|| table(&CROATIAN));
    let name = name.to_lowercase();
    let croatian = ["hr", "bs", "sh"].iter().any(|known| language.starts_with(known));
    let (first, second) = if croatian { (&CROAT, &WORLD) } else { (&WORLD, &CROAT) };
    first.get(name.as_str()).or_else(|| second.get(name.as_str())).copied()
}

/// Each name with its month; of a name that is there twice, the first.
fn table(months: &[&'static str; 12]) -> BTreeMap<&'static str, i16> {
    let mut table = BTreeMap::new();
    for (number, names) in (1..).zip(months) {
        for name in names.split_whitespace() {
            table.entry(name).or_insert(number);
        }
    }
    table
}
