"""Honest paraphrases in Spanish, French, German and Portuguese are kept, and what looks like them is not."""

import pytest
from msgspec.structs import replace

from wirebrief.article import Chunk
from wirebrief.draft import Draft, DraftStatement
from wirebrief.ground import Grounder
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits


def kept(statement: str, text: str, language: str) -> bool:
    """Return whether a statement that cites the only sentence of an article is kept."""
    article = replace(read_article(text.encode(), "a.txt", ReadLimits(min_words=1)), language=language)
    chunk = Chunk(index=0, start=0, end=len(article.text), text=article.text, sentences=article.sentences)
    cited = tuple(range(1, len(article.sentences) + 1))
    parts, _ = Grounder(article).ground(Draft(what=(DraftStatement(text=statement, sentences=cited),)), chunk)
    return bool(parts.what)


CASES = [
    ("es", "El patrón Leo Costa supo del cierre por la radio.", "Supo del cierre por la radio.", True),
    ("es", "El patrón Leo Costa supo del cierre por la radio.", "Ferrol supo del cierre por la radio.", False),
    ("pt", "Duas das cinco comportas deixaram de fechar em maio.", "Duas das cinco comportas já não fecham.", True),
    ("pt", "Duas das cinco comportas fecham mal desde maio.", "Duas das cinco comportas já não fecham.", False),
    ("pt", "A obra vai ser paga por Vale Escuro, disse a Águas da Serra.",
     "A Águas da Serra disse que Vale Escuro vai pagar a obra.", True),
    ("de", "Die frühere Bürgermeisterin Inge Stadler sammelt jetzt Unterschriften.",
     "Inge Stadler, die früher Bürgermeisterin war, sammelt Unterschriften.", True),
    ("de", "Die frühere Bürgermeisterin Inge Stadler sammelt jetzt Unterschriften.",
     "Bürgermeisterin Inge Stadler sammelt Unterschriften.", False),
    ("fr", "L’ancienne directrice de l’hôpital, Mireille Astier, avait alors quitté son poste.",
     "La directrice de l’hôpital, Mireille Astier, avait quitté son poste.", False),
    ("fr", "Selon le syndicat, quatorze postes sont menacés.", "Quatorze postes sont menacés.", False),
    ("fr", "Selon le syndicat, quatorze postes sont menacés.",
     "Quatorze postes sont menacés, selon le syndicat.", True),
    ("fr", "L’Agence régionale de santé a annoncé mardi la fermeture du service.",
     "Le service va fermer, a fait savoir mardi l’Agence régionale de santé.", True),
    ("de", "Der Abriss werde 900.000 Euro kosten, das Gelände solle als Park dienen.",
     "Der Abriss kostet 900.000 Euro.", False),
    ("de", "Der Abriss werde 900.000 Euro kosten, das Gelände solle als Park dienen.",
     "Der Abriss werde 900.000 Euro kosten.", True),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "statement", "holds"), CASES)
def test_what_the_article_says_in_other_words_is_kept_and_what_it_does_not_say_is_not(
    language: str, text: str, statement: str, *, holds: bool
) -> None:
    assert kept(statement, text, language) is holds
