"""Tell an article's language from its script and its commonest small words; no model, no download."""

import re
from collections import Counter

SAMPLE = 6_000
"""Code points looked at: function words settle a language within a thousand words."""
LEAST_WORDS = 4
"""Small words that must be seen before a language is named: below that, names and loan words decide."""
LEAD = 1.25
"""How much oftener the best language's words must occur than the next one's."""
LEAST_LETTERS = 20

_SMALL_WORDS = {
    "en": "the of and to in that is was for it with as on be at by this had not are but from or have an they which "
    "were his her he she said has will been",
    "es": "el la de que y en los del se las por un para con una su al lo como más pero sus le ya fue este ha sí "
    "porque esta entre cuando muy sin sobre también según",
    "fr": "le la les de des et en du un une est que qui dans pour sur pas au par il avec sont ce plus cette aux ont "
    "ses mais elle été leur nous selon",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
    "er hat dass sie nach wird bei einer um am sind noch wie",
    "pt": "o a de que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à "
    "seu sua ou ser são também pelo pela segundo vai disse foram até já há depois durante sobre nas nos às",
    "it": "il di che e la in un è per una del non con sono i si da le al come più anche dei della nel alla ha ma "
    "gli lo delle dal su questo secondo",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er die om ook als dan maar bij nog uit naar "
    "heeft hij door over ze werd worden wordt",
    "ca": "el la de que i en els del les per un una amb no és al ha han dels més com però aquest aquesta són seva va "
    "hi als seus fins",
    "ro": "de și în a la cu din pe care o că pentru nu un este mai au sau fost sunt prin după",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var från kommer",
    "da": "og i at det er en til på af for med den har de ikke som der et var han men fra også blev "
    "bliver sagde sig skal kan mod efter",
    "nb": "og i det er en til på av for med som har de ikke at et var han men fra også etter "
    "blir ble sa seg skal kan mot",
    "fi": "ja on että ei oli se hän mutta ovat myös kun niin kuin joka sen tai mukaan",
    "pl": "w i na z się do nie to że jest o od po za jak przez ale był dla oraz które",
    "cs": "a v se na je že s z do o i to k ve pro za by ale jsou podle také které který která bude kvůli při byl",
    "hu": "a az és hogy nem is egy volt meg de ez el már még csak szerint",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne kadar sonra dedi",
    "id": "yang dan di dengan untuk dari ini itu pada dalam tidak akan adalah juga telah oleh",
    "vi": "và của là có được cho trong một các những với đã không người này sẽ biết vì ở tại từ khi đến hôm",
    "gl": "o a de que e do da en un unha para é non os as na no polo pola polas máis como ao foi ten seus súa tamén "
    "dixo dous coa co das dos nos nas seu",
    "et": "ja on et ei oli see ta ka mis kui aga oma või ning seda välja üle pärast kes selle mida sest",
    "lv": "un ir ka no ar uz par to kas bija pēc kā bet arī nav tas pie vai lai gan jo tā tiek būs",
    "lt": "ir kad yra į iš su o tai ne buvo po bet dėl kaip už ar bus nuo jo jos apie taip pat nes",
    "hr": "i je u da se na su za od s nije to koji će a biti kao zbog što ili iz bi te koja koje",
    "sk": "a v sa na že je s do o z si ako to sú za nie aj pre podľa ktorý ktoré ale pri po bude alebo aby",
    "sl": "in je v da na se za so z bi ki pa od do s kot ni tudi po iz bo ter pri zaradi",
    "sq": "të e në dhe për me një se që nga është i ka më do nuk si tha u kjo por",
    "eu": "eta da du ez dela bat dute egin izan ere zuen baina den dira zen dago gehiago bi",
}
_CYRILLIC_WORDS = {
    "ru": "и в не на что с по как это его из за от но к он для были был была также",
    "uk": "і в не на що з за як це його до від але у він для та є було також",
    "bg": "и в не на че с по за от се да е са това като към при",
    "sr": "и у не на да је се за од са су што као али који",
    "be": "і ў не на што з за як гэта яго да ад але у ён для",
}
_ARABIC_WORDS = {
    "ar": "في من على أن إلى عن التي الذي مع هذا كان قال بعد ما لا هذه قالت إن يوم خلال وقال بين أو حتى كما سبب بسبب",
    "fa": "و در به از که این را با است برای آن یک می های",
    "ur": "کے میں کی ہے اور سے کو کا نے کہ پر ہیں",
}
_DEVANAGARI_WORDS = {
    "hi": "के में की है और से को का ने कि पर हैं था यह",
    "mr": "आणि आहे या च्या ने मध्ये ला की हे होते",
    "ne": "र को मा छ ले का भने लाई यो छन्",
}
_WORDS_OF_SCRIPT = {
    script: {language: frozenset(words.split()) for language, words in languages.items()}
    for script, languages in (
        ("Latin", _SMALL_WORDS),
        ("Cyrillic", _CYRILLIC_WORDS),
        ("Arabic", _ARABIC_WORDS),
        ("Devanagari", _DEVANAGARI_WORDS),
    )
}
_SCRIPTS = {
    "Latin": "À-ɏḀ-ỿ", "Cyrillic": "Ѐ-ӿ", "Arabic": "؀-ۿ", "Devanagari": "ऀ-ॿ", "Kana": "ぁ-ヿ", "Hangul": "가-힣",
    "Han": "一-鿿㐀-䶿", "Greek": "Ͱ-Ͽ", "Hebrew": "א-ת", "Thai": "ก-๛", "Bengali": "ঀ-৿", "Tamil": "஀-௿",
    "Georgian": "Ⴀ-ჿ", "Armenian": "Ա-֏",
}  # fmt: skip
_LANGUAGE_OF_SCRIPT = {
    "Hangul": "ko", "Han": "zh", "Greek": "el", "Hebrew": "he", "Thai": "th", "Bengali": "bn", "Tamil": "ta",
    "Georgian": "ka", "Armenian": "hy",
}  # fmt: skip
_ASCII = re.compile(r"[\x00-\x7f]+")
_NO_LETTERS = bytes(code for code in range(0x80) if not chr(code).isalpha())
KANA_SHARE = 0.1
"""Japanese prose holds far more kana than this among its letters; Chinese holds hardly any."""


