"""Put an article's title before its paragraphs, and say it once."""

from collections.abc import Iterator

from wirebrief.read.manuscript import Block


def with_title(blocks: Iterator[Block], title: str | None) -> Iterator[Block]:
    """Put the title first, in the text's own spelling where it opens with it, and do not say it twice."""
    said = fold(title or "")
    first = next(blocks, None)
    while first is not None and not first.text.strip():
        first = next(blocks, None)
    repeats = first is not None and fold(first.text) == said
    if title:
        yield Block(first.text if first is not None and repeats else title, "title")
    if first is not None and not repeats:
        yield first
    yield from (block for block in blocks if block.kind != "heading" or fold(block.text) != said)


def fold(words: str) -> str:
    """Letters and figures only: a title is repeated with other quotation marks and blanks."""
    return "".join(filter(str.isalnum, words.casefold()))
