"""Articles and briefs put together by quoting, so that a test says what is cited and never counts offsets."""

import hashlib
import re
from datetime import datetime
from pathlib import Path

from wirebrief.article import Article, Sentence, Span
from wirebrief.brief import (
    Brief,
    Claim,
    Coverage,
    Entity,
    Evidence,
    MadeBy,
    Moment,
    Place,
    Rejected,
    Source,
    Statement,
)

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
BY_MODEL = MadeBy(
    engine="openai",
    model="gpt-5-mini",
    prompt_version="1",
    program_version="0.1.0",
    extractive=False,
    calls=2,
    tokens_in=3120,
    tokens_out=1480,
    cost_usd=0.00374,
    seconds=6.2,
)
OFFLINE = MadeBy(
    engine="offline",
    model=None,
    prompt_version=None,
    program_version="0.1.0",
    extractive=True,
    cost_usd=0.0,
    seconds=0.1,
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?]”?(?=\s|$)|$)", re.DOTALL)


def article_of(text: str, **known: object) -> Article:
    """Return the article whose paragraphs are parted by blank lines; `known` are fields such as its title."""
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))
    sentences = tuple(
        Sentence(p.start + m.start(), p.start + m.end(), number)
        for number, p in enumerate(paragraphs)
        for m in _SENTENCE.finditer(text[p.start : p.end])
    )
    fields = {"id": hashlib.sha256(text.encode()).hexdigest(), "name": "sample.txt", "media_type": "text/plain"}
    return Article(text=text, paragraphs=paragraphs, sentences=sentences, **{**fields, **known})  # type: ignore[arg-type]


def source_of(article: Article) -> Source:
    """Return what a brief keeps of its article."""
    kept = {name: getattr(article, name) for name in Source.__struct_fields__ if name != "characters"}
    return Source(characters=len(article.text), **kept)


def words_of(article: Article, quote: str, nth: int = 0) -> Evidence:
    """Return the nth occurrence of the quote in the article as evidence."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(quote, start + 1)
    return Evidence(start, start + len(quote), quote)


def mentions_of(article: Article, *names: str) -> tuple[Evidence, ...]:
    """Return every occurrence of the names, in order; a name within a longer one counts once."""
    found = re.finditer("|".join(map(re.escape, sorted(names, key=len, reverse=True))), article.text)
    return tuple(Evidence(m.start(), m.end(), m[0]) for m in found)


def ferry_article() -> Article:
    """Return the sample press briefing as `read` gives it, near enough."""
    text = (SEEDS / "press-briefing.txt").read_text(encoding="utf-8").strip()
    return article_of(
        text,
        name="press-briefing.txt",
        title=text.splitlines()[0],
        byline="Imogen Tarrant",
        publisher="Northgate Wire",
        published_at=datetime.fromisoformat("2026-03-12T18:40:00-03:00"),
        url="https://northgate.example/2026/03/12/ferries",
        language="en",
    )


def ferry_brief(article: Article, **changed: object) -> Brief:
    """Return a brief of the press briefing as a model would have it after grounding; `changed` replaces fields."""
    quoting = _Quoting(article)
    headline = "Fundy Ferry Authority pulls two harbour ferries after 11 cracks are found"
    fields: dict[str, object] = {
        "article": source_of(article),
        "complete": True,
        "headline": quoting.statement("headline", headline, _WITHDRAWN, _CRACKS),
        "summary": _ferry_summary(quoting),
        "who": _ferry_who(quoting),
        "what": _ferry_what(quoting),
        "where": _ferry_where(quoting),
        "when": _ferry_when(quoting),
        "claims": _ferry_claims(quoting),
        "rejected": _ferry_rejected(),
        "coverage": Coverage(chunks=1, paragraphs=len(article.paragraphs), unused=_unused(article)),
        "made_by": BY_MODEL,
    }
    return Brief(**{**fields, **changed})  # type: ignore[arg-type]


class _Quoting:
    """Builds parts of a brief from the words of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def words(self, *quotes: str) -> tuple[Evidence, ...]:
        return tuple(words_of(self.article, quote) for quote in quotes)

    def statement(self, name: str, text: str, *quotes: str) -> Statement:
        return Statement(id=name, text=text, evidence=self.words(*quotes))

    def person(self, name: str, full: str, role: str, *aliases: str) -> Entity:
        mentions = mentions_of(self.article, full, *aliases)
        return Entity(id=name, name=full, kind="person", role=role, aliases=aliases, evidence=mentions)

    def organisation(self, name: str, full: str, *aliases: str) -> Entity:
        mentions = mentions_of(self.article, full, *aliases)
        return Entity(id=name, name=full, kind="organisation", aliases=aliases, evidence=mentions)


_WITHDRAWN = "The Fundy Ferry Authority withdrew two of its five harbour ferries on Thursday"
_CRACKS = "its inspectors discovered 11 hairline cracks on Tuesday"
_DENIED = "its chief executive denied that managers had known of the damage since the autumn"
_REPAIRS = "Repairs will cost between C$2.1 million and C$2.6 million, according to the authority"
_BY_HAND = "“We delivered it by hand and we have the signature,” Pruitt told reporters afterwards."
_SAILINGS = "Sailings will be cut from every 15 minutes to every 30 until at least April 6, she said"
_BOARDS = "Nobody boards a ship that I would not put my own children on"
_DECISION = "We have made a decision that costs us money"
_LOST_IT = "They can say they lost it"
_NEVER_HAD_IT = "but they cannot say they never had it."
_DECKHANDS = "two deckhands who raised the matter again in January were moved to the night shift"
_STANDARD = "every standard in force at the time of delivery."


