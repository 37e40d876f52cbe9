"""Nothing of an article is read as Markdown: judged by the parser that renders it on GitHub."""

import html
import re

import cmarkgfm
import msgspec
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st

from support.samples import ferry_article, ferry_brief
from support.strategies import HOSTILE, briefs, hostile_text
from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.plain import plain, safe_url
from wirebrief.render import render
from wirebrief.render.markdown import escaped

OUR_TAGS = set("h1 h2 h3 p ul ol li strong em blockquote sup a section br".split())
_JOINER = "\u2060"


def as_html(markdown: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE)


def as_read(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page)).replace(_JOINER, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_as_it_was_written(text: str) -> None:
    _reads_as_written(text)


@settings(max_examples=300)
@given(hostile_text | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_any_text_reads_as_it_was_written(text: str) -> None:
    _reads_as_written(text)


@settings(max_examples=300)
@given(st.text("*_`~[]()<>!#@:/.|&;$^=+-\\ \n\t1aw", max_size=30))
def test_any_heap_of_markup_reads_as_it_was_written(text: str) -> None:
    _reads_as_written(text)


def _reads_as_written(text: str) -> None:
    for markdown in (escaped(text), f"- {escaped(text)}", f"## {escaped(text)}", f"> **{escaped(text)}** x"):
        page = as_html(markdown)
        assert not re.search(r"<(?!/?(?:p|ul|li|h2|blockquote|strong)>)", page), (markdown, page)
        assert plain(text) in " ".join(as_read(page).split(" ")), (markdown, page)


@settings(max_examples=60)
@given(briefs())
def test_a_hostile_brief_brings_no_link_and_no_markup_of_its_own(made: tuple[Brief, Article]) -> None:
    page = as_html(render(*made)["newsletter.md"].decode())
    assert {tag.lower() for tag in re.findall(r"</?([A-Za-z!][^\s>/]*)", page)} <= OUR_TAGS
    links = [link for link in re.findall(r'href="([^"]*)"', page) if not link.startswith("#fn")]
    assert [html.unescape(link) for link in links] == [url for url in [safe_url(made[0].article.url)] if url]


def test_every_note_is_a_footnote_that_gives_the_quoted_words() -> None:
    article = ferry_article()
    page = as_html(render(ferry_brief(article), article)["newsletter.md"].decode())
    notes = dict(re.findall(r'<li id="fn-(\d+)">\s*(.*?)</li>', page, re.DOTALL))
    assert len(notes) == 14
    assert "Paragraph 7: “its inspectors discovered 11 hairline cracks on Tuesday”" in as_read(notes["2"])
    assert set(re.findall(r'href="#fn-(\d+)"', page)) == set(notes)


def test_the_address_of_the_article_survives_brackets_and_spaces() -> None:
    article = ferry_article()
    source = msgspec.structs.replace(ferry_brief(article).article, url="https://news.example/a b?c=(d)&e=<f>")
    brief = msgspec.structs.replace(ferry_brief(article), article=source)
    page = as_html(render(brief, article)["newsletter.md"].decode())
    assert 'href="https://news.example/a%20b?c=%28d%29&amp;e=%3Cf%3E"' in page
