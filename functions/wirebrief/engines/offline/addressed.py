"""Step over whom a verb of saying addresses, where the subject follows: "a déclaré à l'AFP le maire"."""

from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.subjects import Ground

TO = {
    "es": frozenset({"a", "al", "ante", "para"}),
    "fr": frozenset({"à", "au", "aux", "devant"}),
    "pt": frozenset({"à", "ao", "aos", "às", "a", "para"}),
    "de": frozenset({"der", "dem", "gegenüber", "den"}),
}
LISTENERS = frozenset(
    "medios prensa agencia periodistas presse médias journalistes radio chaîne agence imprensa jornalistas agência "
    "jornal rádio reportagem nachrichtenagentur agentur zeitung journalisten sender portal".split()
)
LONGEST = 6  # words of "a los medios de comunicación"


def past_addressee(ground: Ground, first: int) -> int:
    """Return the word behind the addressee that begins at word `first`, `first` itself where none does."""
    passage = ground.passage
    language = passage.pack.language
    if first >= len(passage.forms) or passage.lowers[first] not in TO.get(language, ()):
        return first
    at = first + 1
    while (
        at < first + LONGEST and at < len(passage.forms) and passage.lowers[at] in passage.pack.articles | TO[language]
    ):
        at += 1
    last = _listener_end(ground, at)
    if last is None or last + 1 >= len(passage.forms):
        return first
    if passage.gap(last) == " (" and passage.gap(last + 1).startswith(")"):  # "à l'Agence France-Presse (AFP)"
        last += 1
    return last + 1 if passage.gap(last) in {" ", ", ", "), ", ") "} else first


def _listener_end(ground: Ground, at: int) -> int | None:
    """Where an agency, a paper or "los medios de comunicación" ends that begins at a word."""
    passage = ground.passage
    met = ground.by_first.get(at)
    if met is not None and met[0].kind == "organisation":
        return met[1].last
    if at >= len(passage.forms) or passage.lowers[at] not in LISTENERS:
        return None
    return _past_of(ground, passage, at)


def _past_of(ground: Ground, passage: Passage, last: int) -> int:
    """The end of "medios de comunicación" or "agência Lusa" from its noun on."""
    following = ground.by_first.get(last + 1)
    if following is not None and passage.gap(last) == " " and following[0].kind != "person":
        return following[1].last
    if last + 2 < len(passage.forms) and passage.lowers[last + 1] == "de" and passage.forms[last + 2].islower():
        return last + 2
    return last
