"""Merge the readings of all chunks into one brief."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest
from typing import TypeVar

from wirebrief.article import Article, Span
from wirebrief.ask import Reading
from wirebrief.brief import Brief, Coverage, Evidence, Grounded, MadeBy, Source, Statement
from wirebrief.ground.view import part_id
from wirebrief.merge.claims import merge_claims, merge_statements, same_everywhere
from wirebrief.merge.names import merge_entities, merge_moments, merge_places

N = TypeVar("N", bound=Grounded)

MAX_SUMMARY = 5  # statements


def merge(article: Article, readings: Sequence[Reading], lead: Reading | None, made_by: MadeBy) -> Brief:
    """Return the brief of all readings; `lead` holds the headline and summary that were asked over all chunks."""
    parts = [reading.parts for reading in readings]
    failed = tuple(reading.failed for reading in readings if reading.failed)
    who = _ranked(merge_entities(entity for one in parts for entity in one.who), readings)
    claims = merge_claims((claim for one in parts for claim in one.claims), who)
    what = merge_statements(statement for one in parts for statement in one.what)
    summary = _summary(readings, lead)
    headline, summary, what = same_everywhere(_headline(article, readings, lead, summary), summary, what)
    when = merge_moments(moment for one in parts for moment in one.when)
    told: tuple[Grounded, ...] = (*summary, *what, *claims, *when)
    return Brief(
        article=source_of(article),
        complete=not failed,
        headline=headline,
        summary=summary,
        who=who,
        what=what,
        where=_ranked(merge_places(place for one in parts for place in one.where), readings),
        when=when,
        claims=claims,
        rejected=tuple(one for reading in (*readings, *([lead] if lead else [])) for one in reading.rejected),
        coverage=Coverage(
            chunks=len(readings),
            failed=failed,
            paragraphs=len(_body_paragraphs(article)),
            unused=_unused(article, told),
        ),
        made_by=made_by,
    )


def source_of(article: Article) -> Source:
    """Return what a brief says of its article."""
    return Source(
        id=article.id,
        name=article.name,
        media_type=article.media_type,
        characters=len(article.text),
        title=article.title,
        byline=article.byline,
        publisher=article.publisher,
        published_at=article.published_at,
        url=article.url,
        language=article.language,
    )


def _ranked(parts: tuple[N, ...], readings: Sequence[Reading]) -> tuple[N, ...]:
    """One chunk's engine knows the order; over several, who is named most stands first."""
    if len(readings) == 1:
        return parts
    return tuple(sorted(parts, key=lambda part: (-len(part.evidence), part.evidence[0].start)))


def _headline(
    article: Article, readings: Sequence[Reading], lead: Reading | None, summary: tuple[Statement, ...]
) -> Statement:
    drafted = [lead.parts.headline if lead else None, *(reading.parts.headline for reading in readings)]
    return next((one for one in drafted if one), None) or (summary[0] if summary else _first_sentence(article))


def _summary(readings: Sequence[Reading], lead: Reading | None) -> tuple[Statement, ...]:
    """Return the summary asked over all chunks, else that of the chunks in turn: the first of each, then the second."""
    if lead and lead.parts.summary:
        return lead.parts.summary
    in_turn = (one for turn in zip_longest(*(reading.parts.summary for reading in readings)) for one in turn if one)
    return merge_statements(in_turn)[:MAX_SUMMARY]


def _first_sentence(article: Article) -> Statement:
    """Return the article's own opening: what a brief is headed by where no headline held."""
    sentence = next((one for one in article.sentences if one.kind == "body"), article.sentences[0])
    quote = article.text[sentence.start : sentence.end]
    evidence = Evidence(sentence.start, sentence.end, quote)
    return Statement(id=part_id("s", quote, sentence.start), text=" ".join(quote.split()), evidence=(evidence,))


def _body_paragraphs(article: Article) -> list[Span]:
    numbers = sorted({sentence.paragraph for sentence in article.sentences if sentence.kind == "body"})
    return [article.paragraphs[number] for number in numbers]


def _unused(article: Article, told: tuple[Grounded, ...]) -> tuple[Span, ...]:
    """Return the paragraphs that no statement, claim or date stands on."""
    starts = sorted({one.start for part in told for one in part.evidence})
    paragraphs = _body_paragraphs(article)
    return tuple(one for one in paragraphs if bisect_left(starts, one.start) == bisect_left(starts, one.end))
