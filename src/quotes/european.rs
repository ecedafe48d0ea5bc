//! The word lists of languages other than English: smaller, for the same uses. Counts nothing.

use super::words::Words;

pub(super) const SPANISH: Words = Words {
    tag: "es",
    common: "de la el que en y los las del por con para una se su al es lo como más fue ha según pero no un",
    speech: "dijo dice dicen dijeron diciendo decir dicho afirmó afirma afirmaron afirmando aseguró asegura aseguraron asegurando señaló señala \
        señalaron añadió añade añadieron agregó agrega agregaron explicó explica explicaron declaró declara declararon manifestó manifiesta \
        indicó indica indicaron anunció anuncia anunciaron advirtió advierte advirtieron apuntó apunta sostuvo sostiene sostuvieron subrayó subraya \
        destacó destaca recalcó recalca insistió insiste insistieron respondió responde respondieron contestó contesta preguntó pregunta \
        preguntaron comentó comenta contó cuenta relató relata reconoció reconoce admitió admite confirmó confirma negó niega concluyó concluye \
        escribió escribe tuiteó publicó exclamó gritó expresó expresa expuso precisó precisa puntualizó reiteró reitera denunció denuncia \
        prometió promete pidió pide recordó recuerda aclaró aclara argumentó argumenta consideró considera opinó opina informó informa \
        resumió prosiguió continuó murmuró susurró replicó aseveró",
    telling: "calificó llamó describió criticó acusó condenó tildó celebró lamentó definió tachó alabó elogió rechazó defendió",
    naming: "titulado titulada llamado llamada denominado denominada apodado apodada película libro canción término palabra conocido conocida",
    according: "según",
    he: "él",
    she: "ella",
    other_pronouns: "ellos ellas yo nosotros quien usted uno",
    between: "ha han había habían también ya no se le les lo me nos además luego después más siempre nunca así ayer hoy",
    determiners: "el la los las un una unos unas este esta estos estas su sus mi nuestro nuestra dos tres cuatro cinco varios varias",
    prepositions: "de del para por en con al a sobre ante entre contra",
    conjunctions: "pero porque mientras cuando si aunque pues sino donde ni que tras desde hasta",
    relatives: "quien quienes que cual",
    that: "que",
    titles: "señor señora sr. sra. don doña presidente presidenta vicepresidente ministro ministra primer general coronel capitán portavoz \
        director directora alcalde alcaldesa gobernador gobernadora rey reina papa secretario secretaria jefe jefa doctor doctora profesor \
        profesora juez jueza fiscal líder senador senadora diputado diputada canciller embajador comandante abogado abogada escritor periodista",
    times: "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre \
        diciembre hoy ayer mañana",
    bodies: "ministerio gobierno partido universidad agencia comisión consejo policía ejército banco empresa asociación fundación tribunal \
        ayuntamiento congreso senado parlamento unión organización oficina fiscalía departamento compañía",
    places: "españa méxico argentina chile perú colombia venezuela cuba madrid barcelona corea rusia china francia alemania italia japón unidos",
};

