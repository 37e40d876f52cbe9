"""Show a brief in the terminal: what a reader wants first, with the evidence it stands on below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, cast

from wirebrief.brief import Brief, Claim, Entity, Grounded, Moment, Place, Statement
from wirebrief.render.newsletter import day_of, in_marks, quoted, stance_key
from wirebrief.render.view import Line, Ref, View, view

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

    Row = tuple[Text, Text]

# A measure that the eye follows easily; a wider terminal is left empty at its right.
WIDEST = 96
_STRONG, _QUIET, _MARK, _WARN = "bold", "dim", "cyan", "yellow"
_GRAVE = frozenset({"denies", "alleges", "warns", "doubts"})


def show(brief: Brief, stream: TextIO, width: int | None = None) -> None:
    """Print the brief to the stream, styled where it is a terminal and NO_COLOR is not set.

    Text of the article is printed as text: escape sequences, markup and control characters in it do nothing.
    `width` counts columns; by default the terminal's, at most `WIDEST`.
    """
    from rich.console import Console  # noqa: PLC0415 (a command that shows nothing need not load it)

    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, width or WIDEST)
    with console.capture() as printed:
        for block in _Page(view(brief), console).blocks():
            console.print(block)
    # Tables are padded to the full width, which a file or a pipe should not carry.
    stream.writelines(f"{line.rstrip(' ')}\n" for line in printed.get().splitlines())


class _Page:
    """Lays out one brief for one console."""

    def __init__(self, shown: View, console: Console) -> None:
        self._view, self._words = shown, shown.words
        self._terminal = console.is_terminal

    def blocks(self) -> Iterator[RenderableType]:
        yield from self._top()
        sections: dict[str, Callable[[tuple[Line, ...]], Iterator[RenderableType]]] = {
            "summary": self._statements,
            "what": self._statements,
            "who": self._entities,
            "where": self._in_a_row,
            "when": self._in_a_row,
            "claims": self._voices,
        }
        for name, laid_out in sections.items():
            if lines := self._view.section(name):
                yield self._title(name)
                yield from laid_out(lines)
        yield self._title("evidence")
        yield _table(map(self._note, self._view.notes))
        yield self._foot()

    def _top(self) -> Iterator[RenderableType]:
        source = self._view.brief.article
        day = self._words.day(source.published_at) if source.published_at else None
        meta = [words for words in (source.publisher, source.byline, day) if words]
        if meta:
            yield _text((" · ".join(meta), _QUIET))
        headline = self._view.section("headline")[0]
        yield _text((self._view.brief.headline.text, _STRONG), *_marks(headline))
        for notice in self._view.notices:
            yield _text((f"{notice.label}: ", f"{_WARN} {_STRONG}"), (notice.text, _WARN))

    def _title(self, name: str) -> Text:
        return _text((f"\n{self._words(name).upper()}", f"{_MARK} {_STRONG}"))

    def _statements(self, lines: tuple[Line, ...]) -> Iterator[Table]:
        texts = ((cast("Statement", line.part).text, line) for line in lines)
        yield _table((_text(("•", _MARK)), _text((text, ""), *_marks(line))) for text, line in texts)

    def _entities(self, lines: tuple[Line, ...]) -> Iterator[Table]:
        yield _table(map(self._entity, lines))

    def _entity(self, line: Line) -> Row:
        entity = cast("Entity", line.part)
        role = entity.role or (self._words(f"kind.{entity.kind}") if entity.kind != "group" else "")
        also = f"{self._words('aliases')} {', '.join(entity.aliases)}" if entity.aliases else ""
        rest = "".join(f", {words}" for words in (role, also) if words)
        return _text(("•", _MARK)), _text((entity.name, _STRONG), (rest, ""))

    def _in_a_row(self, lines: tuple[Line, ...]) -> Iterator[Text]:
        pieces: list[tuple[str, str]] = []
        for line in lines:
            name, rest = self._placed(line.part)
            pieces += [(" · ", _QUIET)] if pieces else []
            pieces += [(name, _STRONG), (rest, "")]
        yield _text(*pieces)

    def _placed(self, part: Grounded) -> tuple[str, str]:
        if isinstance(part, Place):
            return part.name, f", {part.within}" if part.within else ""
        moment = cast("Moment", part)
        day = day_of(moment, self._words)
        return moment.words, f" ({day})" if day else ""

    def _voices(self, _: tuple[Line, ...]) -> Iterator[RenderableType]:
        for voice in self._view.voices:
            role = f", {voice.role}" if voice.role else ""
            yield _text((voice.name or self._words("unattributed"), _STRONG if voice.name else _QUIET), (role, _QUIET))
            yield _table(map(self._claim, voice.lines), indent=2)

    def _claim(self, line: Line) -> Row:
        claim = cast("Claim", line.part)
        stance = self._words(stance_key(claim))
        said = _text((claim.statement, ""), *_marks(line))
        if quotation := quoted(claim, self._words):
            said.append(f"\n{quotation}", "italic")
        return _text((stance, _WARN if claim.stance in _GRAVE else _MARK)), said

    def _note(self, note: Ref) -> Row:
        quote = _text((in_marks(note.quote, self._words), _QUIET))
        # In a terminal one line each; in a file or a pipe the words in full.
        quote.no_wrap, quote.overflow = self._terminal, "ellipsis"
        return _text((f"[{note.number}]", _MARK)), quote

    def _foot(self) -> Text:
        shown = {"engine", "model", "tokens", "cost", "rejected", "check", "missing", "coverage"}
        facts = [f"{fact.label}: {'; '.join(fact.values)}" for fact in self._view.facts if fact.kind in shown]
        return _text(("\n" + " · ".join(facts), _QUIET))


def _marks(line: Line) -> Iterator[tuple[str, str]]:
    numbers = "".join(f"[{ref.number}]" for ref in line.refs if ref.number is not None)
    if numbers:
        yield f" {numbers}", _MARK


def _text(*pieces: tuple[str, str]) -> Text:
    from rich.text import Text  # noqa: PLC0415 (see show)

    return Text.assemble(*pieces)


def _table(rows: Iterable[Row], indent: int = 0) -> Table:
    from rich.table import Table  # noqa: PLC0415 (see show)

    table = Table.grid(padding=(0, 1), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")  # a line of Japanese is one word: it would be cut off
    for label, body in rows:
        label.pad_left(indent)
        table.add_row(label, body)
    return table
