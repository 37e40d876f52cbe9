"""Tell who may be meant by "he", "she" or "they" of those whom nobody names: "a spokesman for the port"."""

import re

from wirebrief.engines.offline.language import load

ATTACHED = re.compile(r"\s(?:of|for|at|in|from|with|who|to)\s")

WOMEN = frozenset(
    "woman girl mother daughter wife widow sister aunt grandmother actress waitress lady nun queen".split()
)
MEN = frozenset("man boy father son husband widower brother uncle grandfather actor waiter priest monk king".split())

# Nouns by which a story tells again of somebody it named: what they are, no office that another may hold.
DESCRIBES = frozenset(
    "man woman boy girl teenager youth novelist author writer poet playwright singer rapper actor actress comedian "
    "musician filmmaker striker goalkeeper midfielder defender winger forward quarterback pitcher golfer boxer swimmer "
    "sprinter cyclist billionaire businessman businesswoman entrepreneur tycoon lawmaker politician scientist retiree "
    "pensioner grandmother grandfather widow widower teacher farmer mother father".split()
)
# Offices of state: "the German chancellor" is told of one who need not have been named before.
STATE = frozenset(
    "president minister premier chancellor secretary ambassador envoy governor mayor king queen prince princess pope "
    "official spokesman spokeswoman spokesperson police judge prosecutor leader diplomat negotiator commissioner "
    "general commander chief authorities officer lawmaker court consul".split()
)


def may_be(words: str, pronoun: str = "") -> bool:
    """Return whether an unnamed speaker is one person, and none of the other sex where "he" or "she" is meant.

    >>> may_be("a spokesman for the port", "he"), may_be("a spokesman", "she"), may_be("the ministry", "he")
    (True, False, False)
    """
    pack = load("en")
    noun = ATTACHED.split(words.lower())[0].rpartition(" ")[2]
    if noun not in pack.heads or noun in pack.org_nouns or noun.endswith("s"):
        return False
    woman, man = (noun in sort or noun.endswith(end) for sort, end in ((WOMEN, "woman"), (MEN, "man")))
    return not (man and not woman if pronoun == "she" else woman and pronoun == "he")
