"""Tell who speaks in languages whose verbs are not known here: by the drafted cue and the name marked beside it."""

import re

from wirebrief.article import Sentence, Span
from wirebrief.brief import Evidence
from wirebrief.ground.source import Source

_REACH = 60  # characters between a name and its cue: an office and a place may stand there, another clause may not
_UNSPACED = ("ja", "zh", "th")
_SHORT = 3  # letters of a last name, below which it is found by chance
# What stands behind a name that is the subject, in languages that mark it so.
_MARKS = {
    "ja": r"(?:氏|さん|[^、。\s]{0,8})?(?:（[^）]*）|\([^)]*\))?(?:は|が|も|によると|によれば)",
    "ko": r"[^,.]{0,12}?(?:은|는|이|가|에 따르면)\s",
    "hi": r"\s(?:ने|के अनुसार|के मुताबिक)\s",
}


def named_with_cue(source: Source, speaker: str, where: Span, cue: str) -> Evidence | None:
    """Return the sentence in which the speaker's name stands by the cue as its subject, None where none is.

    It is the sentence of the words at `where`, or one beside it in the paragraph. A sentence that has the cue
    without the name gives the words to somebody else.
    """
    if len(cue) < 2:
        return None
    for sentence in _beside(source, where):
        text = source.unquoted(sentence)
        if cue in text:
            return source.evidence(sentence) if _stands_by(text, speaker, cue, source.article.language or "") else None
    return None


def _beside(source: Source, where: Span) -> list[Sentence]:
    every = source.article.sentences
    first, last = source.sentence_at(where.start), source.sentence_at(max(where.end - 1, where.start))
    order = [*range(first, last + 1), first - 1, last + 1]
    return [every[at] for at in order if 0 <= at < len(every) and every[at].paragraph == every[first].paragraph]


def _stands_by(text: str, speaker: str, cue: str, language: str) -> bool:
    marked = _MARKS.get(language)
    edge = "" if language in _UNSPACED else r"(?<!\w)"
    cues = [match.span() for match in re.finditer(re.escape(cue), text)]
    for name in _forms(speaker, language):
        for match in re.finditer(edge + re.escape(name) + (marked or r"(?!\w)"), text):
            if marked or any(start - match.end() <= _REACH and match.start() - end <= _REACH for start, end in cues):
                return True
    return False


def _forms(speaker: str, language: str) -> list[str]:
    """Return the name and what it is shortened to: its last word, or in Japanese the family name before 氏."""
    last = speaker.rsplit(maxsplit=1)[-1]
    families = [speaker[:letters] + "氏" for letters in (2, 3)] if language == "ja" else []
    return [speaker, *([last] if last != speaker and len(last) > _SHORT else []), *families]
