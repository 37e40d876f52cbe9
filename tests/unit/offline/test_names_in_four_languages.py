"""Names in Spanish, French, German and Portuguese: bodies with small letters, towns, clubs, nouns that are none."""

import pytest

from support.offline_asking import draft_of

BODY = "Autoridade Nacional de Emergência e Proteção Civil"
FOUND = [
    ("fr", "Le rapport de la Cour des comptes au Parlement est sévère, dit Jean Morel.", "Cour des comptes"),
    ("fr", "Selon l’Agence régionale de santé, l’air est sain.", "Agence régionale de santé"),
    ("fr", "Le débat reprend mardi à l’Assemblée nationale, a dit Jean Morel.", "Assemblée nationale"),
    ("fr", "Le plan du ministère de la Santé est prêt, a dit Jean Morel.", "ministère de la Santé"),
    ("fr", "Le tribunal de commerce de Lyon doit statuer en mars.", "tribunal de commerce de Lyon"),
    ("fr", "La centrale a convoqué les employés d’Altabri, où 200 postes sont menacés.", "Altabri"),
    ("es", "El entrenador del Lugo pidió gol, y el delantero marcó dos goles en el partido de liga.", "Lugo"),
    ("de", "Das Landgericht Hechingen hat den Mann freigesprochen.", "Landgericht Hechingen"),
    ("de", "Der Streik traf die Deutsche Bahn hart. Ein Sprecher der Deutschen Bahn bat um Geduld.", "Deutsche Bahn"),
    ("de", "Das meldete am Montag die Nordische Presse-Agentur.", "Nordische Presse-Agentur"),
    ("fr", "Les syndicats CGT-Cheminots et SUD-Rail ont appelé à la grève.", "CGT-Cheminots"),
    ("fr", "Le plan du ministère de la Transition écologique est prêt.", "ministère de la Transition écologique"),
    ("pt", "O aviso veio da Autoridade Nacional de Emergência e Proteção Civil.", BODY),
    ("pt", "O tiro foi ouvido no bar Dois Irmãos, em Lisboa.", "Dois Irmãos"),
]


@pytest.mark.parametrize(("language", "text", "name"), FOUND)
def test_a_body_is_found_whole(language: str, text: str, name: str) -> None:
    assert name in [one.name for one in draft_of(text, language=language).who if one.kind == "organisation"]


def test_an_office_keeps_the_body_that_it_speaks_for() -> None:
    draft = draft_of("Habló la portavoz del Ejecutivo y ministra de Hacienda, Ana Ruiz.", language="es")

    roles = {one.name: one.role for one in draft.who}
    assert roles["Ana Ruiz"] == "portavoz del Ejecutivo y ministra de Hacienda"


PLACES = [
    ("fr", "Le maire de Mandrevel, Jean Morel, a vu les flammes près de chez lui.", "Mandrevel"),
    ("pt", "O fogo lavra na freguesia de Alvidar desde domingo.", "Alvidar"),
    ("es", "La erupción del volcán Tolumbo dejó cenizas.", "Tolumbo"),
    ("de", "Das Lokal in der Ketschengasse brannte aus.", "Ketschengasse"),
    ("de", "Am Montag hat Brandenburgs Ministerin Anke Sommer gesprochen.", "Brandenburgs"),
    ("pt", "O caso ocorreu em Dayton (Ohio), na segunda-feira.", "Dayton"),
    ("es", "SANTA CRUZ DE TENERIFE 7 feb. (AGENCIA) - El puerto reabrió.", "Santa Cruz de Tenerife"),
]


@pytest.mark.parametrize(("language", "text", "name"), PLACES)
def test_the_noun_before_a_name_tells_that_it_is_a_place(language: str, text: str, name: str) -> None:
    assert name in [one.name for one in draft_of(text, language=language).where]


def test_german_nouns_that_are_family_names_too_are_nouns_behind_an_article() -> None:
    text = "Am Ende wurde der Brand gelöscht, die Polizei sucht Zeugen, sagte Karl Brand am Montag."
    assert [one.name for one in draft_of(text, language="de").who] == ["Karl Brand"]


def test_letters_before_a_name_are_no_given_name() -> None:
    text = "« Le groupe profite de la crise », a estimé Jean Morel, coordinateur CGT Altabri."
    assert [one.name for one in draft_of(text, language="fr").who if one.kind == "person"] == ["Jean Morel"]


ROLES = [
    ("fr", "Le président d’Haïti Mévil Dorcé a parlé.", "Mévil Dorcé", "président d’Haïti"),
    (
        "fr",
        "Le président du directoire de la SNCF Guillaume Morel a parlé.",
        "Guillaume Morel",
        "président du directoire de la SNCF",
    ),
    ("fr", "Le ministre chargé des ports Jean Morel a parlé.", "Jean Morel", "ministre chargé des ports"),
    (
        "es",
        "El jefe de Puertos (PL) del estado Lugo, Leo Costa, habló.",
        "Leo Costa",
        "jefe de Puertos (PL) del estado Lugo",
    ),
    ("fr", "« Rien », a prévenu Jean Morel, maire de Lyon.", "Jean Morel", "maire de Lyon"),
]


