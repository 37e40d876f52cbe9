"""The grammar of English dates: one pattern for each way to tell when. `dates_en` says what each means."""

from wirebrief.engines.offline.feasts import FEASTS
from wirebrief.engines.offline.language import load

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERS = {word: value for value, word in enumerate(_UP_TO_TWENTY.split())}
NUMBERS |= {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "couple of": 2, "a couple of": 2}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
ZONES = {
    "GMT": "Z",
    "UTC": "Z",
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "BST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "IST": "+05:30",
    "JST": "+09:00",
    "AEST": "+10:00",
    "AEDT": "+11:00",
    "MSK": "+03:00",
    "ET": "",
    "PT": "",
    "CT": "",
}

MONTH = r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)?|may|june?|jun\.|july?|jul\.|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:.,]\d|%)"
YEAR = r"(?:1[0-9]|20)\d\d(?![\d,]\d|%|\d)"
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_UP_TO_TWENTY.split()[1:])}|thirty|forty|fifty|a couple of|an?)"
UNIT = r"(?:minute|hour|day|week|month|year|decade|century|centurie)"
LONG_UNIT = r"(?:day|week|month|year|decade)"
PART = r"(?:morning|afternoon|evening|night|noon|midday|midnight|lunchtime)"
CLOCK = rf"(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:GMT|UTC|EST|EDT|BST|CET)\b)|(?:[01]?\d|2[0-4])(?:(?::|\.)[0-5]\d)?(?::[0-5]\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b)|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?(?:hours|hrs)\b)?|noon\b|midnight\b|(?:dawn|daybreak|dusk|nightfall|sunrise|sunset|midday)(?= (?:{WEEKDAY}\b|today|yesterday|tomorrow))"
_ZONES = "|".join(ZONES)
ZONE = rf"(?:\s?\((?:{_ZONES})\)|\s?(?:{_ZONES})\b|\slocal time|\s(?:eastern|central|pacific)(?: standard| daylight)? time)"
EDGE = r"(?:very )?(?:early|late|mid|the end of|the beginning of|the start of|the middle of|the end of the)"
THIS = r"(?:last|next|this|this past|this coming|the past|the last|the next|the coming|the previous|the following|the current|the same|past|previous|following|that|the|each|every)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
NTH_YEAR = r"(?:last|this|next|that|the previous|the following|the) year"
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|final|last)"

