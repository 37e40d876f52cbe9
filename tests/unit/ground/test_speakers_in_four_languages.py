"""Speakers in Spanish, French, German and Portuguese: whom the article's own verbs give its words, and nobody else."""

import pytest
from msgspec.structs import replace

from wirebrief.article import Span
from wirebrief.ground.asides import opening_name
from wirebrief.ground.cues import attributions
from wirebrief.ground.names import Names
from wirebrief.ground.source import Source
from wirebrief.ground.speakers import Speakers
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits

SENTENCES = [
    ("es", '"      ", ha explicado la alcaldesa de Lugo.', "la alcaldesa de Lugo", "explicado"),
    ("es", '"      ", señaló, por lo demás, Leo Costa.', "Leo Costa", "señaló"),
    ("es", 'Durante su visita, ha explicado que "      ".', "", "explicado"),
    ("es", "Explicó que las obras siguen.", "", "Explicó"),
    ("es", "Pero Leo Costa, vecino de Lugo, dijo por teléfono a la AP que no.", "Pero Leo Costa", "dijo"),
    ("fr", "«      », a précisé à l’AFP le maire de Lyon.", "le maire de Lyon", "précisé"),
    ("fr", "Le pont a cédé (Doubs), a indiqué lundi le procureur.", "le procureur", "indiqué"),
    ("fr", "«      », s’est emporté Jean Morel, à bout.", "Jean Morel", "emporté"),
    ("fr", "«      », a insisté M. Morel.", "Morel", "insisté"),
    ("de", "Weiter sagte der junge Mann aus, er habe geschlafen.", "der junge Mann", "sagte"),
    (
        "de",
        "„      “, versprach Geschäftsführer Sven von der Heydt.",
        "Geschäftsführer Sven von der Heydt",
        "versprach",
    ),
    ("de", "Neun Menschen wurden verletzt, wie die Polizei mitteilte.", "wie die Polizei", "mitteilte"),
    ("pt", '"      ", disse à Lusa o comandante Rui Prado.', "o comandante Rui Prado", "disse"),
    ("pt", "Em nota, a empresa afirmou que pagará.", "a empresa", "afirmou"),
    ("fr", "Pour Jean Morel, le plan est «      ».", "Jean Morel", "Pour"),
    ("pt", "Na visão do líder do Partido, o país quer “      ”.", "líder do Partido", "Na visão do"),
    ("fr", "Voici les mots de la page de Lugo choisis par Jean Morel : «      ».", "Jean Morel", ":"),
    ("de", "Bürgermeister Karl Sommer: „      “", "Bürgermeister Karl Sommer", ":"),
    ("es", "«      », donde –señaló– los bomberos trabajan.", "", "señaló"),
    ("es", "Salvamento Norte (SN) informó el 3 de mayo que no hay heridos.", "Salvamento Norte", "informó"),
    ("pt", "O navio afundou, informou hoje a Marinha do Norte.", "a Marinha do Norte", "informou"),
    ("fr", '"      ", a précisé, samedi 7 mars, un porte-parole.', "un porte-parole", "précisé"),
    ("fr", "«      », ajoute de son côté Anne Morel.", "Anne Morel", "ajoute"),
    ("es", "«      », ha explicado este martes la consejera.", "la consejera", "explicado"),
    ("fr", "«      », a ajouté mardi sur Radio Port le maire de Lugny.", "le maire de Lugny", "ajouté"),
    ("es", "Tal y como explicó Rosa Pena, el barrio espera.", "Rosa Pena", "explicó"),
    ("fr", "Selon M. Morel, le port est sûr.", "Morel", "Selon"),
    ("es", "«      », dijo Costa al canal Ocho desde el puerto.", "Costa", "dijo"),
    ("pt", "“      ”, disse Rui Prado aos jornalistas.", "Rui Prado", "disse"),
    ("de", "„      “, sagte Costa der Zeitung „      “.", "Costa", "sagte"),
    ("de", "„      “, sagte Ruth von der Heydt dem Sender.", "Ruth von der Heydt", "sagte"),
    ("de", "„      “, sagte die Sprecherin der Bahn.", "die Sprecherin der Bahn", "sagte"),
]


@pytest.mark.parametrize(("language", "sentence", "subject", "cue"), SENTENCES)
def test_the_subject_of_a_verb_of_saying_is_found_before_or_behind_it(
    language: str, sentence: str, subject: str, cue: str
) -> None:
    assert [(one.subject, one.cue) for one in attributions(sentence, language=language)] == [(subject, cue)]


def test_a_fire_that_breaks_out_says_nothing() -> None:
    assert not attributions("L’incendie s’est déclaré vers 10 heures.", language="fr")


def test_a_rarer_verb_that_a_draft_names_has_its_subject_behind_its_sich() -> None:
    assert [one.subject for one in attributions("„      “, empört sich Karl Sommer.", "empört", "de")] == [
        "Karl Sommer"
    ]


def test_blanked_words_before_a_comma_are_no_subject() -> None:
    for sentence in (
        "         , raconte le gérant, la porte, close, a cédé.",
        "      , , , said Ana Ruiz, who left, said.",
    ):
        assert all(one.subject.strip() == one.subject for one in attributions(sentence, language="fr"))
    assert opening_name("         , raconte le gérant") == ""


def test_a_motto_of_somebody_s_is_not_given_to_them() -> None:
    assert not attributions("El lema de la campaña de Ana Ruiz: «        ».", language="es")


def test_in_english_only_the_verbs_of_english_and_what_stands_before_them_count() -> None:
    assert [one.subject for one in attributions("Ana Ruiz, who left, said it was over.")] == ["Ana Ruiz"]
    assert not attributions("Weiter sagend, ging sie fort.")


