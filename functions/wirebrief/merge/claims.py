"""Join what is stated twice: one claim, with the evidence of both."""

from collections.abc import Iterable
from math import ceil

from msgspec.structs import replace

from wirebrief.brief import Claim, Entity, Evidence, Statement
from wirebrief.ground.words import content_words
from wirebrief.merge.names import all_evidence

# Share of content words (of both together) above which two statements say the same; below it figures and
# names begin to differ in the samples.
SAME = 0.8


def merge_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return each statement once, with the evidence of all who made it, in the order of first appearance."""
    alike: list[list[Statement]] = []
    index = _Index()
    for statement in statements:
        at = index.same_as(content_words(statement.text), _figures_of(statement.text))
        if at is None:
            alike.append([statement])
        else:
            alike[at].append(statement)
    return tuple(replace(one[0], evidence=all_evidence(*(each.evidence for each in one))) for one in alike)


def same_everywhere(
    headline: Statement, summary: tuple[Statement, ...], what: tuple[Statement, ...]
) -> tuple[Statement, tuple[Statement, ...], tuple[Statement, ...]]:
    """Return the three with each statement the same wherever it is shown: with the evidence of all its places."""
    found: dict[str, list[tuple[Evidence, ...]]] = {}
    for one in (headline, *summary, *what):
        found.setdefault(one.id, []).append(one.evidence)
    whole = {id_: all_evidence(*parts) for id_, parts in found.items()}
    alike = tuple(replace(one, evidence=whole[one.id]) for one in (headline, *summary, *what))
    return alike[0], alike[1 : 1 + len(summary)], alike[1 + len(summary) :]


def merge_claims(claims: Iterable[Claim], people: tuple[Entity, ...]) -> tuple[Claim, ...]:
    """Return each claim of a speaker once; speakers go by the fullest name that the brief has for them.

    Two claims of one speaker are the same where they quote the same words or nearly all their words agree.
    """
    full_names = {name.casefold(): one.name for one in people for name in (*one.aliases, one.name)}
    merged: list[Claim] = []
    evidence: list[
        list[tuple[Evidence, ...]]
    ] = []  # of each, put in order once: a line may stand there a thousand times
    by_speaker: dict[str, _Index] = {}
    quoted: dict[tuple[str, int], int] = {}
    for claim in claims:
        speaker = full_names.get((claim.speaker or "").casefold(), claim.speaker)
        named = replace(claim, speaker=speaker)
        index = by_speaker.setdefault(speaker or "", _Index())
        at = quoted.get((speaker or "", claim.quotation[0].start)) if claim.quotation else None
        if at is None:
            at = index.same_as(content_words(claim.statement), _figures_of(claim.statement), len(merged))
        if at is None:
            at = len(merged)
            merged.append(named)
            evidence.append([named.evidence])
        else:
            merged[at] = _joined(merged[at], named)
            evidence[at].append(named.evidence)
        if claim.quotation:
            quoted.setdefault((speaker or "", claim.quotation[0].start), at)
    whole = [replace(one, evidence=all_evidence(*parts)) for one, parts in zip(merged, evidence, strict=True)]
    told = {one.statement: {*one.evidence, *one.quotation} for one in reversed(whole) if one.speaker}
    return tuple(one for one in whole if one.speaker or not _is_told(one, told))


def _is_told(nobodys: Claim, told: dict[str, set[Evidence]]) -> bool:
    """Return whether a speaker has the same sentence, quoted as far: once more as nobody's, it would doubt them."""
    return {*nobodys.evidence, *nobodys.quotation} <= told.get(nobodys.statement, set())


def _joined(one: Claim, other: Claim) -> Claim:
    behind = other.quotation < one.quotation if one.quotation and other.quotation else bool(other.quotation)
    first, second = (other, one) if behind else (one, other)
    return replace(
        one,
        kind=first.kind,
        quotation=_pieces(one, other),
        cue=first.cue or second.cue,
        attributed_by=first.attributed_by or second.attributed_by,
    )


def _pieces(one: Claim, other: Claim) -> tuple[Evidence, ...]:
    """Both quotations of one sentence in order, no words twice: "dangerous" and "ideological"."""
    kept: list[Evidence] = []
    for piece in sorted({*one.quotation, *other.quotation}):
        said = {one.quote for one in kept}
        if not kept or (piece.start >= kept[-1].end and piece.quote not in said):
            kept.append(piece)
    return tuple(kept)


def _figures_of(text: str) -> frozenset[str]:
    return frozenset(word for word in text.split() if not word.isalpha() and any(map(str.isdigit, word)))


class _Index:
    """Finds an earlier set of words that is nearly the same, without comparing with all (prefix filtering).

    Two sets that share the part SAME of their union share at least one of the first words in a fixed order,
    if as many of these are looked at as may differ, and one more.
    """

    def __init__(self) -> None:
        self._sets: list[tuple[frozenset[str], int]] = []
        self._by_word: dict[tuple[str, frozenset[str]], list[int]] = {}

    def same_as(self, words: frozenset[str], figures: frozenset[str], number: int | None = None) -> int | None:
        """Return the number under which the same words were given before; else note them under `number`."""
        prefix = sorted(words)[: len(words) - ceil(SAME * len(words)) + 1]
        for candidate in dict.fromkeys(at for word in prefix for at in self._by_word.get((word, figures), ())):
            other, known = self._sets[candidate]
            shared = len(words & other)
            if shared >= SAME * (len(words) + len(other) - shared):
                return known
        for word in prefix:
            self._by_word.setdefault((word, figures), []).append(len(self._sets))
        self._sets.append((words, len(self._sets) if number is None else number))
        return None
