"""Ask a second time whether each kept statement follows from the sentences that it cites: the check `entailment`."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.article import Article
from wirebrief.ask import Reading
from wirebrief.brief import Claim, Parts, Rejected, Statement
from wirebrief.draft import Judgement
from wirebrief.errors import EngineError
from wirebrief.occasion import Occasion
from wirebrief.ports import Context, EntailmentQuestion, ToCheck, Usage

# One ask holds so many statements, on sentences of so many characters at most: its answer is a few hundred tokens,
# and a longer brief makes more asks, not longer ones.
MAX_STATEMENTS = 30
MAX_CHARACTERS = 8_000
_FIELDS = ("headline", "summary", "what", "claims")
_REASON = "read a second time, the cited sentences do not say this"


class _Asked(Struct, frozen=True):
    """A kept statement or claim: where it stands, and at which of the article's sentences."""

    reading: int
    field: str
    at: int
    part: Statement | Claim
    cited: tuple[int, ...]


_Judged = dict[tuple[str, int], Judgement | None]  # by field and place in it; None where there is no verdict


class Checker:
    """Checks the readings of one article with the engine that made them; what may be had later is left to it."""

    def __init__(self, article: Article, context: Context, occasion: Occasion) -> None:
        self._article, self._context = article, context
        self._occasion, self._engine = occasion, occasion.engines.first
        self._starts = [sentence.start for sentence in article.sentences]

    def check(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Return the readings with a verdict on each statement; what does not follow is rejected.

        Nothing is ever lost to the check itself: where no verdict can be had, a statement stays, `unchecked`. What
        was picked from the article word for word is not asked about.

        Raises:
            EngineError: a later try may have the verdicts.
        """
        batches = list(self._batches(readings))
        if not batches:
            return tuple(readings)
        with ThreadPoolExecutor(max_workers=min(self._engine.concurrency, len(batches))) as pool:
            answers = list(pool.map(self._ask, batches))
        judged: dict[int, _Judged] = {}
        spent: dict[int, Usage] = {}
        for batch, (judgements, usage) in zip(batches, answers, strict=True):
            at = batch[0].reading
            told = {(asked.field, asked.at): judgement for asked, judgement in zip(batch, judgements, strict=True)}
            judged.setdefault(at, {}).update(told)
            spent[at] = spent.get(at, Usage()) + usage
        return tuple(
            replace(_applied(reading, judged[at]), usage=reading.usage + spent[at]) if at in judged else reading
            for at, reading in enumerate(readings)
        )

    def _batches(self, readings: Sequence[Reading]) -> Iterator[list[_Asked]]:
        for number, reading in enumerate(readings):
            if reading.engine is None or reading.engine.extractive:
                continue
            batch: list[_Asked] = []
            for asked in self._asked(number, reading.parts):
                if batch and (len(batch) == MAX_STATEMENTS or self._size([*batch, asked]) > MAX_CHARACTERS):
                    yield batch
                    batch = []
                batch.append(asked)
            if batch:
                yield batch

    def _asked(self, number: int, parts: Parts) -> Iterator[_Asked]:
        for field in _FIELDS:
            for at, part in enumerate(_parts(parts, field)):
                spans = ((one.start, max(one.end - 1, one.start)) for one in part.evidence)
                cited = {n for start, end in spans for n in range(self._at(start), self._at(end) + 1)}
                yield _Asked(number, field, at, part, tuple(sorted(cited)))

    def _at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _shown(self, batch: Sequence[_Asked]) -> list[int]:
        """Return the sentences that a batch cites, each with the one before it: there stands whom "he" means."""
        cited = {at for asked in batch for at in asked.cited}
        return sorted(cited | {at - 1 for at in cited if at})

    def _size(self, batch: Sequence[_Asked]) -> int:
        sentences = (self._article.sentences[at] for at in self._shown(batch))
        return sum(sentence.end - sentence.start for sentence in sentences)

    def _ask(self, batch: Sequence[_Asked]) -> tuple[tuple[Judgement | None, ...], Usage]:
        """Return a judgement on each statement of the batch, None where there is none, and what asking cost."""
        try:
            answer = self._occasion.ask(self._engine, self._question(batch))
        except EngineError as error:
            if self._occasion.is_left_to_later(error):
                raise
            return (None,) * len(batch), error.usage or Usage()
        given: dict[int, set[Judgement]] = {}
        for verdict in answer.draft.verdicts:
            given.setdefault(verdict.number, set()).add(verdict.verdict)
        # Who is given two different verdicts has none.
        judged = (given.get(number, set()) for number in range(1, len(batch) + 1))
        return tuple(next(iter(one)) if len(one) == 1 else None for one in judged), answer.usage

    def _question(self, batch: Sequence[_Asked]) -> EntailmentQuestion:
        shown = self._shown(batch)
        number = {at: place for place, at in enumerate(shown, 1)}
        sentences = (self._article.sentences[at] for at in shown)
        return EntailmentQuestion(
            context=self._context,
            sentences=tuple(self._article.text[one.start : one.end] for one in sentences),
            statements=tuple(ToCheck(_told(one.part), tuple(number[at] for at in one.cited)) for one in batch),
        )


def _parts(parts: Parts, field: str) -> tuple[Statement | Claim, ...]:
    found = getattr(parts, field)
    if field == "headline":
        return (found,) if found else ()
    return tuple(found)


def _told(part: Statement | Claim) -> str:
    """Return the statement as a sentence of its own: what somebody claims, as their claim."""
    if isinstance(part, Statement):
        return part.text
    return f"According to {part.speaker or 'somebody'}: {part.statement}"


def _applied(reading: Reading, judged: _Judged) -> Reading:
    """Return the reading with the verdicts on its parts, and without those that do not follow."""
    kept: dict[str, list[Statement | Claim]] = {field: [] for field in _FIELDS}
    rejected = list(reading.rejected)
    for field in _FIELDS:
        for at, part in enumerate(_parts(reading.parts, field)):
            judgement = judged[field, at]
            if judgement == "not entailed":
                text = part.text if isinstance(part, Statement) else part.statement
                rejected.append(Rejected(field=f"{field}[{at}]", text=text, rule="entailment", reason=_REASON))
            else:
                kept[field].append(replace(part, entailment=judgement or "unchecked"))
    return replace(reading, parts=_with(reading.parts, kept), rejected=tuple(rejected))


def _with(parts: Parts, fields: dict[str, list[Statement | Claim]]) -> Parts:
    headline = next(iter(fields["headline"]), None)
    others = {field: tuple(fields[field]) for field in _FIELDS if field != "headline"}
    return replace(parts, headline=headline, **others)