def given_to(text: str, language: str, words: str, *names: str) -> list[str]:
    """Return to which of the names the article gives the words."""
    article = replace(read_article(text.encode(), "a.txt", ReadLimits(min_words=1)), language=language)
    source = Source(article)
    speakers, at = Speakers(source, Names(source)), article.text.index(words)
    return [name for name in names if speakers.attributed(name, Span(at, at + len(words)))]


def test_an_office_inside_a_sentence_is_that_of_the_name_behind_its_comma() -> None:
    text = (
        "La policía detuvo ayer a un asesor de la alcaldesa de la capital, Clara Olmedo, tras una larga búsqueda.\n\n"
        "El concejal Leo Costa pidió calma. “No vamos a parar hasta saber toda la verdad”, ha dicho la alcaldesa."
    )
    assert given_to(text, "es", "No vamos a parar", "Clara Olmedo", "Leo Costa") == ["Clara Olmedo"]


def test_a_verb_alone_is_that_of_the_holder_of_the_office_who_spoke_before() -> None:
    text = (
        "A ministra do Meio Ambiente, Marina Prado, falou na quarta-feira depois do deputado Rui Costa.\n\n"
        "“O aumento foi grande em todo o país”, afirmou a ministra. “A seca fez o resto”, completou."
    )
    assert given_to(text, "pt", "A seca fez o resto", "Marina Prado", "Rui Costa") == ["Marina Prado"]


def test_what_an_office_is_of_is_no_part_of_its_holder_s_name() -> None:
    text = (
        "A ministra da Agricultura Teresa Prado afirmou na quarta-feira que os dados estão errados.\n\n"
        "O Brasil precisa de um dado correto. Ela afirmou que não contesta o instituto. “Temos tempo”, afirmou."
    )
    assert given_to(text, "pt", "Temos tempo", "Teresa Prado") == ["Teresa Prado"]


def test_a_german_compound_is_an_office_and_no_first_name() -> None:
    text = (
        "Politiker wie der Kieler Innenminister Sommerauer drängen auf neue Regeln.\n\n"
        "Die Wehren brauchen laut Innenminister Karl Sommerauer mehr Geld. „Das dauert zu lange“, sagte Sommerauer."
    )
    assert given_to(text, "de", "Das dauert", "Karl Sommerauer") == ["Karl Sommerauer"]


def test_a_noun_means_the_same_man_at_each_verb_of_a_sentence() -> None:
    text = (
        "La concejala Clara Olmedo abrió el foro. El alcalde Leo Costa ha traído su plan para el puerto.\n\n"
        "El mandatario dijo que verá a Clara Olmedo “muy pronto”, y aseguró que el puerto “va cada vez mejor”."
    )
    for words in ("muy pronto", "va cada vez mejor"):
        assert given_to(text, "es", words, "Clara Olmedo", "Leo Costa") == ["Leo Costa"]


OFFICES = [  # language, text, words of Jean Morel
    (
        "fr",
        "Le président de Tolumbie Jean Morel a parlé. « Rien ne change ici », a déclaré le président tolumbien.",
        "Rien ne change",
    ),
    (
        "fr",
        "Le président de Tolumbie Jean Morel a parlé. « Rien ne change ici », a ajouté le chef de l’État.",
        "Rien ne change",
    ),
    (
        "pt",
        "Falou o comandante regional dos Portos (APN), Jean Morel. Segundo o comandante regional, “o mar sobe”.",
        "o mar sobe",
    ),
    (
        "es",
        "El alcalde Jean Morel abrió el acto.\n\nMorel dijo que habrá obras y calificó el plan de “muy necesario”.",
        "muy necesario",
    ),
]


@pytest.mark.parametrize(("language", "text", "words"), OFFICES)
def test_an_office_with_an_adjective_or_by_another_name_is_its_bearer_s(language: str, text: str, words: str) -> None:
    assert given_to(text, language, words, "Jean Morel") == ["Jean Morel"]


def test_an_adjective_tells_two_holders_of_an_office_apart() -> None:
    text = (
        "El presidente tolumbio, Leo Costa, recibió al presidente lugareño, Rui Lima, en el palacio.\n\n"
        "“No habrá más visitas este año”, dijo el presidente lugareño."
    )
    assert given_to(text, "es", "No habrá", "Leo Costa", "Rui Lima") == ["Rui Lima"]


def test_a_pronoun_may_be_somebody_whom_nobody_names() -> None:
    text = "« Le port restera fermé », a indiqué un porte-parole du syndicat. « Nous ne céderons pas », a-t-il ajouté."
    assert given_to(text, "fr", "Nous ne céderons", "un porte-parole du syndicat") == ["un porte-parole du syndicat"]


@pytest.mark.parametrize(
    ("language", "text", "words", "body"),
    [
        ("fr", "La CGT a dénoncé ce choix. « Rien ne change ici », assure le syndicat.", "Rien", "CGT"),
        ("de", "Die IG Metall kritisierte ihn. „Das reicht nicht aus“, erklärte die Gewerkschaft.", "Das", "IG Metall"),
    ],
)
def test_a_noun_for_a_body_is_that_of_which_the_sentence_before_told(
    language: str, text: str, words: str, body: str
) -> None:
    assert given_to(text, language, words, body, "Ana Ruiz") == [body]


def test_a_noun_for_a_body_is_no_woman() -> None:
    text = "Ana Ruiz criticó el plan. “No llega a tiempo para nadie”, subrayó el sindicato."
    assert given_to(text, "es", "No llega", "Ana Ruiz") == []
