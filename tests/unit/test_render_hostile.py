"""Strings made to break renderers, in every field of a brief: nothing runs, nothing links, all of it can be read."""

import io
import json
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import cmarkgfm
import msgspec
import pytest
from cmarkgfm.cmark import Options

from support.samples import article_of, ferry_article, ferry_brief, source_of
from support.strategies import HOSTILE
from wirebrief.article import Article
from wirebrief.brief import Brief, Claim, Entity, Evidence, FailedSpan, Moment, Place, Statement
from wirebrief.plain import plain
from wirebrief.render import render
from wirebrief.show import show

SHARED = Path(os.environ.get("WIREBRIEF_SHARED", Path(__file__).parents[3] / "shared")) / "dev-sets"
BATCH = 48  # strings in one brief: every one of them in every field would make pages of megabytes
ATTRIBUTES = set(
    "id class href lang dir datetime aria-labelledby aria-label aria-hidden name content charset rel".split()
)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")


def strings_of(name: str, field: str) -> list[str]:
    if not SHARED.is_dir():
        pytest.skip("HOSTILE SETS NOT READ: ../shared/dev-sets is not there")
    lines = (SHARED / name).read_bytes().split(b"\n")
    return [text for line in lines if line and (text := json.loads(line)[field]) and plain(text)]


def full_of(strings: list[str]) -> tuple[Brief, Article]:
    """Return a brief and its article with the strings in every field that holds text."""
    first = strings[0]
    article = article_of("\n\n".join(strings), title=first, byline=first, publisher=first, name=first, language="en")
    text = article.text
    evidence = tuple(Evidence(p.start, p.end, text[p.start : p.end]) for p in article.paragraphs)[:3]
    kept: dict[str, Any] = {"id": "x", "evidence": evidence}
    parts: dict[str, Any] = {
        "headline": Statement(text=first, **kept),
        "summary": tuple(Statement(text=each, **kept) for each in strings),
        "what": tuple(Statement(text=each, **kept) for each in strings[:8]),
        "who": tuple(Entity(name=s, kind="person", role=s, aliases=(s, s), **kept) for s in strings),
        "where": tuple(Place(name=each, kind="city", within=each, **kept) for each in strings),
        "when": tuple(Moment(words=each, date=each, **kept) for each in strings),
        "claims": tuple(
            Claim(statement=s, speaker=s, cue=s, kind="direct", stance="denies", quotation=evidence, **kept)
            for s in strings
        ),
    }
    brief = msgspec.structs.replace(ferry_brief(ferry_article()), article=source_of(article), complete=False, **parts)
    failed = FailedSpan(start=0, end=len(text), code="answer_refused", reason=first)
    made_by = msgspec.structs.replace(brief.made_by, engine=first, model=first, prompt_version=first)
    coverage = msgspec.structs.replace(brief.coverage, failed=(failed,))
    return msgspec.structs.replace(brief, coverage=coverage, made_by=made_by), article


class Page(HTMLParser):
    """Collects what a browser would build of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def links(self) -> Iterator[str | None]:
        return (value for name, value in self.attributes if name in {"href", "src", "action", "style"})


@pytest.mark.parametrize(
    ("name", "field"), [(None, None), ("naughty-strings.jsonl", "text"), ("injection-payloads.jsonl", "payload")]
)
def test_hostile_strings_in_every_field_do_nothing(name: str | None, field: str) -> None:
    strings = [text for text in HOSTILE if plain(text)] if name is None else strings_of(name, field)
    for start in range(0, len(strings), BATCH):
        some = strings[start : start + BATCH]
        brief, article = full_of(some)
        files = render(brief, article)
        _page_is_ours_alone(files["newsletter.html"].decode(), some)
        _markdown_is_ours_alone(files["newsletter.md"].decode())
        assert not CONTROLS.search(files["newsletter.txt"].decode().replace("\n", ""))
        _terminal_gets_text_alone(brief)


def _page_is_ours_alone(source: str, strings: list[str]) -> None:
    page = Page(source)
    assert page.tags <= set(
        "html head meta title style body a header footer main section div h1 h2 h3 p span strong small i time ul li dl "
        "dt dd blockquote mark bdi".split()
    )
    assert {attribute for attribute, _ in page.attributes} <= ATTRIBUTES | {"http-equiv"}
    assert [link for link in page.links() if not str(link).startswith("#")] == []
    # The declaration and the style sheet are ours; after them nothing but elements and text.
    assert not CONTROLS.search(source)
    shown = "".join(page.words)
    unread = [text for text in strings if plain(text) not in shown and not set(plain(text)) & set('"“”„«»「」『』‟')]
    assert unread == []


def _markdown_is_ours_alone(source: str) -> None:
    page = cmarkgfm.github_flavored_markdown_to_html(source, Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE)
    assert set(re.findall(r"</?([A-Za-z!][^\s>/]*)", page)) <= set(
        "h1 h2 h3 p ul ol li strong em blockquote sup a section br".split()
    )
    assert [link for link in re.findall(r'href="([^"]*)"', page) if not link.startswith("#fn")] == []


def _terminal_gets_text_alone(brief: Brief) -> None:
    stream = io.StringIO()
    show(brief, stream, width=80)
    assert not CONTROLS.search(stream.getvalue().replace("\n", ""))
