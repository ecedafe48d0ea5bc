//! The word lists of English, and first names; separated by spaces, in small letters. Counts nothing.

use super::words::Words;

/// English.
pub(super) const ENGLISH: Words = Words {
    tag: "en",
    common: "the of and to in a is that for it was on with as said be at by he his from are has an have not i you they we she this which or had been were there will",
    speech: "say says said saying tell tells told telling add adds added adding ask asks asked asking reply replies replied replying \
        respond responds responded responding answer answers answered answering announce announces announced announcing \
        state states stated stating declare declares declared declaring explain explains explained explaining \
        insist insists insisted insisting claim claims claimed claiming argue argues argued arguing write writes wrote writing written \
        tweet tweets tweeted tweeting post posts posted posting note notes noted noting warn warns warned warning \
        acknowledge acknowledges acknowledged acknowledging admit admits admitted admitting confirm confirms confirmed confirming \
        deny denies denied denying recall recalls recalled recalling remark remarks remarked remarking \
        comment comments commented commenting observe observes observed observing stress stresses stressed stressing \
        emphasize emphasizes emphasized emphasizing emphasise emphasises emphasised emphasising reiterate reiterates reiterated reiterating \
        repeat repeats repeated repeating assert asserts asserted asserting allege alleges alleged alleging \
        suggest suggests suggested suggesting propose proposes proposed proposing promise promises promised promising \
        pledge pledges pledged pledging vow vows vowed vowing predict predicts predicted predicting conclude concludes concluded concluding \
        continue continues continued continuing joke jokes joked joking quip quips quipped quipping shout shouts shouted shouting \
        yell yells yelled yelling scream screams screamed screaming whisper whispers whispered whispering mutter mutters muttered muttering \
        exclaim exclaims exclaimed exclaiming cry cries cried crying testify testifies testified testifying reveal reveals revealed revealing \
        complain complains complained complaining boast boasts boasted boasting brag brags bragged bragging \
        concede concedes conceded conceding contend contends contended contending maintain maintains maintained maintaining \
        mention mentions mentioned mentioning urge urges urged urging caution cautions cautioned cautioning advise advises advised advising \
        report reports reported reporting read reads lament laments lamented lamenting marvel marvels marveled marvelled muse muses mused musing \
        wonder wonders wondered wondering enthuse enthuses enthused enthusing interject interjected retort retorted retorts opine opined opines \
        proclaim proclaims proclaimed proclaiming recount recounts recounted recounting reason reasoned snap snapped snaps text texted emailed \
        agree agrees agreed agreeing protest protested plead pleaded pleads pleading beg begged begs teased counter counters countered \
        echo echoed echoes elaborate elaborated hint hints hinted hinting chant chants chanted chanting sing sang sings chimed \
        weigh weighed weighs point pointed points pointing go goes went going fire fired shot blurted groaned sighed laughed laughs smiled \
        thundered roared bellowed gushed crowed growled barked huffed began begin begins summarized summed sums assure assures assured assuring \
        instruct instructed instructs inform informed informs order ordered orders demand demanded demands demanding reassure reassured \
        rule ruled rules hold held holds describe describes described describing clarify clarified clarifies think thinks thought believe \
        believes believed estimate estimated estimates speculated theorized posited volunteered ventured sneered taunted responds \
        counsel counselled counseled preach preached prayed toasted caption captioned blog blogged blogs quote quoted quotes quoting translated",
    telling: "call calls called calling describe describes described describing denounce denounces denounced denouncing accuse accuses accused \
        accusing blast blasts blasted blasting slam slams slammed slamming praise praises praised praising criticize criticizes criticized \
        criticizing criticise criticised condemn condemns condemned condemning hail hails hailed hailing label labels labeled labelled labeling \
        brand brands branded branding characterize characterizes characterized characterizing refer refers referred referring \
        express expresses expressed expressing cite cites cited citing deride derides derided deriding mock mocks mocked mocking \
        dismiss dismisses dismissed dismissing decry decries decried decrying tout touts touted touting portray portrays portrayed portraying \
        depict depicts depicted depicting hope hopes hoped hoping want wants wanted see sees saw seen view views viewed viewing \
        threaten threatens threatened threatening reject rejects rejected rejecting question questions questioned questioning \
        compare compares compared comparing credit credits credited crediting blame blames blamed blaming feel feels felt find finds found \
        voice voices voiced voicing issue issued issuing release released releasing applaud applauds applauded applauding assail assails assailed \
        attack attacks attacked attacking bash bashed bemoan bemoaned celebrate celebrated commend commended lambaste lambasted rip ripped \
        ridicule ridiculed welcome welcomes welcomed invite invited defend defends defended justify justified cite oppose opposed pledge \
        seek sought seeks swear swore regret regretted regrets vowed signal signaled signalled speak speaks spoke spoken speaking talk talks talked \
        introduce introduced introduces remember remembered remembers indicate indicates indicated indicating fear feared fears love loved \
        support supported supports object objected objects charge charged charges deem deemed consider considers considered considering \
        regard regarded invoke invoked cast casts frame framed sum lauded laud lauds label declare consider attributes attributed attribute",
    naming: "dubbed titled entitled nicknamed named termed so-called known word term phrase song film movie book novel album show series \
        single track sitcom documentary magazine play musical poem essay called codenamed labeled headlined slogan hashtag category column \
        formerly formally",
    according: "according per",
    he: "he",
    she: "she",
    other_pronouns: "they it i we one who you everyone nobody somebody someone many some others",
    between: "has have had is are was were be been being also then later once often again still just even only never always already further \
        once would will could can did does do may might must should recently previously repeatedly earlier publicly simply told ever now \
        since quickly reportedly allegedly famously itself himself herself themselves both all first too merely not n't",
    determiners: "the a an this that these those his her its their our my your another some several many two three four five six one each every both",
    prepositions: "of for at in from with on to de by under near over against about behind outside inside within",
    conjunctions: "however meanwhile moreover furthermore nevertheless additionally instead otherwise therefore thus but because while when as if although though since until unless so or nor yet whereas before after despite where \
        there here than that whether and whose not",
    relatives: "who which whom",
    that: "that how why whether",
    titles: "mr mr. mrs mrs. ms ms. miss dr dr. sir lady lord dame sen. sen senator rep. rep representative gov. gov governor president \
        vice vice-president vp secretary minister prime premier chancellor king queen prince princess pope cardinal bishop archbishop \
        rev. reverend father sister judge justice attorney general gen. gen colonel col. col lieutenant lt. lt major maj. captain capt. \
        sergeant sgt. officer chief director ceo cfo coo cto chairman chairwoman chair chairperson executive spokesman spokeswoman \
        spokesperson press professor prof. prof coach manager analyst leader commander ambassador mayor sheriff deputy detective det. \
        inspector commissioner administrator editor author speaker whip congressman congresswoman councilman councilwoman councillor \
        assistant associate senior junior former acting founder co-founder cofounder co-founder owner principal superintendent producer \
        producers actor actress singer guitarist drummer striker quarterback linebacker goalkeeper defenseman forward winger pitcher \
        physician doctor lawyer attorney counsel prosecutor republican democrat democratic gop host candidate activist researcher \
        scientist economist historian writer journalist reporter correspondent columnist critic strategist adviser advisor aide \
        architect engineer official officials partner president-elect marshal admiral adm. foreign defense defence",
    times: "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october \
        november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. today yesterday tomorrow christmas easter spring \
        summer autumn fall winter",
    bodies: "ministry department agency association committee commission council court congress senate parliament house university college \
        institute institution school hospital church party union company corporation corp corp. inc inc. ltd ltd. plc llc group bank fund \
        bureau office service services administration government authority authorities police army navy force forces guard center centre \
        foundation society federation organization organisation league club team network news times post journal press herald tribune \
        magazine radio television tv airlines airways air studio studios records pictures media international national nations street \
        avenue road airport station stadium park river lake mountain county city state states province island islands sea ocean bay \
        war act award awards cup league games olympics festival prize day tower bridge square hall museum theater theatre hotel \
        security systems technologies technology holdings industries motors energy board project initiative alliance coalition front \
        movement campaign convention conference summit agreement treaty accord report survey poll study website site twitter facebook \
        google apple microsoft boeing airbus amazon reuters xinhua bloomberg cnn bbc nbc cbs abc fox ap afp nasa fbi cia nsa u.s. us uk \
        eu un u.n. nato who imf kcna pentagon kremlin white capitol",
    places: "america american americans britain british england english scotland wales ireland irish france french germany german italy italian \
        spain spanish russia russian china chinese japan japanese korea koreas korean koreans india indian pakistan iran iranian iraq iraqi syria \
        syrian israel israeli palestinian turkey turkish egypt egyptian europe european africa african asia asian australia australian canada \
        canadian mexico mexican brazil brazilian argentina chile ukraine ukrainian afghanistan taliban poland polish sweden swedish norway \
        denmark finland netherlands dutch belgium switzerland austria greece greek washington york london paris berlin moscow beijing tokyo \
        seoul pyongyang california texas florida ohio virginia georgia michigan pennsylvania illinois iowa nevada arizona colorado oregon \
        hampshire jersey carolina dakota kentucky louisiana mississippi alabama kansas missouri minnesota wisconsin utah hawaii alaska maine \
        boston chicago angeles francisco diego vegas houston dallas atlanta miami seattle denver detroit philadelphia brooklyn manhattan \
        north south east west northern southern eastern western central middle",
};

