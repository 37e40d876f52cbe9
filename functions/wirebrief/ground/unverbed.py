"""Read who speaks without a verb in four languages: "Para Ana Ruiz, … “…”", "… por Ana Ruiz: “…”"."""

import re
from collections.abc import Iterator

from wirebrief.engines.offline.language import load
from wirebrief.ground.lexicon import OPENING_WORDS, UPPER

# Quoted words are blanked out.
_QUOTE = r"[\"“”„«»‘]\s{2,}"
_VIEWS = {
    language: re.compile(rf"\A\W*(?P<cue>{word})\s(?P<subject>[^,;:\"“”„«»]{{2,80}}),\s[^;]*?{_QUOTE}")
    for language, word in {"es": "Para", "fr": "Pour", "pt": "Para", "de": "Für"}.items()
}
_BEFORE_COLON = r"(?P<subject>[^,;:()\"“”„«»]{2,110}?)\s?(?P<cue>:)\s?" + _QUOTE
_BY = re.compile(r"\b(?:par|por|pelo|pela|von|vom)\s" + _BEFORE_COLON)
_OPENED = re.compile(r"\A\W*" + _BEFORE_COLON)
_NAME = re.compile(rf"[{UPPER}][\w'’.-]*(?:\s(?:(?:de|da|do|dos|del|la|von|van|der)\s)*[{UPPER}][\w'’.-]*)*\Z")
_OF = frozenset("de del da do dos das du des d von der des".split())


def unverbed(sentence: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the word or mark stands that gives quoted words to somebody, and to whom.

    >>> list(unverbed("Para Ana Ruiz, la obra es “        ”.", "es"))
    [(0, 4, 'Ana Ruiz')]
    >>> list(unverbed("El lema de Ana Ruiz: “        ”.", "es"))
    []
    """
    view = _VIEWS[language].match(sentence)
    if view is not None:
        yield *view.span("cue"), view["subject"]
    for by in _BY.finditer(sentence):
        yield *by.span("cue"), by["subject"]
    opened = _OPENED.match(sentence)
    if opened is not None and _is_office_and_name(opened["subject"], language):
        yield *opened.span("cue"), opened["subject"]


def _is_office_and_name(words: str, language: str) -> bool:
    """Return whether words are a name, with nothing before it but its office: "La alcaldesa de Lugo Ana Ruiz"."""
    name, titles = _NAME.search(words), load(language).titles
    if name is None:
        return False
    front = words[: name.start()].casefold().replace("’", " ").replace("'", " ").split()
    offices = [word in titles for word in front]
    return not front or (any(offices) and all(_fits(word, told) for word, told in zip(front, offices, strict=True)))


def _fits(word: str, titled: bool) -> bool:
    return titled or word in OPENING_WORDS | _OF | {"l", "o", "a"}
