"""Show where one says so and another denies it: claims on one matter with opposite stance."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from wirebrief.edition.types import Contradiction, StoryClaim
from wirebrief.edition.words import content_words

DENYING = frozenset({"denies", "doubts"})
SAYING = frozenset({"asserts", "alleges", "warns"})
# Words of meaning a denial must share with what it denies, and as a share of the shorter. Chosen on bench/events.
MIN_SHARED = 2
SAME_MATTER = 0.5
# The verbs of denying say nothing about what is denied.
STANCE_WORDS = frozenset(
    content_words(
        "denied denies deny denying rejected rejects reject confirmed confirms alleged alleges "
        "charge claim false true doubt"
    )
)


def find_contradictions(claims: Sequence[StoryClaim]) -> tuple[Contradiction, ...]:
    """Return each denial beside the claim it is most alike, in the order of the claims."""
    saying = [(claim, matter_of(claim)) for claim in claims if claim.stance in SAYING]
    index: dict[str, list[int]] = defaultdict(list)
    for at, (_, matter) in enumerate(saying):
        for word in matter:
            index[word].append(at)
    denying = [claim for claim in claims if claim.stance in DENYING]
    return tuple(found for denial in denying for found in contradicted(denial, saying, index))


def contradicted(
    denial: StoryClaim, saying: Sequence[tuple[StoryClaim, frozenset[str]]], index: dict[str, list[int]]
) -> Iterator[Contradiction]:
    """Yield the claim that the denial denies, if there is one by somebody else."""
    mine = matter_of(denial)
    near = sorted({at for word in mine for at in index.get(word, ())})
    scored = [(alike(mine, saying[at][1]), -at) for at in near if opposed(saying[at][0], denial)]
    best, at = max(scored, default=(0.0, 0))
    if best >= SAME_MATTER:
        says = saying[-at][0]
        yield Contradiction(id=f"contradiction-{says.id}-{denial.id}", says=says, denies=denial)


def opposed(says: StoryClaim, denial: StoryClaim) -> bool:
    """Return whether two claims may stand against each other: by two people, and not in one and the same passage."""
    if (says.speaker or "").split()[-1:] == (denial.speaker or "").split()[-1:]:
        return False
    return not set(says.passages) & set(denial.passages)


def matter_of(claim: StoryClaim) -> frozenset[str]:
    """Return the words of meaning of a claim without its speaker and its verbs of stance."""
    said = frozenset(content_words(" ".join((claim.statement, *claim.quotation))))
    return said - STANCE_WORDS - frozenset(content_words(f"{claim.speaker or ''} {claim.cue or ''}"))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the shared part of the shorter claim, 0 where too few words are shared."""
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= MIN_SHARED else 0.0
