"""Gather the mentions that share one form, and weigh what they name."""

from collections import defaultdict

from msgspec import Struct

from wirebrief.engines.offline.credible import credible
from wirebrief.engines.offline.german_names import german_names
from wirebrief.engines.offline.kinds import FAIR, SLIGHT, STRONG, NameKind, Scores, decide, form_scores
from wirebrief.engines.offline.mentions import Mention, find_mentions
from wirebrief.engines.offline.names_others import form_abroad
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.sport import PLAYED_OFTEN, is_sport
from wirebrief.engines.offline.surroundings import context_scores

SHORTEST_FIRM = 4  # letters of a word that no list has from which it may be a firm
OFTEN = 2  # mentions of it
MOST_CONTEXT = 6.0  # points that surroundings may add to one kind, however often a name is repeated


class Group(Struct, kw_only=True, gc=False):
    """The mentions that share one form, and what speaks for each kind."""

    text: str
    words: tuple[str, ...]
    mentions: list[Mention]
    scores: Scores
    kind: NameKind = "other"


def gather(passage: Passage) -> list[Group]:
    """Return the groups of a passage, in the order of their first mention."""
    mentions = credible(passage, find_mentions(passage))
    if passage.pack.language == "de":
        mentions = german_names(passage, mentions)
    by_text: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_text[_folded(mention.text)].append(mention)
    groups = []
    sport = is_sport(passage)
    for text, same in by_text.items():
        words = tuple(text.split(" "))
        scores = _scores(passage, same, sport=sport)
        kind = decide(scores, len(words))
        if kind == "other" and passage.pack.language == "en" and _unheard_of(passage, same, scores):
            kind = "organisation"
        groups.append(Group(text=text, words=words, mentions=same, scores=scores, kind=kind))
    return groups


def _unheard_of(passage: Passage, mentions: list[Mention], scores: Scores) -> bool:
    """Whether a word that no list has stands as a name again and again: a firm more often than anything else."""
    within = [mention for mention in mentions if not mention.opens]
    text = mentions[0].text
    plain = " " not in text and text.isalpha() and len(text) >= SHORTEST_FIRM and text.lower() not in passage.small
    return plain and len(mentions) >= OFTEN and bool(within) and scores.get("other", 0.0) <= 0


def _folded(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def _scores(passage: Passage, mentions: list[Mention], *, sport: bool) -> Scores:
    around: Scores = defaultdict(float)
    for mention in mentions[:40]:
        for kind, points in context_scores(passage, mention, sport=sport).items():
            around[kind] += points
    scores = form_scores(passage, mentions[0])
    form_abroad(scores, passage, mentions[0])
    nobody = " " not in mentions[0].text and scores["person"] <= 0
    for kind, points in around.items():
        scores[kind] += max(-MOST_CONTEXT, min(MOST_CONTEXT, points))
    if scores.pop("team", 0) >= PLAYED_OFTEN and scores["organisation"] >= MOST_CONTEXT:
        scores["place"] = min(scores["place"], MOST_CONTEXT - SLIGHT)  # "in Belgium" there is in its half
    if nobody and scores["organisation"] >= STRONG:
        scores["person"] -= FAIR  # "energy group Engie": firms speak as people do
    return scores
