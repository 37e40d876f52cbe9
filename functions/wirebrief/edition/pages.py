"""Write an edition as files: a page, plain text, Markdown; and beside all editions their index and Atom feed."""

import hashlib
from collections.abc import Sequence
from datetime import UTC

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.edition.ports import EditionRecord
from wirebrief.edition.types import Edition
from wirebrief.edition.view import Look, Page, day, iso_day, page_of
from wirebrief.plain import plain, safe_url
from wirebrief.render.columns import wrapped
from wirebrief.render.markdown import escaped
from wirebrief.templating import environment

TEXT_WIDTH = 72


class Entry(Struct, frozen=True, kw_only=True):
    """One edition in index and feed."""

    id: str
    date: str
    updated: str
    headline: str
    stories: int
    briefs: int
    notes: tuple[str, ...]


def edition_html(edition: Edition, look: Look) -> str:
    """Return the edition as one self-contained page."""
    return rendered("edition.html.jinja", page_of(edition, look, plain))


def edition_text(edition: Edition, look: Look) -> str:
    """Return the edition as plain text, at most 72 columns wide."""
    return rendered("edition.txt.jinja", page_of(edition, look, plain))


def edition_markdown(edition: Edition, look: Look) -> str:
    """Return the edition as Markdown in which no foreign text can act as markup."""
    return rendered("edition.md.jinja", page_of(edition, look, plain))


def rendered(template: str, page: Page) -> str:
    """Fill one of the templates in templates/edition/."""
    return (
        environment("edition")
        .get_template(template)
        .render(page=page, edition=page.edition, url=safe_url, md=escaped, wrap=wrap, day=day, iso_day=iso_day)
    )


def wrap(text: str, rest: str = "") -> str:
    """Return the text in lines of at most 72 columns, all but the first indented by `rest`; a leading gap stays."""
    lead = text[: len(text) - len(text.lstrip())]
    return wrapped(text, TEXT_WIDTH, lead, rest)


def entries_of(records: Sequence[EditionRecord], title: str, site: str) -> list[Entry]:
    """Return the entries of editions, newest first; a headline that was withdrawn since is not repeated."""
    silenced = {note.silences for record in records for note in record.notes}
    return [entry(replace(one, headline="") if one.date in silenced else one, title, site) for one in records]


def entry(record: EditionRecord, title: str, site: str) -> Entry:
    """Return an edition's entry. Its id stays, whatever is approved or rendered anew."""
    number = hashlib.sha256(f"{site}\n{title}\n{record.date}".encode()).hexdigest()
    return Entry(
        id=f"urn:sha256:{number}",
        date=record.date,
        updated=max(record.sealed_at, record.amended_at or record.sealed_at)
        .astimezone(UTC)
        .strftime("%Y-%m-%dT%H:%M:%SZ"),
        headline=plain(record.headline) or f"{plain(title)}, {iso_day(record.date)}",
        stories=record.stories,
        briefs=record.briefs,
        notes=tuple(plain(note.line) for note in record.notes),
    )


def index_html(records: Sequence[EditionRecord], title: str, look: Look) -> str:
    """Return the page that lists all editions, newest first."""
    entries = entries_of(records, title, look.site)
    return (
        environment("edition")
        .get_template("index.html.jinja")
        .render(entries=entries, title=plain(title), language=look.language, iso_day=iso_day)
    )


def feed_xml(records: Sequence[EditionRecord], title: str, look: Look) -> str:
    """Return the newest editions as an Atom feed (RFC 4287); `records` is not empty."""
    entries = entries_of(records, title, look.site)
    feed_id = f"urn:sha256:{hashlib.sha256(f'{look.site} {title}'.encode()).hexdigest()}"
    return (
        environment("edition")
        .get_template("feed.xml.jinja")
        .render(
            entries=entries,
            title=plain(title),
            language=look.language,
            iso_day=iso_day,
            site=look.site,
            feed_id=feed_id,
        )
    )