pub(super) const ITALIAN: Words = Words {
    tag: "it",
    common: "di che e la il un per in del non è una con le si sono della dei al da ha gli nel più come anche i lo",
    speech: "detto dice dicono disse dissero dicendo affermato afferma affermano affermò dichiarato dichiara dichiarò aggiunto aggiunge aggiunse \
        spiegato spiega spiegò sottolineato sottolinea sottolineò annunciato annuncia annunciò sostenuto sostiene sostenne ribadito ribadisce \
        risposto risponde rispose chiesto chiede chiese commentato commenta commentò osservato osserva osservò ricordato ricorda ricordò \
        raccontato racconta raccontò scritto scrive scrisse riferito riferisce precisato precisa precisò concluso conclude concluse confermato \
        conferma confermò ammesso ammette ammise avvertito avverte avvertì assicurato assicura assicurò esclamato esclamò gridato gridò \
        insistito insiste replicato replica replicò proseguito prosegue proseguì twittato promesso promette negato nega negò",
    telling: "definito definisce definì chiamato accusato criticato descritto condannato lodato bollato",
    naming: "intitolato intitolata cosiddetto cosiddetta chiamato chiamata denominato denominata film libro canzone termine parola soprannominato",
    according: "secondo",
    he: "egli lui",
    she: "ella lei",
    other_pronouns: "loro essi io noi",
    between: "ha hanno aveva avevano è era poi anche già non si gli le ci mi ne ancora inoltre infine sempre mai così ieri oggi",
    determiners: "il lo la i gli le un uno una l' questo questa questi queste suo sua suoi sue due tre quattro cinque alcuni alcune",
    prepositions: "di del dello della dei degli delle dell' per in nel nella con su sul a al alla da dal dalla",
    conjunctions: "ma perché mentre quando se sebbene poiché dove né che dopo prima",
    relatives: "che cui quale",
    that: "che di",
    titles: "signor signora dottor presidente vicepresidente ministro ministra premier generale colonnello portavoce direttore direttrice sindaco \
        governatore re regina papa segretario segretaria capo professore professoressa giudice procuratore leader senatore deputato \
        cancelliere ambasciatore comandante avvocato",
    times: "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre \
        ottobre novembre dicembre oggi ieri domani",
    bodies: "ministero governo partito università agenzia commissione consiglio polizia esercito banca azienda associazione fondazione tribunale \
        comune senato camera parlamento unione ufficio società",
    places: "italia roma milano francia germania spagna russia cina giappone corea europa uniti",
};

pub(super) const DUTCH: Words = Words {
    tag: "nl",
    common: "de het een van en in is dat op te zijn met voor niet die aan er om ook als door bij maar naar uit heeft",
    speech: "zei zegt zeggen zeiden gezegd zeggende verklaarde verklaart verklaarden verklaard vertelde vertelt vertelden verteld voegde voegt \
        antwoordde antwoordt vroeg vraagt vroegen schreef schrijft schreven geschreven meldde meldt melden gemeld aldus benadrukte benadrukt \
        stelde stelt stelden gesteld liet laat lieten kondigde kondigt waarschuwde waarschuwt bevestigde bevestigt ontkende ontkent riep roept \
        beweerde beweert legde uitgelegd erkende erkent concludeerde concludeert herhaalde herhaalt vindt vond denkt twitterde betoogde \
        betoogt grapte fluisterde schreeuwde beloofde belooft reageerde reageert vervolgde vervolgt besloot",
    telling: "noemde noemt noemden bekritiseerde veroordeelde prees omschreef omschrijft beschuldigde hekelde sprak spreekt",
    naming: "genaamd getiteld zogenaamde zogeheten bijgenaamd film boek lied term woord serie",
    according: "volgens",
    he: "hij",
    she: "zij ze",
    other_pronouns: "men ik wij we het",
    between: "heeft hebben had hadden is was ook toen dan nog al niet er zich hem haar hun later eerder opnieuw gisteren vandaag",
    determiners: "de het een deze dit die dat zijn haar hun mijn ons onze twee drie vier vijf enkele",
    prepositions: "van voor in op aan bij met uit over tegen te door naar",
    conjunctions: "maar omdat terwijl toen als hoewel sinds of want dat nadat voordat",
    relatives: "die wie dat",
    that: "dat",
    titles: "meneer mevrouw dr. prof. president premier minister staatssecretaris burgemeester koning koningin generaal kolonel woordvoerder \
        woordvoerster directeur voorzitter leider hoogleraar professor rechter senator kanselier ambassadeur commandant advocaat paus",
    times: "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober \
        november december vandaag gisteren morgen",
    bodies: "ministerie regering partij universiteit agentschap commissie raad politie leger bank bedrijf vereniging stichting rechtbank gemeente \
        kamer parlement unie organisatie bureau",
    places: "nederland belgië amsterdam rotterdam duitsland frankrijk spanje rusland china japan korea europa staten verenigde",
};

