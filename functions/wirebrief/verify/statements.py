"""Ask the rules of grounding again, of every part of a brief as it was published."""

from collections.abc import Iterable, Iterator

from wirebrief.article import Article, Chunk, Span
from wirebrief.brief import Brief, Claim, Entity, Grounded, Moment, Place, Statement
from wirebrief.draft import DraftEntity, DraftPlace
from wirebrief.ground.entities import ground_entity, ground_place
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source
from wirebrief.ground.view import ChunkView
from wirebrief.merge.names import place_key
from wirebrief.ports import Failure
from wirebrief.verify.asked import broken, statement_breach
from wirebrief.verify.claims import check_claim
from wirebrief.verify.difference import Difference
from wirebrief.verify.parts import located_parts


def check_parts(brief: Brief, article: Article) -> tuple[Difference, ...]:
    """Return the parts that break a rule of grounding, each with the rule and the reason."""
    checker = _Checker(brief, article)
    return tuple(found for path, part in located_parts(brief) for found in checker.check(path, part))


class _Checker:
    """Asks the rules over the whole article: a part may hold by the evidence of several chunks."""

    def __init__(self, brief: Brief, article: Article) -> None:
        text, sentences = article.text, article.sentences
        self._brief = brief
        self._rules = Rules(Source(article))
        self._view = ChunkView(self._rules, Chunk(index=0, start=0, end=len(text), text=text, sentences=sentences))

    def check(self, path: str, part: Grounded) -> Iterator[Difference]:
        if isinstance(part, Statement):
            yield from self._statement(path, part)
        elif isinstance(part, Claim):
            yield from check_claim(path, part, self._brief, self._rules)
        elif isinstance(part, Entity):
            yield from self._entity(path, part)
        elif isinstance(part, Place):
            yield from self._place(path, part)
        elif isinstance(part, Moment):
            yield from self._moment(path, part)

    def _statement(self, path: str, part: Statement) -> Iterator[Difference]:
        # The article's own opening heads a brief for which no headline held: it is what it stands on.
        if [" ".join(piece.quote.split()) for piece in part.evidence] == [part.text]:
            return
        if breach := statement_breach(self._rules, part.text, part.evidence):
            yield broken(f"{path}.text", breach, part.text)

    def _entity(self, path: str, part: Entity) -> Iterator[Difference]:
        draft = DraftEntity(name=part.name, kind=part.kind, role=part.role, aliases=part.aliases, sentences=())
        _, failures = ground_entity(self._view, path, draft)
        yield from map(_failed, failures)
        yield from self._mentions(path, part, (part.name, *part.aliases))

    def _place(self, path: str, part: Place) -> Iterator[Difference]:
        # The larger place may have been told under another spelling: a dateline has the name in capitals.
        spellings = dict.fromkeys((part.name, *(piece.quote for piece in part.evidence)))
        drafts = (DraftPlace(name=name, kind=part.kind, within=part.within, sentences=()) for name in spellings)
        failures = [ground_place(self._view, path, draft)[1] for draft in drafts]
        if all(failures):
            yield from map(_failed, failures[0])
        usual = place_key(part.name, part.kind)
        yield from self._mentions(path, part, [one for one in spellings if place_key(one, part.kind) == usual])

    def _mentions(self, path: str, part: Grounded, names: Iterable[str]) -> Iterator[Difference]:
        there = {mention.quote.casefold() for name in names for mention in self._view.mentions(name)}
        for at, piece in enumerate(part.evidence):
            if piece.quote.casefold() not in there:
                yield Difference(f"{path}.evidence[{at}]", "no mention", f"one of {', '.join(names)}", piece.quote)

    def _moment(self, path: str, part: Moment) -> Iterator[Difference]:
        where = next((Span(piece.start, piece.end) for piece in part.evidence if piece.quote == part.words), None)
        if where is None:
            yield Difference(f"{path}.words", "not the article's", part.evidence[0].quote, part.words)
        elif part.date and (breach := self._rules.date_breach(where, part.date)):
            yield broken(f"{path}.date", breach, part.date)


def _failed(failure: Failure) -> Difference:
    what = f"breaks the rule “{failure.rule}”: {failure.reason}"
    return Difference(failure.field, what, "what the article carries", failure.text)
