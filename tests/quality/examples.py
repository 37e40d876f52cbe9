"""Examples with gold: our own marked articles, and the development sets where they are at hand."""

import json
import os
import re
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.article import Article
from wirebrief.engines.offline.gazetteer import demonyms
from wirebrief.engines.offline.language import load
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits

GOLD = Path(__file__).parent / "gold"
SHARED = Path(os.environ.get("WIREBRIEF_SHARED", str(Path(__file__).parents[3] / "shared")))
KINDS = {"p": "person", "o": "organisation", "l": "place"}
DEV_KINDS = {"person": "person", "organization": "organisation", "place": "place"}
_CAP = r"(?:[A-Z][\w.'’-]*|of|the|and|for|de|&)"
_TITLE = r"(?:[Tt]he|[Aa]n?|President|Ambassador|Prof\.|Dr\.|Mr\.|Mayor|Senator|Judge|User)"
NAME = re.compile(rf"(?:^|\s)(?:{_TITLE}\s)*(?P<name>[A-Z][\w.'’-]*(?:\s{_CAP})*(?<!\sof)(?<!\sthe)(?<!\sand))$")
TITLES = load("en").titles
COMMON = load("en").openers | load("en").stopwords | TITLES | {"the president", "the church", "you", "internet"}
# What stands behind a name and is an entity of its own: "Irving, Texas", "Matthew Ingram of The Globe and Mail".
BEHIND = {"place": re.compile(r"(?<=\w), [A-Z].*$"), "person": re.compile(r"(?<=[a-z]{2}) (?:of|and) [A-Z].*$")}
MARK = re.compile(r"\{([polqid]) |\}")


class Labelled(Struct, frozen=True):
    """A span of the article's text and what gold says of it: kind of name, ISO date, or speaker."""

    start: int
    end: int
    label: str


class Example(Struct, kw_only=True):
    """An article and what human readers found in it; empty lists where nobody looked."""

    name: str
    article: Article
    names: list[Labelled] = []
    dates: list[Labelled] = []
    quotations: list[Labelled] = []
    indirect: list[Labelled] = []
    who: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    summaries: tuple[str, ...] = ()


def own() -> list[Example]:
    """Return the marked articles of this project."""
    return [_own(path) for path in sorted(GOLD.glob("*.txt"))]


def _own(path: Path) -> Example:
    head, _, body = path.read_text(encoding="utf-8").strip().partition("\n\n")
    fields: dict[str, list[str]] = {}
    for line in head.splitlines():
        key, _, value = line.partition(": ")
        fields.setdefault(key, []).append(value)
    text, marks = unmarked(body)
    article = read_article(f"{fields['title'][0]}\n\n{text}".encode(), path.name, ReadLimits(min_words=1))
    article = replace(
        article, published_at=datetime.fromisoformat(fields["published"][0]), language=fields["language"][0]
    )
    moved = article.text.index(text[:60])
    spans = {sort: [_moved(span, moved) for span in found] for sort, found in marks.items()}
    guesses = {key: tuple(fields[key][0].split(" | ")) for key in ("who", "when", "where")}
    names = [Labelled(span.start, span.end, KINDS[sort]) for sort in "pol" for span in spans[sort]]
    return Example(
        name=path.stem,
        article=article,
        names=sorted(names, key=lambda span: span.start),
        dates=spans["d"],
        quotations=spans["q"],
        indirect=spans["i"],
        summaries=tuple(fields["summary"]),
        **guesses,
    )


def _moved(span: Labelled, by: int) -> Labelled:
    return Labelled(span.start + by, span.end + by, span.label)


def unmarked(body: str) -> tuple[str, dict[str, list[Labelled]]]:
    """Return the text without its marks, and the spans of each sort of mark in it."""
    marks: dict[str, list[Labelled]] = {sort: [] for sort in "polqid"}
    opened: list[tuple[str, int, str]] = []
    text, place = "", 0
    while (match := MARK.search(body, place)) is not None:
        text += body[place : match.start()]
        place = match.end()
        if match.group() == "}":
            sort, start, label = opened.pop()
            marks[sort].append(Labelled(start, len(text), label))
        else:
            label, place = _label(match.group(1), body, place)
            opened.append((match.group(1), len(text), label))
    return text + body[place:], marks


def _label(sort: str, body: str, place: int) -> tuple[str, int]:
    if sort in "pol":
        return "", place
    end = body.index(" " if sort == "d" else "|", place)
    return body[place:end], end + 1


def development(file: str) -> list[Example]:
    """Return the examples of a development set, none where the set is absent."""
    path = SHARED / "dev-sets" / file
    if not path.exists():
        return []
    return [_development(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _development(record: dict[str, object]) -> Example:
    text = str(record["text"])
    article = read_article(text.encode(), f"{record['id']}.txt", ReadLimits(min_words=1))
    article = replace(article, published_at=datetime.fromisoformat(str(record["date"])), language="en")
    entities = [entity for entity in record["entities"] if entity["type"] in DEV_KINDS]  # type: ignore[attr-defined] # JSON
    salient = [entity for entity in entities if entity["salience"] == 5]
    return Example(
        name=str(record["id"]),
        article=article,
        names=_named(text, entities),
        dates=[Labelled(one["start"], one["end"], one["when"] or "-") for one in record["dates"]],  # type: ignore[attr-defined] # JSON
        who=tuple({entity["text"] for entity in salient if entity["type"] != "place"}),
        where=tuple({entity["text"] for entity in salient if entity["type"] == "place"}),
        quotations=_annotated().get(str(record["id"]), []),
        summaries=tuple(record["summaries"]),  # type: ignore[arg-type] # JSON
    )


def _annotated() -> dict[str, list[Labelled]]:
    """Quotations of the Wikinews set with their speakers, annotated for this project by offsets alone."""
    found: dict[str, list[Labelled]] = {}
    for line in (Path(__file__).parent / "wikinews-quotations.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        record, start, end, speaker = line.split("\t")
        found.setdefault(record, []).append(Labelled(int(start), int(end), speaker))
    return found


def _named(text: str, entities: list[dict[str, object]]) -> list[Labelled]:
    """The names inside the sets' entities, which hold titles, articles and pronouns too: the last run of capitals."""
    found = {}
    for entity in entities:
        start, end = int(str(entity["start"])), int(str(entity["end"]))
        words = re.sub(r"(?:['’]s|['’])$", "", text[start:end])
        if entity["type"] in BEHIND:
            words = BEHIND[str(entity["type"])].sub("", words)
        name = NAME.search(words)
        if entity["named"] and name is not None and name.group("name") not in demonyms():
            first = _past_titles(name.group("name"), entity["identity"]) if entity["type"] == "person" else 0
            span = (start + name.start("name") + first, start + name.end("name"))
            if text[span[0] : span[1]].lower() not in COMMON:
                found[span] = Labelled(*span, DEV_KINDS[str(entity["type"])])
    return sorted(found.values(), key=lambda span: span.start)


def _past_titles(name: str, identity: object) -> int:
    """Where a person's name begins after their office: "Donald Trump" in "U.S. President Donald Trump"."""
    words = list(re.finditer(r"\S+", name))
    usual = str(identity or "").split("_")  # the title of the encyclopedia's article on them
    begins = next((word.start() for word in words if word.group() == usual[0]), None)
    if begins is not None:
        return begins
    last = max((at for at, word in enumerate(words[:-1]) if word.group().lower().strip(".") in TITLES), default=-1)
    return words[last + 1].start()
