"""Dates in Spanish, French, German and Portuguese beside months and weekdays: figures, parts of days, near periods."""

from datetime import date

import pytest

from support.offline_asking import draft_of
from wirebrief.article import Span
from wirebrief.engines.offline.dates import meaning_of

MEANT = [  # an article of Thursday 12 March 2026
    ("es", "Lo dijo el alcalde esta mañana en Lugo.", ["2026-03-12"]),
    ("es", "El mercado abre cada día por la mañana.", []),
    ("es", "Mañana habrá otra reunión en Lugo.", ["2026-03-13"]),
    ("es", "La semana pasada llovió mucho y el próximo año habrá obras.", ["2026-03-02/2026-03-08", "2027"]),
    ("es", "La obra acabó el 05/03/2026 en Lugo.", ["2026-03-05"]),
    ("fr", "L’an dernier, le pont était fermé.", ["2025"]),
    ("fr", "La société Transjura a fermé mardi.", ["2026-03-10"]),
    ("de", "Am Morgen war die Straße noch frei.", []),
    ("de", "Der Zug hielt am Montagabend in Kiel.", ["2026-03-09"]),
    ("de", "Die Firma setzte im vergangenen Jahr mehr um als am 12.02.2026.", ["2025", "2026-02-12"]),
    ("pt", "O governador falou na noite de terça, em Lisboa.", ["2026-03-10"]),
    ("pt", "A segunda fase da obra começou.", []),
    ("pt", "A obra devia ter terminado no ano passado.", ["2025"]),
    ("pt", "O porto reabre na terça-feira (24), diz a câmara.", ["2026-03-24"]),
    ("pt", "O porto fechou na sexta (27), diz a câmara.", ["2026-02-27"]),
    ("pt", "O porto fechou no domingo (8/3), diz a câmara.", ["2026-03-08"]),
    ("pt", "Houve dois incêndios neste fim-de-semana.", ["2026-03-07/2026-03-08"]),
    ("es", "El alcalde habló el martes 3 en Lugo.", ["2026-03-03"]),
    ("es", "El lunes 300 vecinos salieron a la calle.", ["2026-03-09"]),
    ("es", "Esa mañana no salió ningún barco.", []),
    ("es", "LUGO, 7 feb. El puerto de Lugo cerró.", ["2026-02-07"]),
    ("es", "El pleno se reunirá este jueves en Lugo.", ["2026-03-12"]),
    ("es", "El pleno se reunirá el jueves en Lugo.", ["2026-03-19"]),
    ("fr", "Les syndicats doivent décider ce jeudi soir.", ["2026-03-12"]),
]


@pytest.mark.parametrize(("language", "text", "dates"), MEANT)
def test_a_date_means_the_day_or_period_that_it_tells(language: str, text: str, dates: list[str]) -> None:
    found = draft_of(text, published="2026-03-12T12:00:00+00:00", language=language).when
    assert sorted(str(moment.date) for moment in found) == sorted(dates)


def test_the_day_in_brackets_counts_where_only_the_weekday_is_read_again() -> None:
    text = "O porto reabre na terça-feira (24), diz a câmara."
    start = text.index("terça")
    assert meaning_of(text, Span(start, start + len("terça-feira")), date(2026, 3, 12), "pt") == "2026-03-24"


