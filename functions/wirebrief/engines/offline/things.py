"""Read what the lead is about where nobody acts in it: "A strong earthquake", "Shares of Veltron", "Heavy rain"."""

from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.subjects import Ground

MOST_WORDS = 6  # of the phrase for a thing; a longer one is no subject but half a sentence
WORDS_TO_OWNER = 4  # from "of" to the name: "Shares of the Finnish phone maker Nokia"
OWNED = frozenset("of by from between involving".split())
MODALS = frozenset("should must will would could may might can".split())
FAR_MODAL = 8  # words behind the subject in which its verb stands
FINDERS = frozenset("scientists researchers astronomers biologists archaeologists physicists study economists".split())
PARTIES = frozenset({"between", "by"})  # behind them a country acts
MANY = frozenset("thousands hundreds dozens scores".split())
TELLERS = frozenset("officials authorities sources reports witnesses media".split())
ARTICLES = frozenset({"a", "an", "the"})
NO_THINGS = frozenset("there it this that here these those what not only just".split())


def attributive(passage: Passage, index: int, first: int) -> bool:
    """Tell whether a word in -ed stands before its noun: "A suspected gunman", "The two armed men"."""
    before = passage.lowers[index - 1]
    fronts = passage.pack.determiners | passage.pack.articles | ARTICLES
    if not passage.lowers[index].endswith("ed"):
        return False
    opened = before in fronts or before.isdigit() or (before.endswith("ly") and index - 1 > first)
    following = passage.lowers[index + 1] if index + 1 < len(passage.lowers) else ""
    return opened and passage.gap(index) == " " and following not in passage.pack.stopwords


def owner_behind(ground: Ground, end: int, last: int) -> int | None:
    """Return the first word of the name of whoever a thing is of: "Shares of X", "talks between X and Y"."""
    passage = ground.passage
    if end + 1 > last or passage.lowers[end + 1] not in OWNED or passage.gap(end) != " ":
        return None
    for index in range(end + 2, min(last, end + 2 + WORDS_TO_OWNER)):
        met = ground.by_first.get(index)
        if met is not None:
            land = met[0].kind == "place" and passage.lowers[end + 1] in PARTIES
            return index if land or met[0].kind in {"person", "organisation"} else None
        if passage.gap(index) != " ":
            return None
    return None


def thing(passage: Passage, first: int, end: int, last: int) -> tuple[int, int] | None:
    """Return the words of the subject `first`..`end` where they can be a thing, None where they are none."""
    if any(passage.lowers[index] in MODALS for index in range(end + 1, min(last, end + FAR_MODAL))):
        return None  # "A ceasefire should come first, the envoy said": what somebody wants has not happened
    while end > first and _no_noun(passage, end):
        end -= 1
    words = passage.lowers[first : end + 1]
    if not words or len(words) > MOST_WORDS or words[0] in NO_THINGS or words[0] in passage.pack.pronouns:
        return None
    if words[-1] in MANY:
        return first, end
    if words[-1] in ARTICLES | passage.pack.stopwords or not any(map(str.isalpha, words[-1])):
        return None
    if len(words) == 1 and (words[0] in passage.pack.openers or words[0].endswith("ing")):
        return None
    return first, _with_stuff(passage, end, last)


def _with_stuff(passage: Passage, end: int, last: int) -> int:
    """Where a phrase ends with what the thing is made of: "A wall of mud", "A series of explosions"."""
    if end + 3 > last or passage.lowers[end + 1] != "of" or passage.gap(end + 1) != " ":
        return end
    stuff = passage.lowers[end + 2]
    plain = passage.forms[end + 2].islower() and stuff not in passage.pack.stopwords | passage.pack.determiners
    return end + 2 if plain and passage.gap(end + 2) == " " else end


def finders(passage: Passage, sentence: int) -> tuple[int, int] | None:
    """Return the words for those who found out what a sentence tells: "…, scientists reported on Thursday"."""
    first = passage.firsts[sentence]
    last = passage.firsts[sentence + 1] if sentence + 1 < len(passage.firsts) else len(passage.forms)
    for index in range(first + 1, last - 1):
        if passage.lowers[index] in FINDERS and passage.lowers[index + 1] in passage.pack.cues:
            start = index
            while start > first and passage.gap(start - 1) == " ":
                start -= 1
            return start, index
    return None


def _no_noun(passage: Passage, index: int) -> bool:
    """Whether a phrase cannot end with a word: an adverb, a day, "has" or "was"."""
    lower = passage.lowers[index]
    adverb = lower.endswith("ly") or lower in passage.pack.adverbs
    return adverb or lower in passage.pack.weekdays or lower in {"morning", "afternoon", "evening", "early", "late"}


def only_tells(passage: Passage, last: int) -> bool:
    """Tell whether the words up to `last` only say what others do: "Officials have confirmed another test by …"."""
    after = passage.lowers[last + 1 : last + 3]
    perfect = after[:1] in (["have"], ["has"], ["had"])
    tells = any(word in passage.pack.cues for word in after[perfect : 1 + perfect])
    return passage.lowers[last] in TELLERS and tells and after[-1:] != ["to"]
