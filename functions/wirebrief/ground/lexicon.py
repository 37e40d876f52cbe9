"""Words that grounding knows: titles, everyday sentence openers, cue verbs, negations. Plain tables by language."""

# Capitals of the Latin, Greek, Cyrillic and Armenian scripts, for character classes.
UPPER = "".join(letter for letter in map(chr, range(0x41, 0x590)) if letter.isupper())

TITLES = frozenset(
    """mr mrs ms miss executive inspector administrator col gen sgt lt capt gov sen rep
    dr prof sir dame lord lady president secretary minister premier chancellor governor senator mayor
    judge justice general colonel captain sergeant officer chief chairman chairwoman chair ceo director
    commissioner professor doctor king queen prince princess pope bishop archbishop cardinal reverend rabbi imam
    sheikh sultan ambassador prosecutor attorney congressman congresswoman representative spokesman spokeswoman
    sheriff constable commander admiral lieutenant major detective superintendent envoy coroner magistrate councillor
    councilman councilwoman alderman lawmaker legislator pastor priest vicar manager owner founder adviser advisor
    solicitor barrister ombudsman treasurer undersecretary marshal brigadier
    spokesperson coach captain skipper analyst economist head leader deputy vice acting former prime foreign interior
    finance defence defense herr frau señor señora don doña monsieur madame senhor senhora presidente presidenta
    ministro ministra präsident präsidentin minister ministerin kanzler kanzlerin bürgermeister bürgermeisterin
    président présidente ministre maire alcalde alcaldesa consejero consejera gobernador governador prefeito""".split()
)

COMMON_STARTERS = frozenset(
    """made given carers clear early fresh large money online power real sites solar tiny two-thirds unknown
    yesterday tomorrow tonight so far some should had were did does could would might ticket together per
    once asked nor such
    a about above according across activists additionally after again against all almost along already also although
    always amid among an analysts and another any anyone appeals are around as aside at attorneys authorities
    backers because before being below besides between both but by campaigners citing citizens civilians coaches
    companies compared concerns conservationists consumers councillors courts credit critics crews current
    customers damage data deaths defence defense demand despite detectives doctors dozens drivers due during
    each earlier economists eight either eleven emergency employees engineers environmental especially even
    evacuations every everyone everything evidence except exports families fans farmers few fifteen figures
    finally firefighters first five flights following for four from full fully further government growth half
    has have having he heavy her here his homes hours how however hundreds if imports in increased indeed
    inflation initially injuries inside instead investigators investors is it its job jobs journalists judges
    just last late later lawmakers lawyers leaders less like live local locals long losses lower major
    management many marking markets meanwhile media medics meeting members military millions ministers more
    moreover most motorists much neighbours neighbors neither net never nevertheless new news next nine no
    nobody none nor not nothing notably now observers of officers officials on once one only opponents
    opposition or other others our out outside over overall parents part parties partners passengers patients
    peace people per plans players please plus police policy polls prices prior prisoners production profits
    prosecutors protesters public quarterly rain records refugees regional regulators relatives reporters
    reports rescue rescuers research researchers residents responding results revenue rivals roads rules sales
    schools scientists security seven several share shareholders shares she shortly similarly since six some
    soldiers some sources speaking spending spokespeople staff state statements still stocks stores storms
    streets strong students such supporters talks teachers ten thanks that the their them then there therefore
    these they third this those though thousands three through throughout thus to today together total tourists
    traders trading traffic trains troops twelve twenty two under unions unless until up upon users using
    victims villagers violence volunteers voters votes warnings was water we weather were what when where
    whether which while who whoever whole whose why winds with within without witnesses women workers world yes
    yet you young der die das ein eine im am zum zur bei nach vor seit mit ohne gegen laut trotz während wegen
    auch aber doch noch nur sie er es wir ihr man alle viele einige mehrere wer was wie wo wann warum dort hier
    heute gestern zudem el la los las un una unos unas en de del al con sin por para según tras ante desde hasta
    entre sobre este esta estos estas ese esa su sus también además pero aunque mientras cuando donde como quien
    hoy ayer no ya le les des du une dans au aux par pour sans sous selon après avant depuis entre ce cette ces
    son sa ses leur leurs il elle ils elles on nous vous mais aussi ainsi alors quand où comme qui hier
    aujourd'hui pas plus o os as um uma no na nos nas do da dos das pelo pela com sem segundo após antes desde
    até este esta seu sua também mas embora enquanto quando onde quem ontem hoje não já""".split()
)