PERIODS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("es", "Las ventas cayeron en el primer trimestre de 2025.", [("primer trimestre de 2025", "2025-01/2025-03")]),
    ("es", "El paro bajó en el segundo trimestre.", [("segundo trimestre", "2025-04/2025-06")]),
    ("es", "La obra se abrirá a finales de mes.", [("finales de mes", "2026-03")]),
    ("es", "La obra acabó a principios de enero.", [("principios de enero", "2026-01")]),
    ("es", "Creció un 3 % en la primera mitad de 2024.", [("primera mitad de 2024", "2024-01/2024-06")]),
    ("es", "Ocurrió el jueves pasado en Lugo.", [("jueves pasado", "2026-03-05")]),
    ("es", "La reunión será el próximo martes.", [("próximo martes", "2026-03-17")]),
    ("es", "Murieron tres personas el fin de semana.", [("fin de semana", "2026-03-07/2026-03-08")]),
    ("es", "Fue alcalde entre 1994 y 1996.", [("1994", "1994"), ("1996", "1996")]),
    ("es", "El festival será del 5 al 9 de mayo.", [("5 al 9 de mayo", "2026-05-05/2026-05-09")]),
    ("es", "Hace dos años perdió las elecciones.", [("Hace dos años", "2024")]),
    ("es", "Ocurrió hace tres días.", [("hace tres días", "2026-03-09")]),
    ("es", "Nació en los años noventa.", [("años noventa", "1990/1999")]),
    ("es", "Se casaron en verano de 2012.", [("verano de 2012", "2012-06/2012-08")]),
    ("es", "La víspera de Navidad cerró la tienda.", []),
    ("es", "A mediados de 2023 dimitió.", [("mediados de 2023", "2023")]),
    ("es", "Anoche llovió en Madrid.", [("Anoche", "2026-03-11")]),
    ("pt", "As vendas caíram no primeiro trimestre de 2025.", [("primeiro trimestre de 2025", "2025-01/2025-03")]),
    ("pt", "O prefeito falou na quinta-feira passada.", [("quinta-feira passada", "2026-03-05")]),
    ("pt", "A obra acaba no fim do mês.", [("fim do mês", "2026-03")]),
    ("pt", "A reunião será na próxima terça-feira.", [("próxima terça-feira", "2026-03-17")]),
    ("pt", "Três pessoas morreram no fim de semana.", [("fim de semana", "2026-03-07/2026-03-08")]),
    ("pt", "O festival será de 5 a 9 de maio.", [("5 a 9 de maio", "2026-05-05/2026-05-09")]),
    ("pt", "Há dois anos perdeu as eleições.", [("Há dois anos", "2024")]),
    ("pt", "Aconteceu há três dias.", [("há três dias", "2026-03-09")]),
    ("pt", "A economia cresceu no primeiro semestre de 2024.", [("primeiro semestre de 2024", "2024-01/2024-06")]),
    ("pt", "O crime ocorreu na década de 1990.", [("década de 1990", "1990/1999")]),
    ("pt", "A loja fechou no início de janeiro.", [("início de janeiro", "2026-01")]),
    ("fr", "Les ventes ont baissé au premier trimestre 2025.", [("premier trimestre 2025", "2025-01/2025-03")]),
    ("fr", "Il a parlé la semaine dernière.", [("semaine dernière", "2026-03-02/2026-03-08")]),
    ("fr", "L'usine a fermé jeudi dernier.", [("jeudi dernier", "2026-03-05")]),
    ("fr", "La réunion aura lieu mardi prochain.", [("mardi prochain", "2026-03-17")]),
    ("fr", "Trois personnes sont mortes ce week-end.", [("week-end", "2026-03-07/2026-03-08")]),
    ("fr", "Le festival aura lieu du 5 au 9 mai.", [("5 au 9 mai", "2026-05-05/2026-05-09")]),
    ("fr", "Il y a deux ans, il a perdu.", [("Il y a deux ans", "2024")]),
    ("fr", "C'était il y a trois jours.", [("il y a trois jours", "2026-03-09")]),
    ("fr", "L'économie a crû au premier semestre 2024.", [("premier semestre 2024", "2024-01/2024-06")]),
    ("fr", "Elle est née dans les années 1990.", [("années 1990", "1990/1999")]),
    ("fr", "Les travaux finiront fin mars.", [("fin mars", "2026-03")]),
    ("fr", "Le magasin a fermé début janvier.", [("début janvier", "2026-01")]),
    ("fr", "Ils se sont mariés à l'été 2012.", [("été 2012", "2012-06/2012-08")]),
    ("de", "Der Umsatz sank im ersten Quartal 2025.", [("ersten Quartal 2025", "2025-01/2025-03")]),
    ("de", "Im ersten Halbjahr 2024 stieg der Gewinn.", [("ersten Halbjahr 2024", "2024-01/2024-06")]),
    ("de", "Im ersten Halbjahr stieg der Gewinn.", [("ersten Halbjahr", "2026-01/2026-06")]),
    ("de", "Er sprach am vergangenen Donnerstag.", [("vergangenen Donnerstag", "2026-03-05")]),
    ("de", "Die Sitzung findet am kommenden Dienstag statt.", [("kommenden Dienstag", "2026-03-17")]),
    ("de", "Am Wochenende starben drei Menschen.", [("Wochenende", "2026-03-07/2026-03-08")]),
    ("de", "Vor zwei Jahren verlor er die Wahl.", [("Vor zwei Jahren", "2024")]),
    ("de", "Das war vor drei Tagen.", [("vor drei Tagen", "2026-03-09")]),
    ("de", "Sie wurde in den 1990er Jahren geboren.", [("1990er Jahren", "1990/1999")]),
    ("de", "Ende März wird die Brücke fertig.", [("Ende März", "2026-03")]),
    ("de", "Anfang Januar schloss der Laden.", [("Anfang Januar", "2026-01")]),
    ("de", "Sie heirateten im Sommer 2012.", [("Sommer 2012", "2012-06/2012-08")]),
    (
        "de",
        "Das Fest in der alten Stadt dauert vom 5. bis 9. Mai und kostet nichts.",
        [("5. bis 9. Mai", "2026-05-05/2026-05-09")],
    ),
    ("es", "En los últimos tres años dimitieron dos.", [("últimos tres años", "2023-03-12/2026-03-12")]),
    ("fr", "Au cours des trois dernières années, il a gagné.", [("trois dernières années", "2023-03-12/2026-03-12")]),
    ("de", "In den vergangenen drei Jahren gewann er.", [("vergangenen drei Jahren", "2023-03-12/2026-03-12")]),
    ("pt", "Nos últimos três anos houve duas greves.", [("últimos três anos", "2023-03-12/2026-03-12")]),
    ("es", "El verano pasado cerró la fábrica.", [("verano pasado", "2025-06/2025-08")]),
    ("fr", "L’été dernier, l’usine a fermé.", [("été dernier", "2025-06/2025-08")]),
    ("de", "Im kommenden Sommer wird sie geöffnet.", [("kommenden Sommer", "2026-06/2026-08")]),
    ("de", "Heute Morgen fiel der Strom aus.", [("Heute", "2026-03-12")]),
    ("es", "La segunda víctima fue hallada.", []),
    ("fr", "Il y a deux hommes dans la maison.", []),
    ("de", "Er steht vor zwei Aufgaben und am Ende der Straße.", []),
    ("pt", "No fim da rua há três casas.", []),
]


@pytest.mark.parametrize(("language", "text", "dates"), PERIODS)
def test_a_quarter_a_season_a_weekend_or_a_count_of_years_is_found_whole(
    language: str, text: str, dates: list[tuple[str, str]]
) -> None:
    found = draft_of(text, published="2026-03-12T12:00:00+00:00", language=language).when
    assert sorted((moment.words, moment.date) for moment in found) == sorted(dates)


@pytest.mark.parametrize(("language", "within"), [("es", None), ("en", "Philippines")])
def test_a_town_lies_in_no_country_that_its_article_s_language_makes_unlikely(
    language: str, within: str | None
) -> None:
    places = draft_of("Juan Pardo: in Santa Cruz, Juan Pardo.", language=language).where
    assert {place.within for place in places if place.name == "Santa Cruz"} <= {within}
