"""Number words, scales and units of the languages that grounding reads, as plain tables."""

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_DE = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
)
_ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve"
)
_FR = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_PT = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete "
    "dezoito dezanove"
)
_TENS = {
    20: "twenty zwanzig veinte vingt vinte",
    30: "thirty dreißig treinta trente trinta",
    40: "forty vierzig cuarenta quarante quarenta",
    50: "fifty fünfzig cincuenta cinquante cinquenta",
    60: "sixty sechzig sesenta soixante sessenta",
    70: "seventy siebzig setenta",
    80: "eighty achtzig ochenta oitenta",
    90: "ninety neunzig noventa",
    100: "hundred hundert cien ciento cent cem",
    1000: "thousand tausend mil mille",
}


def _numerals() -> dict[str, float]:
    table: dict[str, float] = {}
    for line in (_EN, _DE, _ES, _FR, _PT):
        for value, word in enumerate(line.split()):
            table.setdefault(word, float(value))
    for value, words in _TENS.items():
        table.update(dict.fromkeys(words.split(), float(value)))
    # An article or a conjunction far more often than a number.
    for word in ("uno", "un", "um", "six", "once", "mil", "seize"):
        table.pop(word, None)
    table.update({"six": 6.0, "mil": 1000.0, "duas": 2.0, "dezesseis": 16.0, "dezessete": 17.0, "dozen": 12.0})
    return table


NUMERALS = _numerals()

ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=2,
    )
} | {
    word: 10.0 * value
    for value, word in enumerate(
        "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(), start=3
    )
}

FRACTIONS = {
    "half": 0.5,
    "halves": 0.5,
    "thirds": 1 / 3,
    "two-thirds": 2 / 3,
    "three-quarters": 0.75,
    "one-third": 1 / 3,
}

# Rough amounts: a statement may say "dozens" where its evidence does, or has an amount of some dozens.
VAGUE = (
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "dutzende",
    "hunderte",
    "tausende",
    "millionen",
    "decenas",
    "cientos",
    "dizaines",
    "centaines",
    "milliers",
    "dezenas",
    "centenas",
    "milhares",
)

# From how many on they are so called; a thousand times as many are called otherwise.
VAGUE_FROM = {"dozens": 24.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9}

SCALES = {
    word: scale
    for scale, words in {
        1e3: "thousand thousands tausend tsd mil mille milliers k",
        1e6: "million millions m mn mio millionen millón millones milhão milhões",
        1e9: "billion billions bn mrd milliarde milliarden milliard milliards",
        1e12: "trillion trillions tn billionen 兆",
        1e4: "万 만",
        1e8: "億 亿 억",
    }.items()
    for word in words.split()
}

PERCENT = frozenset("% percent pct percentage prozent pourcent".split())

CURRENCIES = {
    "$": "$",
    "US$": "$",
    "A$": "A$",
    "C$": "C$",
    "HK$": "HK$",
    "R$": "R$",
    "€": "€",
    "£": "£",
    "¥": "¥",
    "₹": "₹",
    "₽": "₽",
    "₩": "₩",
    **dict.fromkeys("DOLLAR DOLLARS USD DÓLAR DÓLARES DÓLARS".split(), "$"),
    **dict.fromkeys("EURO EUROS EUR".split(), "€"),
    **dict.fromkeys("POUND POUNDS GBP STERLING PFUND LIBRAS".split(), "£"),
    **dict.fromkeys("YEN YENS JPY".split(), "¥"),
    **dict.fromkeys("RUPEE RUPEES".split(), "₹"),
    **dict.fromkeys("ROUBLE ROUBLES RUBLE RUBLES".split(), "₽"),
    **dict.fromkeys("PESO PESOS".split(), "peso"),
    **dict.fromkeys("YUAN RENMINBI".split(), "yuan"),
    **dict.fromkeys("FRANC FRANCS FRANKEN".split(), "franc"),
    **dict.fromkeys("KRONA KRONOR KRONE KRONER NOK SEK DKK CROWN CROWNS KRONEN KORUNA".split(), "krone"),
    **{
        form: name.lower()
        for name in "SHILLING ZŁOTY FORINT LIRA RAND DINAR DIRHAM RIYAL RIAL BAHT NAIRA CEDI RINGGIT RUPIAH".split()
        for form in (name, f"{name}S")
    },
    **dict.fromkeys("METICAL METICAIS".split(), "metical"),
    **dict.fromkeys("PENCE PENNY".split(), "pence"),
}

MEASURES = {
    word: unit
    for unit, words in {
        "km": "km kilometer kilometers kilometre kilometres kilómetros kilomètres quilómetros quilômetros",
        "mile": "mile miles meile meilen milla millas mi",
        "metre": "meter meters metre metres metro metros mètre mètres",
        "foot": "foot feet ft",
        "mm": "mm millimeter millimeters millimetre millimetres milímetros milímetro millimètres",
        "cm": "cm centimetros centímetros centimètres centimeter centimeters centimetre centimetres zentimeter",
        "hectare": "hectare hectares hektar hectáreas ha",
        "acre": "acre acres",
        "mg": "mg milligram milligrams milligramm miligramos milligrammes",
        "g": "g gram grams gramm gramos grammes",
        "kg": "kg kilo kilos kilogram kilograms kilogramm",
        "tonne": "ton tons tonne tonnes tonnen toneladas",
        "litre": "liter liters litre litres litros",
        "hour": "hour hours stunde stunden hora horas heure heures",
        "second": "seconds sekunde sekunden segundos secondes",
        "minute": "minute minutes minuten minuto minutos",
        "day": "day days tag tage tagen día días jour jours dia dias",
        "week": "week weeks woche wochen semana semanas semaine semaines",
        "month": "month months monat monate monaten mes meses mois mês",
        "year": "year years jahr jahre jahren año años an ans ano anos",
        "decade": "decade decades jahrzehnt jahrzehnte jahrzehnten década décadas décennie décennies",
        "century": "century centuries jahrhundert jahrhunderte siglo siglos siècle siècles século séculos",
        "kw": "kw kilowatt kilowatts",
        "mw": "mw megawatt megawatts",
        "gw": "gw gigawatt gigawatts",
        "inch": "inch inches zoll pulgada pulgadas pouce pouces",
        "yard": "yard yards",
        "pound": "lb lbs",
        "ounce": "oz ounce ounces",
        "gallon": "gallon gallons",
        "barrel": "barrel barrels fass barriles",
        "knot": "knot knots knoten nudos nœuds",
        "kmh": "kph km/h kmh",
        "mph": "mph",
        "degree": "degree degrees grad grados degrés graus °",
        "hectopascal": "hpa hectopascal hectopascals millibar millibars",
        "decibel": "decibel decibels dezibel decibelios",
        "point": "point points basis-points",
    }.items()
    for word in words.split()
}

# Measures of one dimension, and how many of its smallest each is: "half an hour" is 30 minutes.
BASES = {
    "second": ("time", 1.0),
    "minute": ("time", 60.0),
    "hour": ("time", 3600.0),
    "day": ("time", 86400.0),
    "week": ("time", 604800.0),
    "month": ("months", 1.0),
    "year": ("months", 12.0),
    "decade": ("months", 120.0),
    "century": ("months", 1200.0),
    "mm": ("length", 1.0),
    "cm": ("length", 10.0),
    "metre": ("length", 1e3),
    "km": ("length", 1e6),
    "mg": ("mass", 1.0),
    "g": ("mass", 1e3),
    "kg": ("mass", 1e6),
    "tonne": ("mass", 1e9),
}
