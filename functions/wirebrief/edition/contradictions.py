"""Show where one says so and another denies it: claims on one matter with opposite stance.

Shown is only what stands against each other by its own words: what is denied is what follows the verb ("denied that
calls had been dropped"), never what stands around it, and the other claim must say most of it, as strongly.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from wirebrief.edition.carried import Contradiction, StoryClaim
from wirebrief.edition.sayings import negated
from wirebrief.edition.words import content_words

DENYING = frozenset({"denies", "doubts"})
SAYING = frozenset({"asserts", "alleges", "warns"})
# Words of meaning that the claim must share with what is denied, and as a share of them. Chosen on bench/events.
MIN_SHARED = 2
SAME_MATTER = 0.6
# The verbs of denying say nothing about what is denied.
STANCE_WORDS = frozenset(
    content_words(
        "denied denies deny denying rejected rejects reject confirmed confirms alleged alleges "
        "charge claim false true doubt"
    )
)
# "Denied it twice", "rejected that": what is denied stands elsewhere, and the words here are about something else.
POINTS_BACK = re.compile(
    r"\W*(?:it|this|these|them|those|him|her|everything|doing so|having done so)\b|\W*that\W*$", re.IGNORECASE
)
# What comes after is not denied any more: "…, as Ana Ruiz had said", "…, and added that …".
NEXT_CLAUSE = re.compile(r"[,;] (?:and|but|as|while|who|which|when|saying|adding)\b|[”\"]")
CLAUSES = re.compile(r"[.;:!?”\"]\s|,\s|\s(?:and|but)\s")


class Denied(Struct, frozen=True):
    """What a denial denies: its words of meaning, whether they hold a negation, whether they stood behind its verb."""

    matter: frozenset[str]
    negated: bool
    by_verb: bool


def find_contradictions(claims: Sequence[StoryClaim]) -> tuple[Contradiction, ...]:
    """Return each denial beside the claim it is most alike, in the order of the claims."""
    saying = [(claim, matter_of(claim)) for claim in claims if claim.stance in SAYING and claim.speaker]
    index: dict[str, list[int]] = defaultdict(list)
    for at, (_, matter) in enumerate(saying):
        for word in matter:
            index[word].append(at)
    denying = [claim for claim in claims if claim.stance in DENYING and claim.speaker]
    return tuple(found for denial in denying for found in contradicted(denial, saying, index))


def contradicted(
    denial: StoryClaim, saying: Sequence[tuple[StoryClaim, frozenset[str]]], index: dict[str, list[int]]
) -> Iterator[Contradiction]:
    """Yield the claim that the denial denies, if there is one by somebody else."""
    denied = denied_by(denial)
    near = sorted({at for word in denied.matter for at in index.get(word, ())})
    opposite = [at for at in near if opposed(saying[at][0], denial) and at_odds(saying[at][0], denied)]
    best, at = max(((share(denied.matter, saying[at][1]), -at) for at in opposite), default=(0.0, 0))
    if best >= SAME_MATTER:
        says = saying[-at][0]
        yield Contradiction(id=f"contradiction-{says.id}-{denial.id}", says=says, denies=denial)


def opposed(says: StoryClaim, denial: StoryClaim) -> bool:
    """Return whether two claims may stand against each other: by two people, and not in one and the same passage."""
    if (says.speaker or "").split()[-1:] == (denial.speaker or "").split()[-1:]:
        return False
    return not set(says.passages) & set(denial.passages)


def at_odds(says: StoryClaim, denied: Denied) -> bool:
    """Return whether the claim is what is denied, and not its opposite: who says that nothing was paid denies too.

    Only the clause counts that says most of what is denied: "it was reported, and nothing was done" says that it was.
    """
    clauses = CLAUSES.split(" ; ".join((says.statement, *says.quotation)))
    nearest = max(clauses, key=lambda clause: len(denied.matter & frozenset(content_words(clause))))
    against = negated(nearest)
    if against and not denied.negated:
        return False
    return against or not (denied.by_verb and denied.negated)


def matter_of(claim: StoryClaim) -> frozenset[str]:
    """Return the words of meaning of a claim without its speaker and its verbs of stance."""
    said = frozenset(content_words(" ".join((claim.statement, *claim.quotation))))
    return said - STANCE_WORDS - frozenset(content_words(f"{claim.speaker or ''} {claim.cue or ''}"))


def denied_by(denial: StoryClaim) -> Denied:
    """Return what is denied: in an article's own sentence what follows the verb, else the whole statement."""
    _, verb, after = denial.statement.partition(denial.cue or "\0")
    if not verb:
        return Denied(matter_of(denial), negated(denial.statement), by_verb=False)
    after = NEXT_CLAUSE.split(after, maxsplit=1)[0]
    if POINTS_BACK.match(after):
        return Denied(frozenset(), negated=False, by_verb=True)
    words = frozenset(content_words(after)) - STANCE_WORDS - frozenset(content_words(denial.speaker or ""))
    return Denied(words, negated(after), by_verb=True)


def share(denied: frozenset[str], said: frozenset[str]) -> float:
    """Return how much of what is denied is said, 0 where too few words are shared."""
    shared = len(denied & said)
    return shared / len(denied) if shared >= MIN_SHARED else 0.0
