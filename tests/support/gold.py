"""Score an edition's stories, differences and contradictions against what was planted in the reports."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from support.reports import Report
from wirebrief.edition.numbers import numbers
from wirebrief.edition.types import Story


class BCubed(Struct, frozen=True):
    """B³ (Bagga and Baldwin 1998): averaged over articles, so that large stories count by their size."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


class Found(Struct, frozen=True):
    """How many of what was planted was found, and how much was shown that was not planted."""

    found: int
    planted: int
    false: int


def b_cubed(stories: Iterable[Iterable[str]], events: Mapping[str, str]) -> BCubed:
    """Compare stories (sets of article ids) with the event of each article."""
    story_of = {article: frozenset(story) for story in map(frozenset, stories) for article in story}
    gold: dict[str, set[str]] = defaultdict(set)
    for article, event in events.items():
        gold[event].add(article)
    shared = {article: len(story_of[article] & gold[event]) for article, event in events.items()}
    return BCubed(
        precision=sum(shared[article] / len(story_of[article]) for article in events) / len(events),
        recall=sum(shared[article] / len(gold[event]) for article, event in events.items()) / len(events),
    )


def differences_found(stories: Sequence[Story], reports: Sequence[Report]) -> Found:
    """Count planted differences whose two amounts stand side by side, and differences of other amounts."""
    by_id = {report.id: report for report in reports}
    found, planted, false = 0, 0, 0
    for story in stories:
        event = by_id[story.sources[0].article].sheet.event
        expected = [
            {amount(event["figures"][name]), amount(event["planted"][name])}
            for name in event["planted"]
            if len({by_id[source.article].sheet.figures[name] for source in story.sources}) > 1
        ]
        shown = [{plain_amount(reading.amount) for reading in d.readings} for d in story.differences]
        planted += len(expected)
        found += sum(1 for pair in expected if pair in shown)
        false += sum(1 for pair in shown if pair not in expected)
    return Found(found, planted, false)


def amount(words: str) -> float:
    return numbers(words)[0].amount


def plain_amount(value: float) -> float:
    """Return an amount without its millions or billions: the generator's figures are in them."""
    return value / 1e9 if value >= 1e9 else value / 1e6 if value >= 1e6 else value


def contradictions_found(stories: Sequence[Story], reports: Sequence[Report]) -> Found:
    """Count planted denials shown beside a claim of the same event, and denials shown that were not planted."""
    by_id = {report.id: report for report in reports}
    found, planted, false = 0, 0, 0
    for story in stories:
        said = [each for source in story.sources for each in by_id[source.article].sheet.said]
        denials = {each.statement for each in said if each.stance == "denies" and opposed(each.statement, said)}
        deniers = {each.speaker for each in said if each.statement in denials and each.stance == "denies"}
        shown = {each.denies.speaker for each in story.contradictions}
        planted += len(deniers)
        found += len(deniers & shown)
        false += len(shown - deniers)
    return Found(found, planted, false)


def opposed(statement: str, said: Sequence) -> bool:
    """Return whether somebody says what the statement denies: the generator words both alike."""
    key = set(statement.lower().strip(".").split())
    return any(
        each.stance in {"asserts", "alleges", "warns"}
        and len(key & set(each.statement.lower().strip(".").split())) >= 4
        for each in said
    )
