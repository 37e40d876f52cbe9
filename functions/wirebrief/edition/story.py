"""Tell one story from its briefs: what happened, who, where, who says what, and on what the sources differ."""

import hashlib
from collections.abc import Callable, Sequence

from msgspec import structs

from wirebrief.brief import Brief
from wirebrief.edition.carried import Contradiction, StoryClaim, StorySource
from wirebrief.edition.contradictions import find_contradictions
from wirebrief.edition.differences import find_differences
from wirebrief.edition.fold import Fold
from wirebrief.edition.limits import Limits
from wirebrief.edition.names import Cast, Report, places
from wirebrief.edition.outline import Outline
from wirebrief.edition.rank import Candidate, read_in_detail
from wirebrief.edition.sayings import as_statement, claims_of, merge_claims, merge_statements
from wirebrief.edition.types import Brevity, Story

MAX_TOPICS = 12

ReadBrief = Callable[[Outline], Brief]


def tell(story: Candidate, read: ReadBrief, limits: Limits) -> Story:
    """Return the story in full. Only its own briefs are in memory while it is told."""
    detailed, listed = read_in_detail(story, limits)
    reports = [Report(read(fold.lead)) for fold in detailed]
    copies = [Report(read(copy)) for fold in detailed for copy in fold.copies[: limits.briefs_per_label]]
    cast = Cast(reports)
    claims = merge_claims(claims_of(reports), cast)
    contradictions = find_contradictions(claims)
    return Story(
        id=story_id(story),
        headline=as_statement(reports[0], reports[0].brief.headline),
        sources=tuple(source(fold) for fold in detailed),
        summary=merge_statements(reports, limits.statements_per_story),
        who=cast.entities(limits.names_per_story),
        where=places(reports, limits.names_per_story),
        claims=most_carried(claims, contradictions, limits.claims_per_story),
        differences=find_differences([*reports, *copies]),
        contradictions=contradictions,
        beyond=tuple(source(fold) for fold in listed),
    )


def brevity(story: Candidate) -> Brevity:
    """Return the story in one line, from its outlines alone."""
    lead = story.lead.lead
    return Brevity(
        id=story_id(story),
        headline=lead.headline,
        names=lead.names,
        places=lead.places,
        sources=tuple(source(fold) for fold in story.folds),
    )


def story_id(story: Candidate) -> str:
    """Return an id that depends on the articles alone."""
    articles = sorted(each.article for fold in story.folds for each in (fold.lead, *fold.copies))
    return hashlib.sha256("\n".join(articles).encode()).hexdigest()[:16]


def source(fold: Fold) -> StorySource:
    """Return a report as a source, with its republications."""
    fields = structs.asdict(fold.lead.source)
    return StorySource(**fields, republished=tuple(copy.source for copy in fold.copies))


def most_carried(
    claims: Sequence[StoryClaim], contradictions: Sequence[Contradiction], limit: int
) -> tuple[StoryClaim, ...]:
    """Return the claims that most sources carry, quotations before reported words, in order of first mention."""
    disputed = {side.id for each in contradictions for side in (each.says, each.denies)}
    ordered = sorted(
        range(len(claims)),
        key=lambda at: (claims[at].id not in disputed, -len(claims[at].articles), not claims[at].quotation, at),
    )
    return tuple(claims[at] for at in sorted(ordered[:limit]))


def topics(stories: tuple[Story, ...]) -> tuple[str, ...]:
    """Return the people, bodies and places that most stories and sources name."""
    weight: dict[str, int] = {}
    for story in stories:
        named = [each for each in story.who if each.kind != "group"]
        for name, part in [*((each.name, each) for each in named), *((each.name, each) for each in story.where)]:
            weight[name] = weight.get(name, 0) + len(part.articles)
    return tuple(sorted(weight, key=lambda name: (-weight[name], name))[:MAX_TOPICS])
