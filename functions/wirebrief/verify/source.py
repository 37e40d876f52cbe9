"""Check that a brief is of this article, and that what it says of its coverage is so."""

from bisect import bisect_left
from collections.abc import Iterator

from wirebrief.article import Article, Span
from wirebrief.brief import Brief, FailedSpan, Source
from wirebrief.verify.difference import Difference


def check_source(brief: Brief, article: Article) -> tuple[Difference, ...]:
    """Return the fields of `article` in the brief that are not the article's; of another article only that."""
    if brief.article.id != article.id:
        return (Difference("$.article.id", "the brief is of another article", article.id, brief.article.id),)
    return tuple(_fields(brief.article, article))


def check_coverage(brief: Brief, article: Article) -> tuple[Difference, ...]:
    """Return what is said of the coverage and is not so."""
    return (*_completeness(brief), *_failed(brief, article), *_paragraphs(brief, article))


def _fields(source: Source, article: Article) -> Iterator[Difference]:
    for name in Source.__struct_fields__:
        there = len(article.text) if name == "characters" else getattr(article, name)
        said = getattr(source, name)
        # The name is whatever the file is called where it lies now.
        if name != "name" and said != there:
            yield Difference(f"$.article.{name}", "not the article's", str(there), str(said))


def _completeness(brief: Brief) -> Iterator[Difference]:
    complete = not brief.coverage.failed
    if brief.complete != complete:
        failed = len(brief.coverage.failed)
        yield Difference("$.complete", f"{failed} spans failed", str(complete).lower(), str(brief.complete).lower())


def _failed(brief: Brief, article: Article) -> Iterator[Difference]:
    for at, span in enumerate(brief.coverage.failed):
        if not 0 <= span.start < span.end <= len(article.text):
            yield _outside(f"$.coverage.failed[{at}]", span, article)


def _outside(path: str, span: Span | FailedSpan, article: Article) -> Difference:
    return Difference(path, "no span of the article", f"within 0 to {len(article.text)}", f"{span.start} to {span.end}")


def _paragraphs(brief: Brief, article: Article) -> Iterator[Difference]:
    numbers = sorted({sentence.paragraph for sentence in article.sentences if sentence.kind == "body"})
    paragraphs = [article.paragraphs[number] for number in numbers]
    if brief.coverage.paragraphs != len(paragraphs):
        said = str(brief.coverage.paragraphs)
        yield Difference("$.coverage.paragraphs", "not the article's number", str(len(paragraphs)), said)
    told = (*brief.summary, *brief.what, *brief.claims, *brief.when)
    starts = sorted({piece.start for part in told for piece in part.evidence})
    unused = [one for one in paragraphs if bisect_left(starts, one.start) == bisect_left(starts, one.end)]
    if list(brief.coverage.unused) != unused:
        yield Difference(
            "$.coverage.unused", "not what no part stands on", _spans(unused), _spans(brief.coverage.unused)
        )


def _spans(spans: list[Span] | tuple[Span, ...]) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in spans) or "none"
