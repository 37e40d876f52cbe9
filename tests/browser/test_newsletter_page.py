"""The newsletter page in a real browser: nothing leaves it, nothing overflows, every link leads to lit words."""

import re
from functools import cache
from typing import Any

import msgspec
import pytest

from support.browser import Page, look_at
from support.offline_briefs import article_named, offline_brief
from support.samples import OFFLINE, article_of, ferry_article, ferry_brief, source_of, words_of
from support.strategies import HOSTILE
from wirebrief.article import Article
from wirebrief.brief import Brief, Claim, Entity, Evidence, FailedSpan, Moment, Place, Statement
from wirebrief.render import render
from wirebrief.render.choice import chosen
from wirebrief.render.parts import all_evidence

OUR_TAGS = set(
    "html head meta title style body a header footer main section div h1 h2 h3 p span strong small i time ul li dl dt "
    "dd blockquote mark bdi".split()
)


PHONE, DESK = 375, 1280
ALL_VIEWS = tuple((width, scheme) for width in (PHONE, DESK) for scheme in ("light", "dark"))
VIEWS = {
    "model": ALL_VIEWS,
    "incomplete": ((PHONE, "dark"), (DESK, "light")),
    "arabic": ((PHONE, "dark"), (DESK, "light")),
}


def incomplete() -> tuple[Brief, Article]:
    """An extractive brief of which a part is missing: both labels stand at its top."""
    article = ferry_article()
    failed = FailedSpan(start=600, end=900, code="answer_refused", reason="the model would not answer")
    brief = ferry_brief(article, complete=False, made_by=OFFLINE)
    return msgspec.structs.replace(brief, coverage=msgspec.structs.replace(brief.coverage, failed=(failed,))), article


def crossing() -> tuple[Brief, Article]:
    """Evidence that overlaps in every way: nested, crossing, twice the same, over two paragraphs."""
    article = article_of("Alpha beta gamma delta epsilon zeta.\n\nEta theta iota kappa lambda mu.", language="en")
    quotes = [
        "beta gamma delta",
        "gamma delta epsilon",
        "gamma",
        "delta epsilon zeta.\n\nEta theta",
        "theta iota",
        "beta gamma delta",
    ]
    parts = tuple(
        Statement(id=f"s{number}", text=quote.replace("\n", " "), evidence=(words_of(article, quote),))
        for number, quote in enumerate(quotes)
    )
    who = Entity(id="e1", name="Gamma", kind="group", evidence=(words_of(article, "gamma"), words_of(article, "mu")))
    return _of(article, headline=parts[0], summary=parts, who=(who,)), article


def hostile() -> tuple[Brief, Article]:
    """Every hostile string in every field and in the article itself."""
    article = article_of("\n\n".join(HOSTILE), language="en", title=HOSTILE[0], publisher=HOSTILE[1], byline=HOSTILE[2])
    evidence = tuple(Evidence(p.start, p.end, article.text[p.start : p.end]) for p in article.paragraphs)
    all_of_it = " ".join(HOSTILE)
    claim = Claim(
        id="c",
        statement=all_of_it,
        speaker=all_of_it,
        cue=all_of_it,
        kind="direct",
        stance="denies",
        evidence=evidence,
        quotation=evidence,
    )
    brief = _of(
        article,
        headline=Statement(id="h", text=all_of_it, evidence=evidence),
        summary=tuple(Statement(id=f"s{n}", text=text, evidence=evidence[:1]) for n, text in enumerate(HOSTILE)),
        who=(Entity(id="e", name=all_of_it, kind="person", role=all_of_it, aliases=HOSTILE, evidence=evidence),),
        where=(Place(id="p", name=all_of_it, kind="other", within=all_of_it, evidence=evidence),),
        when=(Moment(id="w", words=all_of_it, date=all_of_it, evidence=evidence),),
        claims=(claim,),
    )
    return brief, article


