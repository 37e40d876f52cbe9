"""The language is told by its small words and its script, and not told where that is not sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.read.language import detect_language

PROSE = {
    "en": "The council voted on Monday to rebuild the bridge, and the mayor said that it will cost the town 12 "
    "million.",
    "es": "El consejo votó el lunes reconstruir el puente, y la alcaldesa dijo que la obra costará a la ciudad mucho.",
    "fr": "Le conseil a voté lundi pour reconstruire le pont, et la maire a déclaré que les travaux seront "
    "dans la ville.",
    "de": "Der Rat stimmte am Montag für den Neubau der Brücke, und die Bürgermeisterin sagte, dass er zu teuer ist.",
    "pt": "O conselho votou na segunda-feira para reconstruir a ponte, e a prefeita disse que não é uma obra "
    "do estado.",
    "it": "Il consiglio ha votato lunedì per ricostruire il ponte, e la sindaca ha detto che non è una spesa "
    "della città.",
    "nl": "De raad stemde maandag voor het herstel van de brug, en de burgemeester zei dat het niet te duur is "
    "voor de stad.",
    "ca": "El consell va votar dilluns reconstruir el pont, i l'alcaldessa va dir que és una obra amb els "
    "diners del país.",
    "sv": "Rådet röstade på måndagen för att bygga om bron, och borgmästaren sade att det inte är för dyrt för staden.",
    "pl": "Rada głosowała w poniedziałek za odbudową mostu, a burmistrz powiedziała, że to nie jest drogie dla miasta.",
    "ru": "Совет проголосовал в понедельник за восстановление моста, и мэр заявила, что это не дорого для города.",
    "uk": "Рада проголосувала в понеділок за відновлення мосту, і мер заявила, що це не дорого для міста та людей.",
    "bg": "Съветът гласува в понеделник да се възстанови мостът и кметът каза, че това не е скъпо за града.",
    "ar": "صوت المجلس يوم الاثنين على إعادة بناء الجسر وقالت العمدة إن ذلك لا يكلف المدينة كثيرا من المال في "
    "هذا العام.",
    "fa": "شورا روز دوشنبه به بازسازی پل رأی داد و شهردار گفت که این کار برای شهر گران نیست و از بودجه آن را می دهند.",
    "hi": "परिषद ने सोमवार को पुल के पुनर्निर्माण के लिए मतदान किया और महापौर ने कहा कि यह शहर के लिए महंगा नहीं है।",
    "zh": "市议会周一投票决定重建这座桥，市长表示，这对城市来说并不昂贵。",
    "ja": "市議会は月曜日、橋の再建を決議し、市長は市にとって高くないと述べた。",
    "ko": "시의회는 월요일 다리를 재건하기로 결정했으며 시장은 비용이 많이 들지 않는다고 말했다.",
    "el": "Το συμβούλιο ψήφισε τη Δευτέρα την ανοικοδόμηση της γέφυρας.",
}


@pytest.mark.parametrize("language", PROSE)
def test_a_sentence_of_news_tells_its_language(language: str) -> None:
    assert detect_language(PROSE[language]) == language


@pytest.mark.parametrize(
    "text", ["", "12 345 – 67", "Xyzzy plugh foo bar baz quux corge", "Garcia Harfuch, Omar; Zürich"]
)
def test_what_is_not_sure_is_none(text: str) -> None:
    assert detect_language(text) is None


@given(st.text())
def test_any_text_has_a_primary_tag_or_none(text: str) -> None:
    language = detect_language(text)
    assert language is None or (language.isalpha() and language.islower() and len(language) == 2)


# One sentence each: of what only a few small words are there, a language is told all the same, or none.
SHORT = {
    "pt": "A câmara disse na terça-feira que a ponte vai continuar fechada durante dois meses devido a fissuras.",
    "gl": "O concello dixo o martes que a ponte seguirá pechada dous meses polas fendas que hai nos seus piares.",
    "nb": "Kommunen sa tirsdag at broen blir stengt i to måneder på grunn av sprekker, og at det ikke er farlig.",
    "da": "Kommunen sagde tirsdag, at broen bliver lukket i to måneder på grund af revner, og at det ikke er farligt.",
    "lv": "Pašvaldība otrdien paziņoja, ka tilts divus mēnešus būs slēgts, jo tā balstos ir plaisas.",
    "lt": "Savivaldybė antradienį pranešė, kad tiltas bus uždarytas du mėnesius, nes jo atramose yra įtrūkimų.",
    "et": "Linn teatas teisipäeval, et sild on kaks kuud suletud, sest selle sammastes on praod ja see ei ole ohutu.",
    "hr": "Grad je u utorak objavio da će most biti zatvoren dva mjeseca zbog pukotina u stupovima.",
    "sk": "Mesto v utorok oznámilo, že most bude dva mesiace zatvorený pre trhliny, ktoré sa našli v zime.",
    "sl": "Občina je v torek sporočila, da bo most dva meseca zaprt zaradi razpok v stebrih in da to ni nevarno.",
    "sq": "Bashkia tha të martën se ura do të qëndrojë e mbyllur për dy muaj për shkak të çarjeve.",
    "eu": "Udalak esan zuen asteartean zubia bi hilabetez itxita egongo dela, eta ez dela segurua izan.",
    "vi": "Chính quyền cho biết hôm thứ Ba rằng cây cầu sẽ đóng cửa trong hai tháng vì các vết nứt ở trụ cầu.",
    "ar": "قالت البلدية يوم الثلاثاء إن الجسر سيبقى مغلقا لمدة شهرين بسبب تشققات في أعمدته.",
}


@pytest.mark.parametrize("language", SHORT)
def test_one_sentence_of_a_smaller_language_is_not_taken_for_a_larger_one(language: str) -> None:
    assert detect_language(SHORT[language]) == language