@pytest.mark.parametrize(("language", "text", "name", "role"), ROLES)
def test_an_office_keeps_what_it_is_of_and_its_brackets(language: str, text: str, name: str, role: str) -> None:
    assert {one.name: one.role for one in draft_of(text, language=language).who}[name] == role


def test_a_land_before_a_name_is_a_place_of_its_own() -> None:
    draft = draft_of("Le président d’Haïti Mévil Dorcé a parlé.", language="fr")
    assert [one.name for one in draft.where] == ["Haïti"]


NO_HOLDERS = [
    ("pt", "Na visão do líder do Partido, Ana Prado quis eleições.", "Ana Prado"),
    ("fr", "L’avocate de la famille Jean Morel a parlé.", "Jean Morel"),
    ("es", "El presidente del club de Ana Ruiz habló.", "Ana Ruiz"),
]


@pytest.mark.parametrize(("language", "text", "name"), NO_HOLDERS)
def test_who_only_stands_behind_an_office_does_not_hold_it(language: str, text: str, name: str) -> None:
    assert {one.name: one.role for one in draft_of(text, language=language).who}.get(name) is None


NO_NAMES = [
    ("de", "Die Stadt ist am Ende nicht in der Lage, das Rathaus zu heizen.", {"Ende", "Lage"}),
    ("fr", "L’intelligence artificielle (IA) change tout, dit Jean Morel.", {"IA"}),
    ("es", "El presidente de la República y el Gobierno callan.", {"República", "Gobierno"}),
    ("pt", "Falou o Comandante Operacional Distrital da zona.", {"Operacional Distrital"}),
]


@pytest.mark.parametrize(("language", "text", "words"), NO_NAMES)
def test_what_every_country_and_office_has_is_no_name(language: str, text: str, words: set[str]) -> None:
    draft = draft_of(text, language=language)
    assert not words & ({one.name for one in draft.who} | {one.name for one in draft.where})


LANDS = [
    ("fr", "Le pont de Dresden a été fermé mardi en Allemagne.", "Dresden", "Allemagne"),
    ("de", "Die Brücke in Dresden wurde am Dienstag gesperrt.", "Dresden", "Deutschland"),
    ("es", "El puente de Marbella se cerró el martes.", "Marbella", "España"),
    ("pt", "A ponte de Cascais fechou na terça-feira.", "Cascais", "Portugal"),
    ("fr", "Le séisme aux Philippines a touché Guanare mardi.", "Guanare", None),
]


@pytest.mark.parametrize(("language", "text", "name", "within"), LANDS)
def test_a_place_lies_in_a_country_as_the_article_s_language_calls_it(
    language: str, text: str, name: str, within: str | None
) -> None:
    assert {one.name: one.within for one in draft_of(text, language=language).where}[name] == within


THINGS = [
    ("fr", "Un violent orage a coupé mardi la route du port.", "Un violent orage"),
    ("es", "Un incendio destruyó el martes la fábrica de muebles.", "Un incendio"),
    ("de", "Ein Regionalzug ist am Dienstag bei Kiel entgleist.", "Ein Regionalzug"),
    ("pt", "O incêndio que começou no mercado queimou duas bancas.", "O incêndio"),
]


@pytest.mark.parametrize(("language", "text", "thing"), THINGS)
def test_a_lead_about_a_thing_has_it_first_among_who(language: str, text: str, thing: str) -> None:
    assert draft_of(text, language=language).who[0].name == thing


FIRST = [
    ("fr", "Pour protester contre la fermeture, les salariés du port ont bloqué mardi la route.", "les salariés"),
    ("es", "Para combatir la sequía, la Junta de Andalucía aprobó este martes un plan.", "Junta de Andalucía"),
    ("pt", "Segundo a polícia, dois homens assaltaram um banco na terça-feira.", "dois homens"),
    ("de", "Nach dem Brand in einem Hotel in Kiel ermittelt die Polizei.", "die Polizei"),
    ("de", "Um die Wartezeiten zu verkürzen, stellt die Stadt Personal ein.", "die Stadt"),
    ("es", "Al menos cinco personas murieron este martes en un accidente.", "Al menos cinco personas"),
    ("fr", "Des centaines d’habitants ont manifesté samedi devant la mairie.", "Des centaines d’habitants"),
    ("de", "Mindestens fünf Menschen sind am Dienstag gestorben.", "Mindestens fünf Menschen"),
    ("de", "Ein 45 Jahre alter Mann ist am Montag gestürzt.", "Ein 45 Jahre alter Mann"),
]


@pytest.mark.parametrize(("language", "text", "who"), FIRST)
def test_who_acts_in_a_lead_is_found_behind_what_is_put_before_it(language: str, text: str, who: str) -> None:
    assert draft_of(text, language=language).who[0].name == who


def test_a_lead_about_nothing_that_happens_has_no_thing_first() -> None:
    text = "El ambiente en el puerto era tranquilo el martes, dijo Ana Ruiz."
    assert [one.name for one in draft_of(text, language="es").who] == ["Ana Ruiz"]


def test_whom_title_and_lead_name_in_their_office_comes_before_it() -> None:
    text = "Ana Ruiz cierra el puerto\n\nLa alcaldesa de Lugo, Ana Ruiz, cerró este lunes el puerto viejo."
    assert draft_of(text, language="es").who[0].name == "Ana Ruiz"
