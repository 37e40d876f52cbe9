"""Print how good engine and grounding are: `python -m quality [--misses] [--prices]` in tests/, or `make quality`."""

import sys
from collections import Counter
from typing import get_args

from quality.examples import Example, development, own
from quality.fabrications import Half, confusion, judge_all
from quality.prices import by_check, refused_alone
from quality.scoring import score
from quality.summaries import honest_statements

LANGUAGES = {"es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese"}


def main(arguments: list[str]) -> None:
    """Score every set at hand and print a table of each."""
    ours = own()
    sets = {
        "own gold, English": [one for one in ours if one.article.language == "en"],
        "own gold, es fr de pt": [one for one in ours if one.article.language != "en"],
        **{
            f"own gold, {name}": [one for one in ours if one.article.language == tag] for tag, name in LANGUAGES.items()
        },
        "Wikinews": development("wikinews-entities.jsonl"),
        "interviews": development("interviews-entities.jsonl"),
    }
    for title, examples in sets.items():
        _report(title, examples, misses="--misses" in arguments)
    _report_grounding()
    _report_summaries()
    if "--prices" in arguments:
        _report_prices()


def _report_summaries() -> None:
    checks = Counter[str]()
    refused = total = 0
    for text, cited, rules in honest_statements():
        broken = [name for name, _ in rules.breaches(text, cited)]
        total, refused = total + 1, refused + bool(broken)
        checks.update(broken)
    print(f"\ngrounding, sentences of readers' summaries: {refused} of {total} refused")
    print("  by " + (", ".join(f"{name} {count}" for name, count in checks.most_common()) or "none"))


def _report_prices() -> None:
    refused = refused_alone()
    print("\ngrounding, what one check alone refuses: true parts, fabrications (in which files)")
    for check, true, false in by_check(refused):
        files = Counter(one.file for one in refused if one.check == check and one.part.kind == "true")
        where = ", ".join(f"{file} {count}" for file, count in files.items())
        print(f"  {check:24}{true:4}{false:5}  {where}")


def _report_grounding() -> None:
    judged = judge_all()
    for half in get_args(Half):
        figures = confusion(half, judged)
        (caught, false), (lost, true) = figures.rejected(), figures.lost()
        print(f"\ngrounding, {half}: {true} true statements, {false} fabrications")
        plain, of = figures.lost(computed=False)
        refused = f"{lost} true ones rejected, without computed figures {plain} of {of}"
        print(f"  {'rejection':24}P {caught / (caught + lost):.2f}  R {caught / false:.2f}  ({refused})")
        for kind in figures.kinds():
            print(f"  {kind:24}{figures.rejected(kind)[0]} of {figures.rejected(kind)[1]} rejected")
        print("  true ones rejected by " + (", ".join(f"{r} {n}" for r, n in figures.lost_by_rule().items()) or "none"))


def _report(title: str, examples: list[Example], *, misses: bool) -> None:
    if not examples:
        print(f"\n{title}: not at hand")
        return
    scores = score(examples)
    print(f"\n{title}: {len(examples)} articles")
    for measure, tally in scores.tallies.items():
        parts = f"P {tally.precision:.2f}  R {tally.recall:.2f}  F {tally.f1:.2f}"
        print(f"  {measure:24}{parts}  ({tally.right} right, {tally.found} found, {tally.gold} gold)")
    print(f"  {'summary ROUGE-1/2/L':24}{_mean(scores.ours)}   first three sentences {_mean(scores.lead)}")
    if misses:
        print("\n".join(f"    {miss}" for miss in scores.misses))


def _mean(rows: list[tuple[float, float, float]]) -> str:
    return " / ".join(f"{sum(row[at] for row in rows) / max(len(rows), 1):.1f}" for at in range(3))


if __name__ == "__main__":
    main(sys.argv[1:])
