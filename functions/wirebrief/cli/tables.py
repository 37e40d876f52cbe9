"""Set figures in columns for the terminal."""

from collections.abc import Sequence

from wirebrief.compare import Comparison, FieldAgreement, Making
from wirebrief.evaluate import Score
from wirebrief.plain import plain

SHOWN = 3  # of what only one brief has, for each field


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows in columns as wide as they need, the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ([cell.rjust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return "\n".join("  ".join([rows[at][0].ljust(widths[0]), *line[1:]]).rstrip() for at, line in enumerate(lines))


def comparison_table(comparison: Comparison) -> str:
    """Return a comparison as text: agreement by field, what each brief is worth, and some of what only one has."""
    agreement = [("field", "agree", "both", "only first", "only second"), *map(_field_row, comparison.fields)]
    worth = [("", "first", "second"), *_making_rows(comparison.first, comparison.second)]
    lines = [plain(comparison.article), "", columns(agreement), "", columns(worth)]
    for field in comparison.fields:
        lines += _only("first", field.field, field.only_first) + _only("second", field.field, field.only_second)
    return "\n".join(lines)


def score_table(scores: Sequence[Score]) -> str:
    """Return the scores of an evaluation as text, a candidate a line."""
    head = ("engine", "briefs", "failed", "whole", "kept", "statements", "claims", "nobody's", "covered", "agree")
    rows = [(*head, "tokens", "USD (est.)", "seconds"), *map(_score_row, scores)]
    return columns(rows)


def _field_row(field: FieldAgreement) -> tuple[str, ...]:
    counts = (field.both, len(field.only_first), len(field.only_second))
    return field.field, f"{field.agreement:.2f}", *map(str, counts)


def _making_rows(first: Making, second: Making) -> list[tuple[str, ...]]:
    rows = {
        "made by": [plain(one.name) for one in (first, second)],
        "complete": ["yes" if one.complete else "NO" for one in (first, second)],
        "drafted parts that held": [f"{one.kept:.0%}" for one in (first, second)],
        "rejected, by rule": [_rules(one) for one in (first, second)],
        "claims with no speaker": [f"{one.unattributed} of {one.claims}" for one in (first, second)],
        "paragraphs used": [f"{one.covered:.0%}" for one in (first, second)],
        "tokens": [f"{one.tokens:,}" for one in (first, second)],
        "USD (estimate)": [_usd(one.cost_usd) for one in (first, second)],
        "seconds": [f"{one.seconds:.1f}" for one in (first, second)],
    }
    return [(name, *values) for name, values in rows.items()]


def _score_row(score: Score) -> tuple[str, ...]:
    failed = ", ".join(f"{code} {count}" for code, count in score.failed.items()) or "0"
    figures = _figures(score) if score.briefs else ("–",) * 10  # "0 %" would judge what nobody saw
    return plain(score.candidate), str(score.briefs), failed, *figures


def _figures(score: Score) -> tuple[str, ...]:
    return (
        str(score.complete),
        f"{score.kept:.0%}",
        f"{score.statements:.1f}",
        f"{score.claims:.1f}",
        f"{score.unattributed:.0%}",
        f"{score.covered:.0%}",
        "" if score.agreement is None else f"{score.agreement:.2f}",
        f"{score.tokens:,}",
        _usd(score.cost_usd),
        f"{score.seconds:.1f}",
    )


def _rules(making: Making) -> str:
    return ", ".join(f"{rule} {count}" for rule, count in making.rejected_by_rule.items()) or "0"


def _usd(cost: float | None) -> str:
    return "unknown" if cost is None else f"{cost:.4f}"


def _only(which: str, field: str, texts: tuple[str, ...]) -> list[str]:
    if not texts:
        return []
    more = [f"  … and {len(texts) - SHOWN} more"] if len(texts) > SHOWN else []
    return ["", f"only the {which}, {field}:", *(f"  - {plain(text)}" for text in texts[:SHOWN]), *more]
