"""What every format shows of a brief: its parts in order, their evidence numbered, its claims under their speakers."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.article import Article, Span
from wirebrief.brief import Brief, Claim, Entity, Evidence, Grounded, Statement
from wirebrief.plain import plain, safe_url
from wirebrief.render.choice import chosen
from wirebrief.render.cleaning import with_strings, without_unverified_quotes
from wirebrief.render.facts import Fact, Notice, facts, notices
from wirebrief.render.parts import all_parts
from wirebrief.render.words import Words, words_for


class Ref(Struct, frozen=True):
    """A piece of evidence as a part cites it.

    `number` counts the distinct passages that statements and claims stand on, from 1 in reading order; a mention
    of somebody, some place or some time has none. `paragraph` is 1-based in the article, None without one.
    """

    number: int | None
    span: Span
    quote: str
    paragraph: int | None


class Line(Struct, frozen=True):
    """One part as it is shown. `slug` names it on the page, such as `summary-2`."""

    slug: str
    section: str
    position: int
    part: Grounded
    refs: tuple[Ref, ...]


class Voice(Struct, frozen=True):
    """A speaker with the role that the brief knows, and what they said; the name None for the unattributed."""

    name: str | None
    role: str | None
    lines: tuple[Line, ...]


class View(Struct, frozen=True, kw_only=True):
    """A brief ready for a template. `lines` holds every part, in the order of the page."""

    brief: Brief
    words: Words
    url: str | None
    lines: tuple[Line, ...]
    notes: tuple[Ref, ...]
    voices: tuple[Voice, ...]
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]

    def section(self, name: str) -> tuple[Line, ...]:
        """Return the lines of one section of the brief."""
        return tuple(line for line in self.lines if line.section == name)


def view(brief: Brief, article: Article | None = None, escape: Callable[[str], str] = plain) -> View:
    """Return what is to be shown; without the article, evidence has no paragraph numbers.

    `escape` makes a string fit for the format; by default it only puts it on one line, free of control characters.
    """
    clean = with_strings(_with_verified_quotes(chosen(brief)), escape)
    words = words_for(brief.article.language)
    lines = _lines(clean, article)
    notes = {ref.number: ref for line in lines for ref in line.refs if ref.number is not None}
    return View(
        brief=clean,
        words=words,
        url=safe_url(brief.article.url),
        lines=lines,
        notes=tuple(notes[number] for number in sorted(notes)),
        voices=_voices(clean, [line for line in lines if line.section == "claims"]),
        notices=notices(clean, words),
        facts=facts(clean, article, words),
    )


def paragraph_number(article: Article, offset: int) -> int | None:
    """Return the 1-based number of the paragraph at the offset (or the one before it); None where there is none."""
    return bisect_right(article.paragraphs, offset, key=lambda paragraph: paragraph.start) or None


def _with_verified_quotes(brief: Brief) -> Brief:
    def checked(part: Statement) -> Statement:
        return replace(part, text=without_unverified_quotes(part.text, part))

    return replace(
        brief,
        headline=checked(brief.headline),
        summary=tuple(checked(part) for part in brief.summary),
        what=tuple(checked(part) for part in brief.what),
        claims=tuple(
            replace(claim, statement=without_unverified_quotes(claim.statement, claim)) for claim in brief.claims
        ),
    )


def _lines(brief: Brief, article: Article | None) -> tuple[Line, ...]:
    numbers: dict[Span, int] = {}
    lines = []
    for section, position, part in all_parts(brief):
        numbered = isinstance(part, Statement | Claim)
        refs = []
        for piece in _cited(part):
            span = Span(piece.start, piece.end)
            number = numbers.setdefault(span, len(numbers) + 1) if numbered else None
            paragraph = paragraph_number(article, piece.start) if article else None
            refs.append(Ref(number, span, piece.quote, paragraph))
        lines.append(Line(f"{section}-{position}", section, position, part, tuple(refs)))
    return tuple(lines)


def _cited(part: Grounded) -> tuple[Evidence, ...]:
    """Return the evidence to show: of a claim's quotation and attribution only what lies outside the rest."""
    shown = list(dict.fromkeys(part.evidence))
    if isinstance(part, Claim):
        for piece in part.quotation + ((part.attributed_by,) if part.attributed_by else ()):
            if not any(other.start <= piece.start and piece.end <= other.end for other in shown):
                shown.append(piece)
    return tuple(shown)


def _voices(brief: Brief, lines: Iterable[Line]) -> tuple[Voice, ...]:
    roles = {name: entity.role for entity in reversed(brief.who) for name in _names(entity)}
    said: dict[str | None, list[Line]] = {}
    for line in lines:
        said.setdefault(line.part.speaker if isinstance(line.part, Claim) else None, []).append(line)
    unattributed = said.pop(None, [])
    voices = [Voice(name, roles.get(name), tuple(those)) for name, those in said.items() if name is not None]
    return (*voices, Voice(None, None, tuple(unattributed))) if unattributed else tuple(voices)


def _names(entity: Entity) -> tuple[str, ...]:
    return (*entity.aliases, entity.name)