OPENING_WORDS = frozenset("the a an der die das ein eine el la los las un una le les une o os as um uma".split())

# The languages whose cue verbs these tables hold; of unknown language is read as English.
CUE_LANGUAGES = frozenset({"en", "de", "es", "fr", "pt", None})

# Cues only where the draft names them or nothing better stands there: as often plain verbs or nouns.
WEAK_CUES = frozenset(
    """states called calls found finds decided decides ordered orders expected expects believes believed thinks thought
    hopes hoped fears feared described describes revealed reveals rejected rejects condemned condemns praised praises
    criticized criticised criticizes criticises blamed blames reports claims estimates forecast forecasts
    demands observed observes recalled recalls indicated indicates disclosed hinted commented comments conceded
    remembered remembers repeated repeats put puts say argue estimate insist deny claim believe expect hope fear
    predict suggest
    fumed raged thundered snapped grumbled laughed screamed muttered enthused gushed hailed hails welcomed welcomes
    slammed blasted lauded defended branded dubbed retorted mused sighed shouted yelled whispered cried exclaimed
    quipped interjected begged pleaded joked texted emailed answered apologised apologized
    suspect suspected suspects theorized theorised speculated
    blame warn describe recommend recommends recommended reasoned invited invites proposed proposes thanked
    congratulated
    advises doubts doubted
    noted notes dit disent contó contou hieß pidió pediu""".split()
) | {"call for"}

CUE_VERBS = WEAK_CUES | frozenset(
    """said says saying say argue estimate insist deny claim believe expect hope fear predict suggest advised advises
    told tells added adds stated states announced announces confirmed confirms denied denies
    claimed claims alleged alleges argued argues warned warns promised promises vowed vows pledged pledges
    insisted insists explained explains noted notes admitted admits acknowledged acknowledges conceded concedes
    declared declares asserted asserts maintained maintains suggested suggests reported reports estimated
    estimates predicted predicts forecast forecasts demanded demands urged urges asked asks called replied
    replies responded responds answered testified testifies wrote writes tweeted posted recalled recalls
    remarked stressed stresses emphasized emphasised emphasizes emphasises reiterated reiterates complained
    complains accused accuses criticized criticised criticizes criticises blamed blames condemned condemns
    praised praises commented comments concluded concludes observed observes quipped joked boasted cautioned
    cautions hinted indicated indicates signaled signalled disclosed revealed reveals repeated contended
    contends countered counters rejected rejects disputed disputes disagreed disagrees protested protests
    objected objects pleaded pleads described describes expects expected believes
    believed thinks thought hopes hoped fears feared ruled found decided testifying
    remembered remembers put puts mitteilte mitteilten sagte sagten sagt erklärte
    erklärten erklärt betonte betont teilte teilten berichtete berichtet kündigte warnte warnt forderte fordert
    meinte meint bestätigte bestätigt bestritt behauptete kritisierte schrieb hieß äußerte fügte ergänzte dijo
    dijeron dice afirmó afirmaron afirma declaró declararon aseguró aseguraron señaló señalaron explicó
    explicaron añadió añadieron anunció anunciaron confirmó confirmaron negó denunció advirtió sostuvo indicó
    informó informaron agregó manifestó pidió exigió prometió reconoció comentó expresó subrayó destacó relató
    contó precisó recordó respondió concluyó concluyeron consideró acusó lamentó criticó reiteró insistió
    dit disent déclaré déclare déclarait affirmé affirme expliqué explique
    ajouté ajoute annoncé annonce indiqué indique assuré assure estimé estime souligné souligne précisé précise
    confirmé confirme démenti prévenu averti raconté regretté disse disseram diz afirmou afirmaram declarou
    declararam explicou acrescentou anunciou confirmou negou garantiu informou alertou destacou ressaltou contou
    prometeu reconheceu pediu criticou respondeu""".split()
)

