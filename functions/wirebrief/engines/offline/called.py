"""Find the body that "the agency" or "the company" means among those that the article has named so far."""

from bisect import bisect_left
from collections.abc import Sequence

from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage

MOST_NAMED = 30  # mentions of bodies looked back over
RECENT = frozenset("agency organisation organization club team side group".split())
COMPANIES = frozenset(
    "company firm group organisation organization agency airline carrier bank maker lender retailer "
    "club team side".split()
)
BODIES = frozenset("agency organisation organization club team side".split())
PAPERS = frozenset("newspaper paper daily magazine broadcaster network station website".split())
PAPER_HEADS = frozenset(
    "Times Post Journal Herald Tribune News Daily Globe Guardian Mail Telegraph Star Sun Mirror Independent Express "
    "Magazine TV Television Radio Broadcasting Gazette Chronicle Observer Courier Press Week Standard Monitor".split()
)
# By these, with an article alone, Spanish, French, German and Portuguese mean the body that spoke last.
BODIES_ABROAD = frozenset(
    "sindicato organización asociación empresa compañía entidad plataforma federación partido formación "
    "syndicat organisation association entreprise société compagnie groupe fédération parti collectif "
    "gewerkschaft organisation verband unternehmen konzern firma partei verein "
    "organização associação companhia entidade federação grupo".split()
)
NO_FIRMS = frozenset(
    "Union Ministry Police Court Party University Alliance Association Commission Department Parliament Senate".split()
)


def called(passage: Passage, met: Sequence[tuple[int, Name]], head: str, offset: int) -> Name | None:
    """Return the body that a noun means before an offset; `met` are all mentions of bodies with where they start."""
    index = bisect_left(met, offset, key=lambda pair: pair[0])
    before = met[max(0, index - MOST_NAMED) : index]
    names = [name for _, name in before]
    same = passage.sentences[passage.homes[passage.word_at(offset)]].start
    beside = [name for start, name in before if start >= same]
    if head in COMPANIES and beside and head not in BODIES:
        return beside[0]
    named = [name for name in names if head in name.text.lower().split()]
    if named:
        return named[-1]
    if head in PAPERS:
        return next((name for name in reversed(names) if PAPER_HEADS & set(name.text.split())), None)
    if head in RECENT:
        return next((name for name in reversed(names) if not NO_FIRMS & set(name.text.split())), None)
    return _company(names) if head in COMPANIES else None


def _company(met: list[Name]) -> Name | None:
    """The firm that the story is about so far: of those met, the one named most; no union, ministry or court."""
    firms = [name for name in met if not NO_FIRMS & set(name.text.split())]
    return max(firms, key=firms.count) if firms else None