def _of(article: Article, **parts: Any) -> Brief:
    empty: dict[str, Any] = dict.fromkeys(("summary", "who", "what", "where", "when", "claims"), ())
    return msgspec.structs.replace(ferry_brief(ferry_article()), article=source_of(article), **(empty | parts))


def briefed(name: str) -> tuple[Brief, Article]:
    article = article_named(name)
    return offline_brief(article), article


@cache
def made() -> dict[str, tuple[Brief, Article]]:
    """Return every brief that is looked at, with its article."""
    return {
        "model": (ferry_brief(ferry_article()), ferry_article()),
        "incomplete": incomplete(),
        "crossing": crossing(),
        "hostile": hostile(),
        "arabic": briefed("arabic.txt"),
        "japanese": briefed("japanese.txt"),
        "spanish": briefed("spanish.txt"),
    }


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Every page as the browser saw it, on a phone in the light where no other view is asked for."""
    pages = [
        Page(name, render(*brief)["newsletter.html"], VIEWS.get(name, ((PHONE, "light"),)), shots=name in VIEWS)
        for name, brief in made().items()
    ]
    return look_at(pages, tmp_path_factory.mktemp("pages"))


def all_of(looks: list[dict[str, Any]], key: str) -> list[Any]:
    return [(look["page"], look["width"], look["colorScheme"], each) for look in looks for each in look[key]]


# One test of many assertions: a page is looked at once for all of them, and workers would look at it again for each.
def test_the_newsletter_page_in_a_browser(looks: list[dict[str, Any]]) -> None:
    assert {look["page"] for look in looks} == set(made())
    assert all_of(looks, "violations") == []
    assert [look["page"] for look in looks if look["overflow"] > 0] == []
    _asks_nothing_of_the_network(looks)
    _runs_nothing_of_the_article(looks)
    _leads_every_link_to_lit_words(looks)
    _marks_the_very_words(looks)


def _asks_nothing_of_the_network(looks: list[dict[str, Any]]) -> None:
    assert [url for *_, url in all_of(looks, "requests") if not url.startswith("file://")] == []
    assert {len(look["requests"]) for look in looks} == {1}
    assert {url for *_, url in all_of(looks, "outside")} <= {ferry_article().url}


def _runs_nothing_of_the_article(looks: list[dict[str, Any]]) -> None:
    assert all_of(looks, "dialogs") == []
    assert all_of(looks, "errors") == []
    assert {tag for *_, tag in all_of(looks, "tags")} <= OUR_TAGS


def _leads_every_link_to_lit_words(looks: list[dict[str, Any]]) -> None:
    followed = [link for *_, link in all_of(looks, "links")]
    assert len(followed) > 500
    assert [link for link in followed if link["found"] != link["href"].removeprefix("#")] == []
    assert [link for link in followed if not link["visible"]] == []
    to_evidence = [link for link in followed if link["href"].startswith("#e-")]
    assert [link for link in to_evidence if not link["lit"]] == []


def _marks_the_very_words(looks: list[dict[str, Any]]) -> None:
    for look in looks:
        brief, _ = made()[look["page"]]
        linked = {link["href"].removeprefix("#") for link in look["links"]}
        for piece in _shown_evidence(chosen(brief)):
            name = f"e-{piece.start}-{piece.end}"
            assert _folded("".join(look["marks"][name])) == _folded(piece.quote), (look["page"], name)
            assert name in linked


def _shown_evidence(brief: Brief) -> list[Evidence]:
    """Return all evidence but a claim's pieces that lie within its other evidence, where they are read."""
    claims = [piece for claim in brief.claims for piece in claim.evidence]
    inner = {piece for claim in brief.claims for piece in (*claim.quotation, claim.attributed_by) if piece}
    others = {
        piece
        for part in (brief.headline, *brief.summary, *brief.what, *brief.who, *brief.where, *brief.when)
        for piece in part.evidence
    }
    return [piece for piece in set(all_evidence(brief)) if piece not in inner or piece in others or piece in claims]


def _folded(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]", "", text)
