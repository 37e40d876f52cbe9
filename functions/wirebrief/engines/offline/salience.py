"""Order names by how much the story is about them."""

from wirebrief.engines.offline.names import Name
from wirebrief.engines.offline.passage import Passage

LEAD = 3  # sentences in which a mention counts for more
FADING = 0.985  # per sentence: what comes late matters less


def in_order(passage: Passage, names: list[Name], kinds: tuple[str, ...]) -> list[Name]:
    """Return the names of some kinds, the most salient first."""
    fitting = [name for name in names if name.kind in kinds]
    return sorted(fitting, key=lambda name: -salience(passage, name))


def salience(passage: Passage, name: Name) -> float:
    """Return how much the story is about a name: mentions, those in title and lead most."""
    points = 0.0
    for mention in name.mentions[:50]:
        sentence = passage.homes[mention.first]
        points += FADING ** min(sentence, 200)
        if sentence < LEAD:
            points += 1.0 / (1 + sentence)
        if mention.first == passage.firsts[sentence]:
            points += 0.3
    return points
