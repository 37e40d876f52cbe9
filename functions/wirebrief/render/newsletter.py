"""Write the newsletter: one view of the brief, three templates, each with the escaping of its own format."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from urllib.parse import urlsplit

from wirebrief.article import Article
from wirebrief.brief import Brief, Claim, Entity, Moment, Place
from wirebrief.negations import negated
from wirebrief.render.columns import columns, wrapped
from wirebrief.render.passages import anchor, cut_marks, passages
from wirebrief.render.view import Line, Ref, View
from wirebrief.render.words import Words, direction, machine_readable, primary_tag
from wirebrief.templating import environment

# Columns of a line of text: what mail clients and terminals of 80 show unbroken, with room for a quoting mark.
TEXT_WIDTH = 76
_WORD = re.compile(r"\w+")
_QUOTE_MARKS = '“”"«»„‟「」『』 \u00a0\u202f'


def html(shown: View, article: Article) -> str:
    """Return one self-contained page: no script, no external resource, light and dark."""
    found = passages(shown, article)
    page = {
        "passages": found,
        "cut": cut_marks(found),
        "anchor": anchor,
        "mentioned": _mentioned,
        "machine_readable": machine_readable,
        **_content_language(shown.brief, shown.words),
    }
    return _rendered("newsletter.html.jinja", shown, page)


def text(shown: View) -> str:
    """Return plain text in lines of at most `TEXT_WIDTH` columns."""

    def wrap(words: str, first: str = "", rest: str = "") -> str:
        return wrapped(words, TEXT_WIDTH, first, rest)

    return _rendered("newsletter.txt.jinja", shown, {"wrap": wrap, "columns": columns, "width": TEXT_WIDTH})


def markdown(shown: View) -> str:
    """Return Markdown with footnotes; of a view that was escaped for it, so that nothing in it is read as markup."""
    return _rendered("newsletter.md.jinja", shown, {})


def quoted(claim: Claim, words: Words) -> str:
    """Return the quoted pieces in quotation marks, with an ellipsis outside the marks between two of them.

    Nothing where the statement already has them word for word, as an extractive one does.
    """
    pieces = [piece.quote.strip(_QUOTE_MARKS) or piece.quote for piece in claim.quotation]
    if all(piece in claim.statement for piece in pieces):
        return ""
    return " … ".join(f"{words('quote.open')}{piece}{words('quote.close')}" for piece in pieces)


def in_marks(quote: str, words: Words) -> str:
    """Return evidence in quotation marks; as it is where it has such marks of its own, which would double."""
    if any(mark in quote for mark in _QUOTE_MARKS if not mark.isspace()):
        return quote
    return f"{words('quote.open')}{quote}{words('quote.close')}"


def day_of(moment: Moment, words: Words) -> str:
    """Return the date that the moment means, nothing where its own words already say as much in whatever order."""
    meant = words.iso(moment.date) if moment.date else ""
    said = {*_WORD.findall(moment.words.casefold())}
    return "" if meant in moment.words or {*_WORD.findall(meant.casefold())} <= said else meant


def title_of(line: Line, words: Words) -> str:
    """Return what a link to the part is called: the name where it has one, else its place, such as "claim 2"."""
    if isinstance(line.part, Entity | Place):
        return line.part.name
    if isinstance(line.part, Moment):
        return line.part.words
    return words(f"ref.{line.section}", n=line.position)


def stance_key(claim: Claim) -> str:
    """Return under which words a claim's stance is shown: "denies: He knew", but "denial: Nobody knew"."""
    return "stance.denial" if claim.stance == "denies" and negated(claim.statement) else f"stance.{claim.stance}"


def _rendered(template: str, shown: View, page: dict[str, object]) -> str:
    shared = {
        "view": shown,
        "brief": shown.brief,
        "words": shown.words,
        "host": urlsplit(shown.url).hostname if shown.url else None,
        "quoted": quoted,
        "in_marks": in_marks,
        "day_of": day_of,
        "title_of": title_of,
        "stance": stance_key,
        "paragraphs": _paragraphs,
    }
    return environment("brief").get_template(template).render(shared | page)


def _content_language(brief: Brief, words: Words) -> dict[str, object]:
    language = primary_tag(brief.article.language)
    return {
        "language": brief.article.language if language else words.language,
        "direction": direction(brief.article.language),
        "foreign": language not in {None, words.language},
    }


def _paragraphs(refs: Iterable[Ref]) -> str:
    numbers = sorted({ref.paragraph for ref in refs if ref.paragraph is not None})
    return ", ".join(map(str, numbers))


def _mentioned(refs: Iterable[Ref]) -> Iterator[tuple[str, Ref]]:
    """Yield each mention under its paragraph's number: "2", and "2b", "2c" for the next ones there."""
    seen: Counter[int] = Counter()
    for ref in refs:
        paragraph = ref.paragraph or 0
        seen[paragraph] += 1
        yield f"{paragraph}{_letter(seen[paragraph])}", ref


def _letter(nth: int) -> str:
    if nth == 1:
        return ""
    return ascii_lowercase[nth - 1] if nth <= len(ascii_lowercase) else f".{nth}"
