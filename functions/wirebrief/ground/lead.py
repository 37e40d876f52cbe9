"""Ground the headline and summary that were asked over the verified statements of a long article."""

from wirebrief.brief import Evidence, Parts, Statement
from wirebrief.draft import Draft, DraftStatement
from wirebrief.ground.rules import Rules
from wirebrief.ground.view import NO_SENTENCE, failure, part_id, tidy
from wirebrief.ports import Failure


def ground_lead(draft: Draft, statements: tuple[Statement, ...], rules: Rules) -> tuple[Parts, tuple[Failure, ...]]:
    """Return the verified headline and summary; their evidence is that of the statements they cite."""
    failures: list[Failure] = []
    headline = _ground("headline[0]", draft.headline, statements, rules, failures) if draft.headline else None
    summary = [_ground(f"summary[{at}]", one, statements, rules, failures) for at, one in enumerate(draft.summary)]
    return Parts(headline=headline, summary=tuple(one for one in summary if one)), tuple(failures)


def _ground(
    field: str, draft: DraftStatement, statements: tuple[Statement, ...], rules: Rules, failures: list[Failure]
) -> Statement | None:
    text = tidy(draft.text)
    evidence = _evidence(draft, statements)
    at = sorted({rules.source.sentence_at(one.start) for one in evidence})
    sentences = tuple(rules.source.article.sentences[index] for index in at)
    breach = rules.breach(text, sentences) if sentences else NO_SENTENCE
    if breach:
        failures.append(failure(field, draft, breach, text))
        return None
    return Statement(id=part_id("s", text, evidence[0].start), text=text, evidence=evidence)


def _evidence(draft: DraftStatement, statements: tuple[Statement, ...]) -> tuple[Evidence, ...]:
    if any(not 1 <= number <= len(statements) for number in draft.sentences):
        return ()
    return tuple(sorted({one for number in draft.sentences for one in statements[number - 1].evidence}))