pub(super) const GERMAN: Words = Words {
    tag: "de",
    common: "der die das und in zu den ist mit von nicht ein eine für auf im dem des sich auch es an als dass bei wie",
    speech: "sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont betonten meinte meint fügte fügt ergänzte antwortete antwortet \
        fragte fragt schrieb schreibt schrieben twitterte teilte mitgeteilt berichtete berichtet kündigte angekündigt warnte warnt warnten \
        bestätigte bestätigt bestritt dementierte rief ruft forderte fordert forderten behauptete behauptet erzählte erzählt erinnerte \
        räumte versprach verspricht hieß heißt äußerte zitierte unterstrich bekräftigte kritisierte kommentierte flüsterte murmelte lobte \
        entgegnete erwiderte urteilte bilanzierte resümierte so",
    telling: "nannte nennt bezeichnete bezeichnet beschrieb verurteilte warf sprach spricht pries geißelte",
    naming: "namens betitelt sogenannte sogenannten sogenannter film buch lied roman begriff wort serie titel",
    according: "laut zufolge nach",
    he: "er",
    she: "sie",
    other_pronouns: "es man ich wir",
    between: "hat haben hatte hatten ist war auch dann noch schon nicht sich ihm ihr später zuvor erneut gestern heute weiter wörtlich dazu",
    determiners: "der die das den dem des ein eine einen einem einer dieser diese dieses sein seine ihr ihre mein unser zwei drei vier fünf",
    prepositions: "von vom für in im an am bei beim mit aus über gegen zu zum zur auf",
    conjunctions: "aber weil während als wenn obwohl seit oder denn dass nachdem bevor sondern",
    relatives: "der die das welcher welche",
    that: "dass",
    titles: "herr frau dr. prof. präsident präsidentin vizepräsident kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin \
        außenminister außenministerin bürgermeister bürgermeisterin könig königin general oberst sprecher sprecherin direktor direktorin \
        chef chefin vorsitzender vorsitzende professor professorin richter richterin senator papst botschafter kommandeur anwalt",
    times: "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober \
        november dezember heute gestern morgen",
    bodies: "ministerium regierung partei universität behörde kommission rat polizei armee bank unternehmen verein stiftung gericht gemeinde \
        bundestag bundesrat parlament union organisation amt",
    places: "deutschland österreich schweiz berlin münchen frankreich spanien russland china japan korea europa staaten vereinigten",
};

pub(super) const FRENCH: Words = Words {
    tag: "fr",
    common: "de la le les et des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec l' d'",
    speech: "dit disent disait déclaré déclare déclarait affirmé affirme affirment ajouté ajoute ajoutait expliqué explique expliquait souligné \
        souligne indiqué indique annoncé annonce assuré assure estimé estime répondu répond demandé demande écrit raconté raconte précisé précise \
        confirmé confirme reconnu reconnaît admis admet averti avertit insisté insiste rappelé rappelle lancé lance crié crie murmuré conclu \
        conclut poursuivi poursuit martelé martèle regretté regrette promis promet nié nie tweeté commenté commente observé observe répété \
        répète soutenu soutient s'exclame plaide plaidé résume résumé témoigne témoigné",
    telling: "qualifié qualifie appelé accusé critiqué décrit dénoncé dénonce condamné salué évoqué évoque parlé parle",
    naming: "intitulé intitulée surnommé surnommée dit dite nommé nommée baptisé baptisée film livre chanson roman mot terme expression",
    according: "selon d'après",
    he: "il lui",
    she: "elle",
    other_pronouns: "ils elles on je nous",
    between: "a ont avait avaient est était aussi ensuite encore déjà ne pas se s'est lui leur toujours jamais puis notamment hier aujourd'hui",
    determiners: "le la les l' un une des ce cette ces son sa ses mon notre deux trois quatre cinq plusieurs",
    prepositions: "de du des d' pour en à au aux avec sur dans contre par chez",
    conjunctions: "mais parce pendant quand lorsque si bien puisque où ni que après avant alors",
    relatives: "qui que dont",
    that: "que",
    titles: "m. mme monsieur madame président présidente vice-président ministre premier première général colonel porte-parole directeur \
        directrice maire gouverneur roi reine pape secrétaire chef professeur juge procureur leader sénateur député chancelier chancelière \
        ambassadeur commandant avocat avocate",
    times: "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre \
        décembre aujourd'hui hier demain",
    bodies: "ministère gouvernement parti université agence commission conseil police armée banque entreprise association fondation tribunal \
        mairie sénat assemblée parlement union organisation bureau société",
    places: "france paris lyon allemagne espagne italie russie chine japon corée europe états-unis royaume-uni",
};