/// Common first names of men, from reading.
pub(super) const MEN: &str = "aaron adam alan albert alex alexander andrew anthony antonio barack ben benjamin bernie bill billy bob brad brandon \
    brian bruce carl carlos charles charlie chris christian christopher craig daniel david dave dennis donald doug douglas ed edward eric \
    frank fred gary george gerald greg gregory harold harry henry howard hugh ian jack jacob james jason jeff jeffrey jeremy jerry jim jimmy \
    joe joel john jon jonathan jorge jose joseph josh joshua juan justin karl keith ken kenneth kevin kyle larry lee leon louis luis luke marc \
    mario mark martin marvin matt matthew michael miguel mike mitch mitt nathan neil nicholas nick norm patrick paul pedro peter phil philip \
    pierre ralph randy ray raymond richard rick rob robert roger ron ronald ross roy russell ryan sam samuel scott sean sergei simon stephen \
    steve steven stuart ted terry thomas tim timothy todd tom tony travis tyler victor vladimir walter warren wayne will william xi zach";

/// Common first names of women, from reading.
pub(super) const WOMEN: &str = "alice alicia alison allison amanda amy andrea angela angelina ann anna anne annie ashley barbara beth betty \
    brenda britney brittany carly carol caroline carolyn catherine charlotte cheryl christina christine cindy claire claudia cynthia dana \
    dawn deborah debra denise diana diane donna dorothy elaine elena elizabeth ellen emily emma erin eva fiona gloria grace hannah heather \
    helen hillary holly irene ivanka jackie jane janet jennifer jenny jessica jill joan joanna joyce julia julie karen kate katherine kathleen \
    kathy katie kellyanne kelly kimberly kirsten kristen laura lauren leslie linda lindsay lisa liz lori lucy lynn madeleine margaret maria \
    marie marissa martha mary megan melania melissa meryl michelle monica nancy natalie nicole nikki oprah pamela patricia patty paula rachel \
    rebecca rita robin rosa rose ruth sally samantha sandra sandy sara sarah serena sharon sheila sonia sonya sophie stephanie sue susan \
    suzanne sylvia tammy tanya teresa theresa tiffany tina tracy ursula valerie vanessa victoria virginia wendy yvonne";
