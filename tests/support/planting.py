"""A model that lies in every field: honest parts taken from the article, and beside each the same part made false."""

import re
from collections.abc import Iterator

from msgspec import Struct, json
from msgspec.structs import replace

from wirebrief.article import Article, Chunk
from wirebrief.brief import Brief
from wirebrief.draft import Draft, DraftClaim, DraftEntity, DraftMoment, DraftPlace, DraftStatement
from wirebrief.engines.offline import OfflineEngine
from wirebrief.ports import Answer, ChunkQuestion, Deadline, Question, Usage

MARKS = ("Zorblatt", "zebrafish", "evil.example", "Smarch", "1999-01-01", "<b>", "executioner")
INVENTED = "The treasurer quietly resigned after accepting bribes from rival smugglers."
_QUOTED = re.compile("[\"“«„「‘']")
_DIGITS = re.compile(r"\d+")


class Plant(Struct, frozen=True):
    """A false part of a draft: its field, and the words by which it would be known in a brief."""

    field: str
    part: DraftStatement | DraftEntity | DraftPlace | DraftMoment | DraftClaim
    words: str


class LyingEngine:
    """Answers with what the offline engine found and every plant beside it, and insists when asked again."""

    name = "lying"
    model = "liar-1"
    prompt_version = "1"
    extractive = False
    chunk_tokens = None
    concurrency = 4

    def __init__(self, article: Article, *, lies: bool) -> None:
        self._article = article
        self._lies = lies
        self.plants: list[Plant] = []

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        """Return the honest draft with the plants in it; to a repair, the plants alone."""
        draft = Draft()
        if isinstance(question, ChunkQuestion):
            draft = OfflineEngine().ask(question, deadline).draft
            self.plants = list(plants(draft, question.chunk, self._article)) if self._lies else []
        return Answer(draft=_with(draft, self.plants), engine=self.name, model=self.model, usage=Usage(calls=1))


def plants(draft: Draft, chunk: Chunk, article: Article) -> Iterator[Plant]:
    """Yield a false twin of each kind for the parts of an honest draft."""
    for field in ("summary", "what"):
        for statement in getattr(draft, field):
            yield from (Plant(field, lie, lie.text) for lie in _false_statements(statement, article))
    if draft.headline:
        yield from (Plant("headline", lie, lie.text) for lie in _false_statements(draft.headline, article))
    for claim in draft.claims:
        yield from (Plant("claims", lie, words) for lie, words in _false_claims(claim, chunk, article))
    yield from _false_names(draft)
    for moment in draft.when:
        yield Plant("when", replace(moment, words="next Smarch"), "Smarch")
        yield Plant("when", replace(moment, date="1999-01-01"), "1999-01-01")


def survivors(plants: list[Plant], brief: Brief) -> list[Plant]:
    """Return the plants whose words stand in the verified part of a brief."""
    shown = json.encode(replace(brief, rejected=(), coverage=replace(brief.coverage, failed=()))).decode()
    texts = {part.text for part in (brief.headline, *brief.summary, *brief.what)}
    texts |= {claim.statement for claim in brief.claims}
    marks = {mark for mark in MARKS if mark in shown}
    return [plant for plant in plants if plant.words in texts or any(mark in plant.words for mark in marks)]


def _false_statements(honest: DraftStatement, article: Article) -> Iterator[DraftStatement]:
    text = honest.text
    if _DIGITS.search(text):
        yield replace(honest, text=_DIGITS.sub(lambda match: str(int(match.group()) + 1009), text, count=1))
    yield replace(honest, text=f"Zorblatt Quimby: {text}")
    yield replace(honest, text=f"{text} Details at https://evil.example/more")
    yield replace(honest, text=f"<b>{text}</b>")
    yield replace(honest, text=f"[{text}](https://evil.example)")
    yield replace(honest, text=f"zebrafish “zebrafish” {text}")
    for numbers in ((), (0,), (99_999,), (*honest.sentences, 99_999)):
        yield replace(honest, text=f"{text} ", sentences=numbers)
    yield replace(honest, text=INVENTED)
    yield replace(honest, text="Ὁ ὑπουργὸς ἐψεύσατο περὶ πάντων" if article.language != "el" else INVENTED)


def _false_claims(honest: DraftClaim, chunk: Chunk, article: Article) -> Iterator[tuple[DraftClaim, str]]:
    yield replace(honest, speaker="Zorblatt Quimby"), "Zorblatt Quimby"
    yield replace(honest, statement=INVENTED), INVENTED
    yield replace(honest, quotation="We eat zebrafish for breakfast", kind="direct"), "zebrafish"
    yield replace(honest, statement="Zorblatt Quimby denied everything"), "Zorblatt"
    yield replace(honest, sentences=(77_777,), statement=f"{honest.statement} (zebrafish)"), "zebrafish"
    if honest.quotation and " " in honest.quotation:
        first, _, rest = honest.quotation.partition(" ")
        yield replace(honest, quotation=f"{first} zebrafish {rest}"), "zebrafish"
    sentences = (article.text[one.start : one.end] for one in chunk.sentences)
    if words := next((text for text in sentences if not _QUOTED.search(text)), None):
        yield replace(honest, statement=f"{words} indeed", quotation=words, kind="direct"), f"{words} indeed"


def _false_names(draft: Draft) -> Iterator[Plant]:
    for entity in draft.who[:3]:
        yield Plant("who", replace(entity, name="Zorblatt Quimby"), "Zorblatt")
        yield Plant("who", replace(entity, aliases=("Zorblatt",)), "Zorblatt")
        yield Plant("who", replace(entity, role="chief executioner"), "executioner")
    for place in draft.where[:3]:
        yield Plant("where", replace(place, name="Zorblattia"), "Zorblatt")
        yield Plant("where", replace(place, within="Zorblattia"), "Zorblatt")


def _with(draft: Draft, plants: list[Plant]) -> Draft:
    by_field: dict[str, list[Plant]] = {}
    for plant in plants:
        by_field.setdefault(plant.field, []).append(plant)
    fields = ("summary", "who", "what", "where", "when", "claims")
    more = {field: (*(plant.part for plant in by_field.get(field, [])), *getattr(draft, field)) for field in fields}
    lies = by_field.get("headline", [])
    return replace(draft, **more, headline=lies[0].part if lies else draft.headline)
