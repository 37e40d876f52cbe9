"""Check that every piece of evidence is its slice of the article, and that parts do not share an id."""

from collections.abc import Iterator

from wirebrief.article import Article
from wirebrief.brief import Brief, Claim, Evidence, Grounded
from wirebrief.verify.difference import Difference
from wirebrief.verify.parts import located_parts


def check_evidence(brief: Brief, article: Article) -> Iterator[Difference]:
    """Yield the evidence that is not what stands in the article."""
    for path, part in located_parts(brief):
        for at, piece in _pieces(part):
            found = article.text[piece.start : piece.end] if 0 <= piece.start < piece.end else ""
            if found != piece.quote or not found.strip():
                what = f"not the article's characters {piece.start} to {piece.end}"
                yield Difference(f"{path}.{at}.quote", what, repr(found), repr(piece.quote))


def check_ids(brief: Brief) -> Iterator[Difference]:
    """Yield the ids that two different parts share; a headline taken from the summary is one part shown twice."""
    seen: dict[str, tuple[str, Grounded]] = {}
    for path, part in located_parts(brief):
        first, same = seen.setdefault(part.id, (path, part))
        if part != same:
            yield Difference(f"{path}.id", f"{first} has the same", "an id of its own", part.id)


def _pieces(part: Grounded) -> Iterator[tuple[str, Evidence]]:
    for at, piece in enumerate(part.evidence):
        yield f"evidence[{at}]", piece
    if isinstance(part, Claim):
        for at, piece in enumerate(part.quotation):
            yield f"quotation[{at}]", piece
        if part.attributed_by:
            yield "attributed_by", part.attributed_by
