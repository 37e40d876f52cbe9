"""Go through the parts of a brief in the order in which every rendering shows them."""

from collections.abc import Iterator

from wirebrief.brief import Brief, Claim, Evidence, Grounded

SECTIONS = ("headline", "summary", "what", "who", "where", "when", "claims")


def all_parts(brief: Brief) -> Iterator[tuple[str, int, Grounded]]:
    """Yield every part with its section and its 1-based position there; the headline is `("headline", 1, …)`."""
    yield "headline", 1, brief.headline
    for section in SECTIONS[1:]:
        for position, part in enumerate(getattr(brief, section), start=1):
            yield section, position, part


def evidence_of(part: Grounded) -> tuple[Evidence, ...]:
    """Return all words of the source that a part stands on: also a claim's quotation and attribution."""
    if not isinstance(part, Claim):
        return part.evidence
    attribution = (part.attributed_by,) if part.attributed_by else ()
    return part.evidence + part.quotation + attribution


def all_evidence(brief: Brief) -> Iterator[Evidence]:
    """Yield every piece of evidence in the brief, those that are cited twice twice."""
    for _, _, part in all_parts(brief):
        yield from evidence_of(part)
