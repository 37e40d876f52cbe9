"""Go through the parts of a brief, each with its place in brief.json."""

from collections.abc import Iterator

from wirebrief.brief import Brief, Grounded


def located_parts(brief: Brief) -> Iterator[tuple[str, Grounded]]:
    """Yield every part with its JSON path, such as `$.claims[2]`."""
    yield "$.headline", brief.headline
    for field in ("summary", "who", "what", "where", "when", "claims"):
        for at, part in enumerate(getattr(brief, field)):
            yield f"$.{field}[{at}]", part