def detect_language(text: str) -> str | None:
    """Return the BCP 47 primary tag of the language that most of the text is in, None where that is not sure."""
    sample = text[:SAMPLE]
    beyond = _ASCII.sub("", sample)  # of most articles a few marks: quick to look through for each script
    letters = {script: len(re.findall(f"[{ranges}]", beyond)) for script, ranges in _SCRIPTS.items()}
    letters["Latin"] += len(sample.encode("ascii", "ignore").translate(None, delete=_NO_LETTERS))
    total = sum(letters.values())
    if total < LEAST_LETTERS:
        return None
    if (
        letters["Kana"] > KANA_SHARE * (letters["Kana"] + letters["Han"])
        and letters["Kana"] + letters["Han"] > total / 2
    ):
        return "ja"
    script = max(letters, key=letters.__getitem__)
    if script in _WORDS_OF_SCRIPT:
        return _by_words(sample, _WORDS_OF_SCRIPT[script])
    return _LANGUAGE_OF_SCRIPT.get(script)


def _by_words(sample: str, languages: dict[str, frozenset[str]]) -> str | None:
    """Count each language's small words; a word that several have counts for each of them that much less."""
    seen = Counter(re.findall(r"[^\W\d_][\w\u0900-\u097f]*", sample.lower()))
    words = {language: listed & seen.keys() for language, listed in languages.items()}
    shared = Counter(word for known in words.values() for word in known)
    scores = {language: sum(seen[word] / shared[word] for word in known) for language, known in words.items()}
    best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    if sum(seen[word] for word in words[best]) < LEAST_WORDS or scores[best] < LEAD * scores[second]:
        return None
    return best
