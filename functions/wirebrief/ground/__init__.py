"""Ground a draft: keep the parts that the article's own words carry, and say of the others which rule they broke."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from wirebrief.article import Article, Chunk
from wirebrief.brief import Parts, Statement
from wirebrief.draft import Draft
from wirebrief.ground.apart import apart
from wirebrief.ground.entities import ground_entity, ground_moment, ground_place
from wirebrief.ground.lead import ground_lead
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source
from wirebrief.ground.statements import ground_claim, ground_statement
from wirebrief.ground.view import ChunkView
from wirebrief.ports import Failure

__all__ = ["Grounder", "ground"]

D = TypeVar("D")
P = TypeVar("P")


class Grounder:
    """Grounds the drafts of one article's chunks. Build it once an article; threads may share it."""

    def __init__(self, article: Article) -> None:
        self.rules = Rules(Source(article))

    def ground(self, draft: Draft, chunk: Chunk) -> tuple[Parts, tuple[Failure, ...]]:
        """Return the verified parts, and a failure for each part (or role, alias, date) that broke a rule."""
        view = ChunkView(self.rules, chunk)
        failures: list[Failure] = []

        def keep(field: str, drafts: Iterable[D], ground_one: _GroundOne[D, P]) -> tuple[P, ...]:
            parts = []
            for at, drafted in enumerate(drafts):
                part, broken = ground_one(view, f"{field}[{at}]", drafted)
                failures.extend(broken)
                parts += [part] if part is not None else []
            return tuple(parts)

        who, where = apart(keep("who", draft.who, ground_entity), keep("where", draft.where, ground_place))
        headline = keep("headline", [draft.headline] if draft.headline else [], ground_statement)
        parts = Parts(
            headline=headline[0] if headline else None,
            summary=keep("summary", draft.summary, ground_statement),
            who=who,
            what=keep("what", draft.what, ground_statement),
            where=where,
            when=keep("when", draft.when, ground_moment),
            claims=keep("claims", draft.claims, ground_claim),
        )
        return parts, tuple(failures)

    def ground_lead(self, draft: Draft, statements: tuple[Statement, ...]) -> tuple[Parts, tuple[Failure, ...]]:
        """Return the verified headline and summary of a draft that was asked over verified statements."""
        return ground_lead(draft, statements, self.rules)


def ground(draft: Draft, chunk: Chunk, article: Article) -> tuple[Parts, tuple[Failure, ...]]:
    """Return the verified parts of one chunk's draft, and the failures (see `Grounder`)."""
    return Grounder(article).ground(draft, chunk)


_GroundOne = Callable[[ChunkView, str, D], tuple[P | None, list[Failure]]]
