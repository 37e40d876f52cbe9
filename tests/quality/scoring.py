"""Score the briefs of examples against their gold."""

from collections.abc import Callable, Sequence

from msgspec import Struct, field

from quality.examples import Example, Labelled
from quality.measures import Tally, covered, relaxed, rouge, same_date, same_words, strict
from wirebrief.brief import Brief
from wirebrief.engines.offline import OfflineEngine
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.ports import Clock, Deadline

LEAD = 3  # sentences of the trivial summary


class StoppedClock(Clock):
    """A clock that stands still: nothing offline waits."""

    def monotonic(self) -> float:
        """Return the same second for ever."""
        return 0.0


class Scores(Struct):
    """Tallies by measure, and the ROUGE of ours and of the first three sentences."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    ours: list[tuple[float, float, float]] = field(default_factory=list)
    lead: list[tuple[float, float, float]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, measure: str, tally: Tally) -> None:
        """Add to a measure."""
        self.tallies.setdefault(measure, Tally())
        self.tallies[measure] += tally


def brief_of(example: Example) -> Brief:
    """Return the brief of an example by the offline engine, through the whole way."""
    return make_brief(example.article, Engines(first=OfflineEngine()), Deadline(1e9, StoppedClock()))


def score(examples: Sequence[Example], brief: Callable[[Example], Brief] = brief_of) -> Scores:
    """Return the scores of all examples together."""
    scores = Scores()
    for example in examples:
        made = brief(example)
        for measure in (_names, _dates, _quotations, _indirect, _guesses, _summary):
            measure(scores, example, made)
    return scores


def names_in(brief: Brief) -> list[Labelled]:
    """Return every mention of a person, organisation or place."""
    people = [Labelled(one.start, one.end, entity.kind) for entity in brief.who for one in entity.evidence]
    return people + [Labelled(one.start, one.end, "place") for place in brief.where for one in place.evidence]


def dates_in(brief: Brief) -> list[Labelled]:
    """Return every date expression with its meaning."""
    return [Labelled(one.start, one.end, moment.date or "-") for moment in brief.when for one in moment.evidence]


def _names(scores: Scores, example: Example, brief: Brief) -> None:
    if not example.names:
        return
    found = [span for span in names_in(brief) if span.label != "group" and _in_body(example, span)]
    gold = [span for span in example.names if _in_body(example, span)]
    scores.add("names typed strict", strict(found, gold, typed=True))
    scores.add("names untyped strict", strict(found, gold, typed=False))
    scores.add("names untyped relaxed", relaxed(found, gold, typed=False))
    _note(scores, example, "name", found, gold)


def _in_body(example: Example, span: Labelled) -> bool:
    return any(one.start <= span.start < one.end for one in example.article.sentences if one.kind == "body")


def _dates(scores: Scores, example: Example, brief: Brief) -> None:
    if not example.dates:
        return
    found = [span for span in dates_in(brief) if _in_body(example, span)]
    gold = [span for span in example.dates if _in_body(example, span)]
    scores.add("dates strict", strict(found, gold, typed=False))
    scores.add("dates relaxed", relaxed(found, gold, typed=False))
    told = [span for span in gold if span.label != "-"]
    right = sum(
        any(one.start < span.end and span.start < one.end and same_date(one.label, span.label) for one in found)
        for span in told
    )
    scores.add("dates value", Tally(right, len(told), len(told)))
    _note(scores, example, "date", found, gold)


def _note(scores: Scores, example: Example, sort: str, found: list[Labelled], gold: list[Labelled]) -> None:
    mine, theirs = set(found), set(gold)
    for sign, spans in (("+", mine - theirs), ("-", theirs - mine)):
        for span in sorted(spans, key=lambda span: span.start):
            words = example.article.text[span.start : span.end]
            around = example.article.text[max(0, span.start - 30) : span.end + 30].replace("\n", " ")
            scores.misses.append(f"{sign} {sort} {example.name} [{words}] {span.label} … {around}")


def _quotations(scores: Scores, example: Example, brief: Brief) -> None:
    if not example.quotations:
        return
    found = [(piece.start, piece.end, claim.speaker) for claim in brief.claims for piece in claim.quotation]
    gold = [(span.start, span.end) for span in example.quotations]
    scores.add("quoted words", covered([(start, end) for start, end, _ in found], gold, example.article.text))
    for span in example.quotations:
        if span.label == "-":
            continue
        speakers = [speaker for start, end, speaker in found if start < span.end and span.start < end]
        right = any(speaker is not None and same_words(speaker, span.label) for speaker in speakers)
        scores.add("speakers", Tally(right, bool(speakers and speakers[0]), 1))
        if not right:
            words = example.article.text[span.start : span.end]
            scores.misses.append(f"- speaker {example.name} {span.label} not {speakers} … {words}")


def _indirect(scores: Scores, example: Example, brief: Brief) -> None:
    if not example.indirect:
        return
    found = [(claim.evidence, claim.speaker) for claim in brief.claims if claim.kind == "indirect" and claim.speaker]
    matched = set()
    for span in example.indirect:
        hits = [
            at
            for at, (evidence, speaker) in enumerate(found)
            if any(one.start < span.end and span.start < one.end for one in evidence)
            and same_words(speaker, span.label)
        ]
        matched.update(hits)
        scores.add("indirect recall", Tally(bool(hits), 1, 1))
        if not hits:
            scores.misses.append(
                f"- indirect {example.name} {span.label} … {example.article.text[span.start : span.end]}"
            )
    scores.add("indirect precision", Tally(len(matched), len(found), len(found)))
    for at, (evidence, speaker) in enumerate(found):
        if at not in matched:
            scores.misses.append(f"+ indirect {example.name} {speaker} … {evidence[0].quote}")


def _guesses(scores: Scores, example: Example, brief: Brief) -> None:
    guesses = {
        "who": (brief.who[0].name if brief.who else "", example.who, same_words),
        "where": (brief.where[0].name if brief.where else "", example.where, same_words),
        "when": ((brief.when[0].date or "") if brief.when else "", example.when, same_date),
    }
    for measure, (guess, gold, same) in guesses.items():
        if not gold:
            continue
        right = any(bool(guess) and same(guess, one) for one in gold)
        scores.add(f"first {measure}", Tally(right, 1, 1))
        if not right:
            scores.misses.append(f"- first {measure} {example.name} [{guess}] not {gold}")


def _summary(scores: Scores, example: Example, brief: Brief) -> None:
    if not example.summaries:
        return
    body = [one for one in example.article.sentences if one.kind == "body"][:LEAD]
    lead = " ".join(example.article.text[one.start : one.end] for one in body)
    scores.ours.append(rouge(" ".join(one.text for one in brief.summary), example.summaries))
    scores.lead.append(rouge(lead, example.summaries))