def _ferry_summary(quoting: _Quoting) -> tuple[Statement, ...]:
    return (
        quoting.statement(
            "summary-1",
            "The Fundy Ferry Authority withdrew two of its five ferries after inspectors found cracks in them.",
            f"{_WITHDRAWN} after inspectors found cracks in their steering gear",
        ),
        quoting.statement(
            "summary-2",
            "Its chief executive denied that managers had known of the damage; the union’s president said that a "
            "letter had been delivered by hand.",
            _DENIED,
            _BY_HAND,
        ),
    )


def _ferry_what(quoting: _Quoting) -> tuple[Statement, ...]:
    cracks = "Inspectors of the AMSB discovered 11 hairline cracks, seven of them on the Petrel."
    sailings = "Sailings will be cut from every 15 minutes to every 30 until at least April 6, Achterberg said."
    repairs = "Repairs will cost between C$2.1 million and C$2.6 million, according to the authority."
    return (
        quoting.statement("what-1", cracks, f"{_CRACKS}, seven of them on the Petrel"),
        quoting.statement("what-2", sailings, _SAILINGS),
        quoting.statement("what-3", repairs, _REPAIRS),
    )


def _ferry_who(quoting: _Quoting) -> tuple[Entity, ...]:
    return (
        quoting.person("who-1", "Rosalind Achterberg", "chief executive of the authority", "Achterberg"),
        quoting.organisation("who-2", "Fundy Ferry Authority"),
        quoting.organisation("who-3", "Atlantic Marine Safety Board", "AMSB"),
        quoting.person("who-4", "Tobias Okonjo", "the board’s senior inspector", "Okonjo"),
        quoting.person("who-5", "Desmond Pruitt", "the union’s president", "Pruitt"),
        quoting.person("who-6", "Gwendolyn Marsh", "provincial transport minister", "Marsh"),
    )


def _ferry_where(quoting: _Quoting) -> tuple[Place, ...]:
    halifax = mentions_of(quoting.article, "HALIFAX", "Halifax")
    return (
        Place(id="where-1", name="Halifax", kind="city", within="Nova Scotia", evidence=halifax),
        Place(id="where-2", name="Lower Water Street", kind="district", evidence=quoting.words("Lower Water Street")),
        Place(id="where-3", name="Lunenburg", kind="city", evidence=quoting.words("Lunenburg")),
    )


def _ferry_when(quoting: _Quoting) -> tuple[Moment, ...]:
    until = "until at least April 6"
    return (
        Moment(id="when-1", words="on Thursday", date="2026-03-12", evidence=quoting.words("on Thursday")),
        Moment(id="when-2", words=until, date="2026-03-12/2026-04-06", evidence=quoting.words(until)),
        Moment(id="when-3", words="in 2004", date="2004", evidence=quoting.words("in 2004")),
    )


def _ferry_claims(quoting: _Quoting) -> tuple[Claim, ...]:
    return (
        Claim(
            id="claim-1",
            statement="Nobody boards a ship she would not put her own children on.",
            speaker="Rosalind Achterberg",
            cue="told",
            kind="direct",
            stance="promises",
            evidence=quoting.words(f"“{_BOARDS},” Achterberg told a packed briefing"),
            quotation=quoting.words(_BOARDS, _DECISION),
            attributed_by=quoting.words("Achterberg told a packed briefing")[0],
        ),
        Claim(
            id="claim-2",
            statement="Managers had not known of the damage since the autumn.",
            speaker="Rosalind Achterberg",
            cue="denied",
            kind="indirect",
            stance="denies",
            evidence=quoting.words(_DENIED),
        ),
        Claim(
            id="claim-3",
            statement="The authority cannot say that it never had the letter.",
            speaker="Desmond Pruitt",
            cue="added",
            kind="direct",
            stance="asserts",
            evidence=quoting.words(f"“{_LOST_IT},” he added, “{_NEVER_HAD_IT}”"),
            quotation=quoting.words(_LOST_IT, _NEVER_HAD_IT),
            attributed_by=quoting.words("Pruitt told reporters afterwards")[0],
        ),
        Claim(
            id="claim-4",
            statement="Two deckhands who raised the matter again were moved to the night shift.",
            speaker="Desmond Pruitt",
            cue="alleged",
            kind="indirect",
            stance="alleges",
            evidence=quoting.words(f"He alleged that {_DECKHANDS}"),
        ),
        Claim(
            id="claim-5",
            statement="The parts had met every standard in force at the time of delivery.",
            speaker=None,
            cue="said",
            kind="mixed",
            stance="asserts",
            evidence=quoting.words(f"the parts had met “{_STANDARD}”"),
            quotation=quoting.words(_STANDARD),
        ),
    )


def _ferry_rejected() -> tuple[Rejected, ...]:
    return (
        Rejected(field="what[3]", text="Nine ferries sank.", rule="figures", reason="“nine” is not in its evidence"),
        Rejected(field="claims[9]", text="Nobody said this.", rule="verbatim", reason="not found in the article"),
    )


def _unused(article: Article) -> tuple[Span, ...]:
    return tuple(p for p in article.paragraphs if "Sample article written" in article.text[p.start : p.end])
