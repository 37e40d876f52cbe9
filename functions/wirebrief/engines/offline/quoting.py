"""Find whom somebody quotes: "the paper quoted Ruiz, the mayor, as saying", "Ruiz was quoted as saying"."""

from wirebrief.engines.offline.clauses import OBJECTS, subject_before
from wirebrief.engines.offline.inverted import subject_after
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.subjects import Ground, Subject

QUOTED = frozenset({"quoted", "cited", "quotes", "cites", "quoting", "citing"})
BE = frozenset({"was", "were", "is", "are", "been"})
WITHIN = 30  # words between "quoted" and "as saying", with what is put in between
SAYING = frozenset({"saying", "telling", "warning"})


def quotes_another(passage: Passage, index: int) -> bool:
    """Return whether a verb hands on the words of somebody named beside it: "the paper quoted Ruiz as saying"."""
    if passage.lowers[index] not in QUOTED:
        return False
    end = min(index + WITHIN, len(passage.forms))
    return any(is_handed_on(passage, at) for at in range(index + 1, end) if passage.homes[at] == passage.homes[index])


def is_handed_on(passage: Passage, cue: int) -> bool:
    """Return whether a participle is the "saying" of "quoted as saying"."""
    return cue > 1 and passage.lowers[cue] in SAYING and passage.lowers[cue - 1] == "as" and _verb(passage, cue) > 0


def quoted_as(ground: Ground, cue: int) -> Subject | None:
    """Return whom somebody quotes as "saying", None where it is not told."""
    passage = ground.passage
    verb = _verb(passage, cue)
    be = next((at for at in (verb - 1, verb - 2) if passage.lowers[at] in BE), None)
    if be is not None:
        return subject_before(ground, be)
    if (pronoun := OBJECTS.get(passage.lowers[verb + 1])) and verb + 2 == cue - 1:
        return Subject(passage.starts[verb + 1], passage.ends[verb + 1], pronoun=pronoun)
    return subject_after(ground, verb)


def _verb(passage: Passage, cue: int) -> int:
    """The verb nearest before "as saying" that quotes, 0 where none does."""
    first = max(passage.firsts[passage.homes[cue]], cue - WITHIN)
    return next((at for at in range(cue - 2, first, -1) if passage.lowers[at] in QUOTED), 0)