pub(super) const PORTUGUESE: Words = Words {
    tag: "pt",
    common: "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das é foi à seu sua",
    speech: "disse diz dizem disseram dizendo afirmou afirma afirmaram declarou declara acrescentou acrescenta explicou explica ressaltou ressalta \
        destacou destaca anunciou anuncia garantiu garante respondeu responde perguntou pergunta escreveu escreve comentou comenta contou conta \
        relatou confirmou confirma admitiu admite alertou alerta insistiu insiste lembrou lembra reiterou concluiu conclui negou nega prometeu \
        gritou exclamou informou informa apontou aponta argumentou argumenta completou completa frisou salientou referiu",
    telling: "chamou classificou criticou acusou condenou descreveu elogiou definiu",
    naming: "intitulado intitulada chamado chamada apelidado apelidada filme livro canção termo palavra série",
    according: "segundo conforme",
    he: "ele",
    she: "ela",
    other_pronouns: "eles elas eu nós",
    between: "tem têm tinha havia também já não se lhe ainda depois sempre nunca assim ontem hoje ele",
    determiners: "o a os as um uma uns umas este esta estes estas seu sua seus suas meu nosso dois três quatro cinco vários",
    prepositions: "de do da dos das para por pelo pela em no na com ao à sobre",
    conjunctions: "mas porque enquanto quando se embora onde nem que após antes",
    relatives: "que quem qual",
    that: "que",
    titles: "senhor senhora sr. sra. presidente vice-presidente ministro ministra primeiro general coronel capitão porta-voz diretor diretora \
        prefeito prefeita governador governadora rei rainha papa secretário secretária chefe professor professora juiz juíza procurador líder \
        senador senadora deputado deputada chanceler embaixador comandante advogado advogada",
    times: "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo janeiro fevereiro março abril maio junho julho agosto \
        setembro outubro novembro dezembro hoje ontem amanhã",
    bodies: "ministério governo partido universidade agência comissão conselho polícia exército banco empresa associação fundação tribunal \
        prefeitura senado câmara congresso união organização",
    places: "brasil portugal lisboa paulo rio argentina rússia china coreia europa unidos",
};

pub(super) const RUSSIAN: Words = Words {
    tag: "ru",
    common: "и в не на что с по как из к от за для о это он но у было все его так же то",
    speech: "сказал сказала сказали сказало говорит говорят говорил говорила заявил заявила заявили заявило заявляет отметил отметила отметили \
        отмечает добавил добавила добавили добавляет подчеркнул подчеркнула подчеркивает сообщил сообщила сообщили сообщает сообщает сообщило \
        пояснил пояснила пояснили поясняет объяснил объяснила рассказал рассказала рассказали рассказывает ответил ответила отвечает спросил \
        спросила написал написала пишет указал указала указывает подтвердил подтвердила утверждает уверен признал признала предупредил \
        напомнил напомнила воскликнул прошептал крикнул считает полагает думает обещал пообещал повторил заключил резюмировал продолжил",
    telling: "назвал назвала назвали называет описал обвинил осудил похвалил раскритиковал",
    naming: "фильм книга песня роман журнал газета компания слово термин так называемый называемая называемые партия клуб",
    according: "словам мнению согласно данным",
    he: "он",
    she: "она",
    other_pronouns: "они я мы",
    between: "также уже еще ещё не затем потом тогда снова ранее позже вчера сегодня при этом",
    determiners: "этот эта эти тот та те мой наш свой его её их два три",
    prepositions: "в на по из для от с к у о об",
    conjunctions: "но потому пока когда если хотя или чтобы что а",
    relatives: "который которая которые кто",
    that: "что",
    titles: "господин госпожа президент вице-президент премьер министр генерал полковник пресс-секретарь директор мэр губернатор король \
        королева папа секретарь глава профессор судья прокурор лидер сенатор депутат канцлер посол командующий адвокат представитель",
    times: "понедельник вторник среда четверг пятница суббота воскресенье января февраля марта апреля мая июня июля августа сентября октября \
        ноября декабря сегодня вчера завтра",
    bodies: "министерство правительство партия университет агентство комиссия совет полиция армия банк компания суд мид",
    places: "россия россии москва украина сша китай европа",
};
