"""The words of a mail: an edition as one topic's readers get it, and the letters about a subscription.

A letter is rendered once for all readers with the same topics; what is a reader's own (links, name) stands in it as
a marker that is filled in afterwards, which takes microseconds.
"""

import html
from collections.abc import Callable
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.edition.notes import note_line
from wirebrief.edition.pages import TEXT_WIDTH, wrap
from wirebrief.edition.told import counted
from wirebrief.edition.types import Brevity, Correction, Edition, Story
from wirebrief.edition.view import Look, Page, iso_day, page_of
from wirebrief.edition.words import words
from wirebrief.plain import plain, safe_url
from wirebrief.render.columns import shortened
from wirebrief.templating import environment

# Gmail shows 102 KB of a mail's HTML and hides the rest behind a link; a margin for the reader's own links.
MAX_HTML: Final = 102 * 1024 - 2048
# Stand-ins for what differs between readers. They survive escaping, wrapping and inlining as they are.
MANAGE: Final = "https://reader.invalid/manage"
UNSUBSCRIBE: Final = "https://reader.invalid/unsubscribe"
GREETING: Final = "reader-greeting-goes-here"
SUBSCRIPTION_LETTERS: Final = {
    "confirm": ("Confirm your subscription to", "Go to the confirmation"),
    "known": ("Your subscription to", "Go to your preferences"),
}


class Letter(Struct, frozen=True, kw_only=True):
    """A mail's words, ready for every reader with the same topics once `fill` has been through them."""

    subject: str
    text: str
    html: str

    def fill(self, manage: str, unsubscribe: str, name: str) -> "Letter":
        """Return the letter with one reader's own links and name in it."""
        greeting = f", {name}" if name else ""
        own = {MANAGE: manage, UNSUBSCRIBE: unsubscribe, f", {GREETING}": greeting}
        return replace(
            self,
            text=filled(self.text, own, str),
            html=filled(self.html, own, lambda value: html.escape(value, quote=True)),
        )


def filled(text: str, own: dict[str, str], escape: Callable[[str], str]) -> str:
    """Return the text with each marker replaced."""
    for marker, value in own.items():
        text = text.replace(marker, escape(value))
    return text


def everybody_had_it(correction: Correction) -> Story | Brevity | None:  # noqa: ARG001 - the answer where nobody knows
    """Say that it is not known which story a correction is of: so every reader gets it."""
    return None


def edition_letter(
    edition: Edition,
    topics: tuple[str, ...],
    look: Look,
    carried: Callable[[Correction], Story | Brevity | None] = everybody_had_it,
) -> Letter | None:
    """Return the edition as readers of these topics get it, None where it has nothing for them.

    `carried` returns the story of an earlier edition that a correction is of. The HTML stays below what Gmail shows:
    stories that do not fit are named in the contents and left to the web.
    """
    chosen = on_topics(edition, topics, carried) if topics else edition
    if not chosen.stories and not chosen.also and not chosen.corrections:
        return None
    page = page_of(chosen, look, plain)
    shown = most_that_fit(page)
    return Letter(
        subject=subject(page),
        text=rendered("edition.txt.jinja", page, shown),
        html=inlined(rendered("edition.html.jinja", page, shown)),
    )


def on_topics(
    edition: Edition, topics: tuple[str, ...], carried: Callable[[Correction], Story | Brevity | None]
) -> Edition:
    """Return the edition with only the stories that name one of the topics: a person, a place or a word.

    Corrections stay where the story that they are of did so, or is not known.
    """
    wanted = [f" {' '.join(words(topic))} " for topic in topics]

    def matches(story: Story | Brevity) -> bool:
        said = f" {' '.join(words(everything_in(story)))} "
        return any(topic in said for topic in wanted if topic.strip())

    return replace(
        edition,
        stories=tuple(story for story in edition.stories if matches(story)),
        also=tuple(story for story in edition.also if matches(story)),
        corrections=tuple(one for one in edition.corrections if (had := carried(one)) is None or matches(had)),
        withdrawn=(),  # whether it was on their topics nobody can tell any more, and they never had it
    )


def everything_in(story: Story | Brevity) -> str:
    """Return the words in which topics are looked for."""
    if isinstance(story, Brevity):
        return "\n".join((story.headline.text, *story.names, *story.places))
    return "\n".join(
        (
            story.headline.text,
            *(entity.name for entity in story.who),
            *(place.name for place in story.where),
            *(statement.text for statement in story.summary),
            *(claim.statement for claim in story.claims),
        )
    )


def subject(page: Page) -> str:
    """Return the subject: the first headline and the name of the brief."""
    stories = (*page.stories, *page.also)
    first = stories[0].story.headline.text if stories else note_line(page.corrections[0].correction)
    return f"{shortened(first, TEXT_WIDTH)} · {page.edition.title}"


def most_that_fit(page: Page) -> int:
    """Return how many stories fit into one mail."""
    low, high = 0, len(page.stories)
    if fits(page, high):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(page, middle) else (low, middle)
    return low


def fits(page: Page, shown: int) -> bool:
    """Return whether a mail with so many stories stays below the limit."""
    return len(inlined(rendered("edition.html.jinja", page, shown)).encode()) <= MAX_HTML


def rendered(template: str, page: Page, shown: int) -> str:
    """Fill a mail template with the first `shown` stories, and say what was cut."""
    missing = len(page.stories) - shown
    rest = f"{counted(missing, 'more story', 'more stories')}"
    site = safe_url(page.look.site)
    return (
        environment("mail")
        .get_template(template)
        .render(
            page=page,
            edition=page.edition,
            shown=shown,
            cut=f"This mail was cut to a length that every mail program shows: {rest} in this edition."
            if missing
            else "",
            web=f"{site.rstrip('/')}/{page.edition.date}/edition.html" if site else "",
            archive=site.rstrip("/") if site else "",
            manage=MANAGE,
            unsubscribe=UNSUBSCRIBE,
            greeting=GREETING,
            url=safe_url,
            wrap=wrap,
            iso_day=iso_day,
        )
    )


def inlined(page: str) -> str:
    """Return the page with its styles on the elements themselves; only what mail cannot inline stays in its head."""
    import css_inline  # noqa: PLC0415 - a compiled library, wanted only where mail is made

    return css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False).inline(page)


def subscription_letter(kind: Literal["confirm", "known"], title: str, link: str) -> Letter:
    """Return the mail that asks for confirmation, or tells an active reader where the preferences are."""
    heading, label = SUBSCRIPTION_LETTERS[kind]
    title = plain(title)
    text = environment("mail").get_template(f"{kind}.txt.jinja").render(title=title, link=link)
    paragraphs = [line for block in text.split("\n\n") for line in paragraph_lines(block)]
    page = (
        environment("mail")
        .get_template("plain.html.jinja")
        .render(
            subject=f"{heading} {title}",
            paragraphs=paragraphs,
            label=label,
        )
    )
    return Letter(subject=f"{heading} {title}", text=text, html=inlined(page))


def paragraph_lines(block: str) -> list[str]:
    """Return the paragraph, with a link that ends it as one of its own."""
    *before, last = block.strip().splitlines()
    return [" ".join(before), last] if before and last.startswith("http") else [" ".join([*before, last])]
