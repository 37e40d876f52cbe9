"""Nobody else of the article is believed to have said what somebody said, in quotation marks or told in other words."""

from collections.abc import Iterator

import pytest

from quality.fabrications import File, Part, parts_of_all
from wirebrief.ground.quoting import carriers
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source

FILES = [file for file in parts_of_all() if file.half != "held out"]

SAID: dict[str | None, tuple[str, str]] = {"es": ("dijo", "que"), "de": ("sagte", "dass")}


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_what_one_says_is_never_told_as_anothers(file: File) -> None:
    rules = Rules(Source(file.article))
    language = file.article.language
    told = [
        (one, part) for part in file.parts for other in _others(part, file) for one in _told_of(other, part, language)
    ]
    assert [one for one, part in told if _is_believed(one, part, rules)] == []


def _is_believed(told: str, part: Part, rules: Rules) -> bool:
    cited = tuple(rules.source.article.sentences[number - 1] for number in part.cites)
    return rules.breach(told, carriers(told, cited, rules.source)) is None


def _others(part: Part, file: File) -> Iterator[str]:
    """Yield the people of the article who share no name with the part's speaker, and are not spoken of in it."""
    true = [one for one in file.parts if one.kind == "true"]
    people = dict.fromkeys(name for one in true for name in (one.speaker, one.name) if name)
    if part.kind == "true" and part.speaker:
        own = set(part.speaker.split())
        yield from (one for one in people if own.isdisjoint(one.split()) and one.split()[-1] not in part.said)


def _told_of(speaker: str, part: Part, language: str | None) -> Iterator[str]:
    said, that = SAID.get(language, ("said", "that"))
    if part.quotation:
        yield f'{speaker} {said}: "{part.quotation}"'
    yield f"{speaker} {said} {that} {part.said}"