FEAST = "|".join(FEASTS)
PATTERNS: dict[str, str] = {
    "ended": rf"(?:(?:the|its|their) )?(?:{ORDINAL}[- ])?(?:(?:fiscal|financial|tax|business|full) )?(?P<en_u>year|half(?:[- ]year)?|quarter|month|week) (?:(?:that |which )?(?:ended|ending|ends)|to)(?: on| in| at)? (?:the end of )?(?:(?P<en_m>{MONTH}) (?P<en_d>{DAY})|(?P<en_d2>{DAY}) (?P<en_m2>{MONTH})|(?P<en_m3>{MONTH}))(?!\w)(?:,? (?P<en_y>{YEAR}))?",
    "portion": rf"(?:the )?(?:first|last|final|opening|closing) (?P<po_n>{NUMBER}) (?P<po_u>days|weeks|months|quarters) of (?:the )?(?:(?P<po_m>{MONTH})\b(?:,? (?P<po_y>{YEAR}))?|(?P<po_y2>{YEAR})\b|(?P<po_r>(?:last |this |next )?year)\b)",
    "same": rf"(?:the|its|their) (?:(?:same|corresponding|comparable) (?:\w+ )?(?:period|quarter|half|months?|week|weekend|day|time|stage|point) (?:of |in )?(?:(?P<sa_r>last year|the (?:previous|prior|preceding) year|(?:a|one) year (?:ago|earlier|before))|(?P<sa_y>{YEAR}))|(?P<sa_a>year-ago|year-earlier|prior-year) (?:period|quarter|month|half))\b",
    "iso": r"(?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)",
    "mdy": rf"(?:(?:{EDGE} )?{WEEKDAY}(?: {PART})?(?:,| the)? )?(?P<mdy_m>{MONTH}|mar|jun|jul)\s(?P<mdy_d>{DAY})(?:\s?(?:[-–—]|to|and|through)\s?(?P<mdy_to>{DAY}))?(?:,?\s(?P<mdy_y>{YEAR}))?",
    "dmy": rf"(?:(?:{EDGE} )?{WEEKDAY}(?: {PART})?,? )?(?:the )?(?P<dmy_d>{DAY})(?:\s?(?:[-–—]|to|and)\s?(?P<dmy_to>{DAY}))?\s(?:of )?(?P<dmy_m>{MONTH}|mar|jun|jul)\b(?:,?\s(?P<dmy_y>{YEAR}))?",
    "my": rf"(?:{EDGE}[- ])?(?P<my_m>{MONTH})(?:,| of)?\s(?P<my_y>{YEAR})",
    "slash": r"(?P<sl_a>\d{1,2})/(?P<sl_b>\d{1,2})/(?P<sl_y>(?:19|20)?\d\d)\b",
    "shifted": rf"(?:(?:just |about |nearly |almost |more than |less than |some |around )?(?:{NUMBER} or )?(?P<sh_n>{NUMBER})|(?P<sh_v>several|a few|many|some))[ -](?P<sh_u>{UNIT})s?(?: or (?:so|more))?\s(?P<sh_d>ago|back(?=[,.;]| (?:he|she|it|they|we|i|when|and|that|this)\b)|earlier|later|(?:before(?= (?:the|an?|his|her|its|their|our|my|he|she|it|they|we|i|\w+ing|(?-i:[“A-Z]\w*))\b)|after(?= (?!that\b|this\b|which\b)[\w“]))(?P<sh_e>)|before|from now|previously|hence|on(?=,))\b(?:(?<=ago)(?P<sh_wd> (?:(?:on |last )?{WEEKDAY}|today)))?",
    "fromday": rf"(?P<fr_n>{NUMBER}) (?P<fr_u>day|week)s? from (?:(?P<fr_r>today|tomorrow)|(?:next )?(?P<fr_w>{WEEKDAY}))\b",
    "twoaway": r"the (?P<tw_u>week|weekend|month|year) (?P<tw_d>before last|after next)\b",
    "beside": r"the (?P<be_u>day|night|week|weekend|month|quarter|year|morning|evening|afternoon) (?P<be_w>before|after|earlier)(?=[,.;:)]|$| (?:and|but|when|as|in|by|with|while)\b)",
    "weekof": rf"(?:the )?(?:first|second|third|fourth|last|final|opening) (?:weeks?|weekend|days?|months?) of (?:the )?(?:(?P<wo_m>{MONTH})\b(?:,? (?P<wo_y>{YEAR}))?|(?P<wo_y2>{YEAR})\b|(?P<wo_u>year|month|century|decade))",
    "quarter": rf"(?:(?:(?P<q_p>(?:last|this|next) year)['’]s |the (?P<q_y3>{YEAR}) |the )?(?:fiscal )?(?P<q_o>{ORDINAL})[- ](?P<q_u>quarter|half(?(q_p)|(?(q_y3)|(?=(?: of)? (?:\d{{4}}|fiscal|last year|this year|next year|the year|the decade)))))(?:(?: of)?\s(?:(?P<q_y>{YEAR})|(?:the \w+['’]s |its |their |the )?(?P<q_f>fiscal(?: year)?(?: \d{{4}})?)|(?P<q_r>(?:last|this|next|the) year|the decade)))?|\bq(?P<q_n>[1-4])(?:\s(?:of )?(?:(?P<q_y2>{YEAR})|(?P<q_r2>(?:last|this|next) year)))?)\b",
    "span": rf"(?:the )?(?P<sp_w>last|past|next|coming|previous) (?:(?:(?P<sp_l>{NUMBER}) (?:to|or) )?(?P<sp_n>{NUMBER}|few|several|couple of|dozen) (?P<sp_u>{LONG_UNIT}|season)s|(?<=[pl]ast )(?P<sp_h>\d+) hours)\b",
    "vague": r"(?:the turn of the century|(?:the )?(?:(?:most |more )?recent|past|coming|preceding|previous) (?:hours|days|weeks|months|years|seasons|decades|times)|the (?:next|last|following) (?:days|weeks|months|years|decades)|(?:(?:about|some|around|nearly|more than|over) )?\d+(?:\.\d+)? [mb]illion years ago)\b",
    "bare": r"(?:(?<=\bin )|(?<=\bof )|(?<=\bfor )|(?<=\bduring )|(?<=\bthroughout )|(?<=\bthrough ))the (?P<ba>day|year|quarter|month|fiscal year|night(?<=through the night))(?=[,.;]| (?:as|and|but|with|by|against|compared|to|on|from|was|were|is|are|had|has|after)\b)",
    "relday": rf"(?:(?:early|late) )?(?P<rd>today|yesterday|tomorrow|tonight|overnight|(?:the )?day (?:before|after) (?:yesterday|tomorrow))(?: {PART})?\b",
    "weekday": rf"(?:{EDGE}(?: on)? )?(?:(?P<wd_w>{THIS}) )?(?P<wd>{WEEKDAY})(?:s\b)?(?:[ -](?:{PART}|overnight))?(?:(?: of)? (?P<wd_x>last week|this week|next week))?",
    "relative": rf"(?:(?P<re_e>{EDGE}|earlier|later|later in|earlier in|sometime) )?(?P<re_w>the(?= weekend)|the (?:past|last|next)|last|next|this past|this|past|the coming|the previous|the following|the same|previous|following|that|the current|current|the next(?= day)|next(?= day)|the (?:whole|full|entire)(?! \w+ of)) (?P<re_u>day|week|weekend|month|quarter|year|decade|century|night|morning|afternoon|evening|hour|{SEASON}|{MONTH}|fiscal year|season|fortnight)\b(?: of (?P<re_y>{YEAR}))?",
    "edge": rf"(?P<ed_e>early|late|mid|earlier|later)(?:[- ](?:in )?)(?:the )?(?:(?P<ed_m>{MONTH})\b|(?P<ed_y>{YEAR})\b|(?P<ed_s>{SEASON})\b|(?:the )?(?P<ed_u>day|week|month|year)\b)",
    "season": rf"(?:the )?(?P<se>{SEASON}) (?:of )?(?:(?P<se_y>{YEAR})|(?P<se_r>last|this|next) year\b)",
    "inseason": rf"(?:(?<=\bin )|(?<=\bduring )|(?<=\bby )|(?<=\bsince )|(?<=\buntil ))(?:the )?(?:(?:early|late|mid)[- ])?(?P<sb>{SEASON})(?![\w-]| (?:of|training|break|camp|semester|session|holidays?|term|games|classes|sports?)\b)",
    "yearend": r"(?:the )?(?:(?:calendar )?year[- ]end|year['’]s end)\b",
    "feast": rf"(?P<fe_s>(?<=since ))?(?:(?P<fe_w>last|this|next) )?(?P<fe>{FEAST})(?!['’-]|\w)(?:,? (?P<fe_y>{YEAR})|(?P<fe_r> {NTH_YEAR}))?",
    "attacks": r"9/11(?!/)\b",
    "decade": r"(?:the )?(?:(?:early|late|mid)[- ])?(?:(?P<de>(?:1[0-9]|20)\d0)['’]?s|['’](?P<de2>\d0)s)\b|(?:the (?:early|late|mid)[- ]|(?:early|late|mid)[- ]|the )(?P<de4>[2-9]0)s\b|the (?:(?:early|late|mid)[- ])?(?P<de3>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    "century": r"(?:the )?(?:(?:early|late|mid)[- ])?(?:(?P<ce>\d{1,2})(?:st|nd|rd|th)|(?P<ce_w>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))[ -]century\b",
    "end": r"the (?!(?:rest|remainder) of \w+ season)(?:very )?(?:end|beginning|start|middle|close|rest|remainder) of (?P<of_r>the|this|last|next) (?P<of_u>week|weekend|month|quarter|year|decade|century|season)\b",
    "months": rf"(?P<ms_a>{MONTH})\s?(?:[-–—]|to|through)\s?(?P<ms_b>{MONTH})\b(?:,?\s(?P<ms_y>{YEAR}))?",
    "month": rf"(?P<mo>{MONTH})\b",
    "clock": rf"(?P<ck>{CLOCK})(?P<ck_z>{ZONE})?(?:,? (?:on )?(?:(?P<ck_w>{WEEKDAY}|today|yesterday|tomorrow)\b(?P<ck_p> {PART})?(?! ?,? (?:(?:{MONTH}) \d|\d{{1,2}} {MONTH}\b))|(?:{WEEKDAY},? )?(?:(?P<ck_m>{MONTH}) (?P<ck_d>{DAY})|(?P<ck_d2>{DAY}) (?P<ck_m2>{MONTH}))(?!\w)(?:,? (?P<ck_y>{YEAR}))?))?",
    "years": r"(?P<yr_a>(?:1[89]|20)\d\d)[-–—/](?P<yr_b>(?:1[89]|20)?\d\d)\b(?!-)",
    "year": rf"(?:the year (?=\d)|fiscal(?: year)? |(?P<ye_e>early|late|mid)[- ])?(?P<ye>{YEAR})\b(?![-–/]\d|\.\d|[- ]years?\b)",
}
_OPENERS = """
    mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun. last next this past previous following that today
    yesterday tomorrow tonight overnight early late mid earlier later sometime noon midnight dawn daybreak dusk nightfall sunrise sunset midday spring summer autumn
    fall winter the a an one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty
    forty fifty several many some just about nearly almost more less around few day fiscal very q1 q2 q3 q4 first
    second third fourth current each every mid-january mid-february mid-march mid-april mid-may mid-june mid-july
    mid-august mid-september mid-october mid-november mid-december early-morning thirteen fourteen sixteen
    seventeen eighteen nineteen final opening recent coming preceding previous its their year year-end christmas new easter good palm ash
    thanksgiving halloween valentine valentine's valentine’s st boxing independence labor memorial veterans martin presidents
    presidents' columbus bastille canada australia remembrance armistice juneteenth april bonfire dozen
"""
# Words behind which a date comes only where one of its nouns is near.
_UNITS = "minute hour day week weekend fortnight month quarter half year season decade century"
_NOUNS = """
    centuries ago earlier later before after previously hence back period time stage point times morning afternoon
    evening night noon midday lunchtime today yesterday tomorrow tonight now spring summer autumn fall winter fiscal
    twenties thirties forties fifties sixties seventies eighties nineties eve christmas easter thanksgiving halloween
    juneteenth prior million billion
"""
NOUNS = frozenset(
    [*_UNITS.split(), *(f"{unit}s" for unit in _UNITS.split()), "halves", *_NOUNS.split(), *MONTHS, *WEEKDAYS]
)
NOUNS |= {f"{day}s" for day in WEEKDAYS} | {*load("en").months_short} | {day[:3] for day in WEEKDAYS}
WITHIN = 6  # words from the first of a date to the first of its nouns: "the same three-month period last year"
LOOSE = frozenset(
    "the a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty several many some just about nearly almost more less "
    "around few very first second third fourth final opening current each every last next this past previous "
    "following that earlier later early late mid its their recent coming preceding sometime dozen new good".split()
)
STARTS = frozenset(
    [
        *MONTHS,
        *WEEKDAYS,
        *load("en").months_short,
        *(f"{short}." for short in load("en").months_short),
        *_OPENERS.split(),
    ]
)
