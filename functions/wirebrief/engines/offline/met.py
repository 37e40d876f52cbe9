"""Find the people whom a reader has met just before: whom "he" and "the striker" may mean."""

from wirebrief.engines.offline.holders import Holders
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.subjects import Ground

FARTHEST = 4  # sentences back in which a pronoun's antecedent is sought
MOST_RECENT = 12  # mentions back over which a pronoun's antecedent is sought


def met_before(ground: Ground, holders: Holders, told: list[int], offset: int) -> list[tuple[int, int, Name]]:
    """Return people met before an offset, by distance in `told` sentences and by place in theirs, subjects first."""
    passage, found = ground.passage, list[tuple[int, int, Name]]()
    sentence = passage.homes[passage.word_at(offset)]
    for start, name in reversed(holders.before(offset)[-MOST_RECENT:]):
        home = passage.homes[passage.word_at(start)]
        if ground.quoted(start) or _owns(ground, start):
            continue
        ago = told[sentence] - told[home]
        if ago > FARTHEST:
            break
        found.append((ago, start - passage.sentences[home].start, name))
    return sorted(found, key=lambda entry: (entry[0], entry[1]))


def _owns(ground: Ground, start: int) -> bool:
    """Whether a name that starts here only tells whose something is: "Peter Shaffer's play", "Potter star Ana Ruiz"."""
    passage = ground.passage
    met = ground.by_first.get(passage.word_at(start))
    if met is None or met[1].last + 2 >= len(passage.forms):
        return False
    last, gap = met[1].last, passage.gap(met[1].last)
    behind = ground.by_first.get(last + 2)
    noun = passage.forms[last + 1].islower() and passage.lowers[last + 1] not in passage.pack.stopwords
    star = noun and gap == passage.gap(last + 1) == " " and passage.lowers[last + 1] not in passage.pack.cues
    return gap[:2] in {"'s", "’s"} or (star and behind is not None and behind[0].kind == "person")