ACCORDING = (
    "according to",
    "in the words of",
    "selon",
    "d'après",
    "según",
    "segundo",
    "de acordo com",
    "de acuerdo con",
    "laut",
    "zufolge",
    "nach Angaben",
    "nach Worten",
    "nach Auskunft",
    "nach Aussage",
    "nach Darstellung",
    "nach Einschätzung",
    "nach Informationen",
    "nach Ansicht",
    "d’après",
    "conforme",
    *(f"na {view} {of}" for view in ("avaliação", "opinião", "visão") for of in ("de", "do", "da", "dos", "das")),
    *(f"{view} {of}" for view in ("no entender", "na perspetiva") for of in ("de", "do", "da")),
    *(f"nas palavras {of}" for of in ("de", "do", "da")),
    *(f"en {view} {of}" for view in ("opinión", "palabras") for of in ("de", "del")),
    *(f"a {view} {of}" for view in ("juicio", "decir") for of in ("de", "del")),
    *(f"de l'avis {of}" for of in ("de", "du", "des")),
    *(f"aux dires {of}" for of in ("de", "du", "des")),
    "aus Sicht",
    "nach den Worten",
    "nach Meinung",
    "nach Überzeugung",
)

PRONOUNS = frozenset("he she they it who er sie él ella ellos ellas il elle ils elles on ele ela eles elas".split())

POSSESSIVES = frozenset(
    """its his her their our my your sein seine ihr ihre su sus seu sua seus suas son sa ses leur leurs""".split()
)

PERSON_NOUNS = frozenset(
    """man woman boy girl father mother son daughter widow striker goalkeeper defender midfielder captain driver pilot
    singer actor actress author writer artist billionaire lawmaker politician veteran champion winner teenager student
    scientist researcher teacher farmer engineer lawyer activist grandfather grandmother husband wife brother sister
    uncle aunt retiree pensioner survivor witness resident economist strategist historian biologist physicist surgeon
    nurse photographer filmmaker comedian rapper actor novelist poet journalist columnist editor entrepreneur
    businessman businesswoman billionaire investor suspect defendant plaintiff prosecutor soldier officer diplomat
    candidate contender incumbent democrat republican forward winger fullback quarterback pitcher golfer boxer swimmer
    sprinter cyclist skipper native trader broker banker""".split()
)

ORGANISATION_NOUNS = frozenset(
    """union board authority agency company
    centre center inspectorate trust fund corporation corp inc ltd ministry department university council committee
    commission party association federation league club bank institute organisation organization foundation court
    parliament senate government office bureau service group team police army administration airline alliance assembly
    automaker body broadcaster brokerage campaign carrier chain charity church coalition college conglomerate congress
    consulate consultancy developer embassy exchange firm force hospital insurer journal laboratory lender magazine
    maker manufacturer military militia movement museum navy network newspaper nonprofit operator panel producer
    publisher regulator retailer school startup station supplier tribunal utility watchdog
    gewerkschaft behörde ministerium partei empresa ministerio universidad asociación partido
    syndicat entreprise ministère université""".split()
)

_MONTHS = (
    "January Jan Januar Jänner enero janvier janeiro",
    "February Feb Februar febrero février fevereiro",
    "March Mar März marzo mars março",
    "April Apr abril avril",
    "May Mai mayo mai maio",
    "June Jun Juni junio juin junho",
    "July Jul Juli julio juillet julho",
    "August Aug agosto août",
    "September Sept Sep septiembre setiembre septembre setembro",
    "October Oct Oktober octubre octobre outubro",
    "November Nov noviembre novembre novembro",
    "December Dec Dezember diciembre décembre dezembro",
)
_WEEKDAYS = (
    "Monday Mon Montag lunes lundi",
    "Tuesday Tue Tues Dienstag martes mardi",
    "Wednesday Wed Mittwoch miércoles mercredi",
    "Thursday Thu Thurs Donnerstag jueves jeudi",
    "Friday Fri Freitag viernes vendredi",
    "Saturday Sat Samstag Sonnabend sábado samedi",
    "Sunday Sun Sonntag domingo dimanche",
)

# Each calendar word with what it means, so that "Nov." and "November" are the same.
CALENDAR = {
    word: f"{kind}{number}"
    for kind, rows in (("month ", _MONTHS), ("day ", _WEEKDAYS))
    for number, row in enumerate(rows, start=1)
    for word in row.split()
    if word not in ("mars", "mai")
}
# As often another word ("may", "march", "sun", "mar", "sat"): only with a capital, and never at a sentence's start.
DOUBTFUL_CALENDAR = frozenset("May March Mar Sun Sat Sep Mai Mon".split())
