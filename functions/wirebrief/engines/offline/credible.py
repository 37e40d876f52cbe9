"""Drop the words whose only ground for being names is the capital that opens a sentence."""

import re

from wirebrief.engines.offline.gazetteer import everyday_words, given_names, organisations, place, surnames
from wirebrief.engines.offline.mentions import Mention, mention_of
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.runs import headed
from wirebrief.engines.offline.titles import MANY, known

GENERIC = frozenset("Union Police Court Party Council Board Club Team Company Bank".split())  # "Union official Travers"
PLURAL = frozenset({"say", "believe", "warn", "report", "claim", "estimate"})  # with one name it would be "says"
NO_NOUN = frozenset("aiou")  # letters on which English nouns do not end: "Runner Nick Bos", but "Tjandra Yoga Bos"
CREDIT = re.compile(r"[^()\n]{3,40}/\s?(?:AP|AFP|Reuters|Getty|EPA|PA|Bloomberg|REUTERS|Pool)[^()\n]{0,30}\)")
LONGEST_TITLE = 60  # code points of the title of a work with the noun before it
WORK = re.compile(
    r"(?:\b(?:musical|film|movie|play|novel|book|song|album|show|series|opera|poem|ballet|sitcom|memoir|debut),? |"
    r"[’']s? )[“\"](?P<title>[A-Z][\w'’]*(?:,? [\w'’]+){0,6})[,.!]?[”\"]"
)

# Words in quotation marks of which each has its capital: a work, a ship, a slogan.
TITLED = re.compile(
    r"(?<![\w.,])[“\"](?P<title>[A-Z][\w'’]*(?: (?:[A-Z][\w'’]*|\d+|of|the|a|an|and|in|to|for|on))* [A-Z][\w'’]*)"
    r"[,.!?]?[”\"]"
)


def credible(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions that are names by more than their place in the sentence, common words cut off their front."""
    mentions = [mention for mention in mentions if not (_in_work(passage, mention) or _in_credit(passage, mention))]
    single = {word for mention in mentions for word in mention.text.split() if "-" not in word}
    mentions = [one for one in mentions if headed(passage, one.last) or not _pair(one, single)]
    lower = passage.small
    inside = {mention.text for mention in mentions if not mention.opens}
    parts = {word for mention in mentions if not mention.opens for word in mention.text.split()}
    kept = []
    for mention in mentions:
        mended = _without_common(passage, mention, lower, inside) if mention.opens else mention
        if not mended.opens or mended.first != mended.last or _known_alone(passage, mended, inside, parts):
            kept.append(mended)
    return kept


def _in_work(passage: Passage, mention: Mention) -> bool:
    """Whether a name is of a work, or stands in its title: "the musical “Chicago”", "Tarantino's “Death Proof”"."""
    return _within(WORK, passage, mention) or (_within(TITLED, passage, mention) and _once(passage, mention))


def _once(passage: Passage, mention: Mention) -> bool:
    """Whether a name stands nowhere else than in its quotation marks, and does not begin as a person's does."""
    known = passage.forms[mention.first] in given_names() or mention.text in organisations()
    if known:
        return False
    title = next(
        one for one in TITLED.finditer(passage.text, max(0, mention.start - LONGEST_TITLE)) if one.end() > mention.start
    )
    return passage.text.count(mention.text) == passage.text.count(title["title"])


def _within(pattern: re.Pattern[str], passage: Passage, mention: Mention) -> bool:
    first, last = max(0, mention.start - LONGEST_TITLE), mention.end + LONGEST_TITLE
    if passage.text.find("“", first, last) < 0 and passage.text.find('"', first, last) < 0:
        return False
    found = pattern.search(passage.text, first, last)
    while found is not None and found.end() <= mention.start:
        found = pattern.search(passage.text, found.end(), last)
    return found is not None and found.start("title") <= mention.start and mention.end <= found.end("title")


def _pair(mention: Mention, single: set[str]) -> bool:
    """Whether two are named at once, who stand in the article by themselves as well: "the Xi-Biden summit"."""
    halves = mention.text.split()[0].split("-")
    return len(halves) == 2 and all(half in single or (half and place(half) is not None) for half in halves)


def _in_credit(passage: Passage, mention: Mention) -> bool:
    """Whether a name only tells who took a picture: "(Ana Ruiz/AP)", "Image: Ana Ruiz." has a line of its own."""
    before = passage.text[max(0, mention.start - 1) : mention.start]
    return before == "(" and CREDIT.match(passage.text, mention.start) is not None


def _without_common(passage: Passage, mention: Mention, lower: frozenset[str], inside: set[str]) -> Mention:
    """Cut a common word that opens the sentence off the name after it: "Scientists Nick Bos"."""
    first, last = mention.first, mention.last
    if first == last or mention.text in inside or known(mention.text):
        return mention
    form, following = passage.forms[first], passage.forms[first + 1]
    if form in given_names() or headed(passage, last) or following in passage.pack.connectors:
        return mention
    rest = passage.text[passage.starts[first + 1] : mention.end]
    adverb = form.endswith("ly") and passage.lowers[first] in everyday_words() and form not in surnames()
    common = adverb or passage.lowers[first] in lower or (rest in inside and form.endswith("s"))
    before_person = last - first >= MANY - 1 and following in given_names() and form not in surnames()
    before_person = before_person and form[-1] not in NO_NOUN
    if common or before_person:
        return mention_of(passage, first + 1, last, None, opens=False)
    return mention


def _describes(passage: Passage, mention: Mention) -> bool:
    """Whether a word that opens a sentence stands before a noun, as an adjective does: "Recent reports"."""
    following = mention.last + 1
    if following >= len(passage.forms) or passage.gap(mention.last) != " ":
        return False
    lower = passage.lowers[following]
    verbal = lower in passage.pack.stopwords or lower in passage.pack.cues or lower.endswith(("ed", "s"))
    return passage.forms[following].islower() and (not verbal or lower.endswith("ts"))


def _known_alone(passage: Passage, mention: Mention, inside: set[str], parts: set[str]) -> bool:
    form = mention.text
    following = passage.lowers[mention.last + 1 : mention.last + 2]
    if form in GENERIC and passage.gap(mention.last) == " " and following[0] in passage.pack.titles:
        return False  # "Union official Loic Travers"
    if form in inside:
        return True
    if form.lower() in passage.small:
        return False
    listed = place(form) is not None or form in organisations() or any(map(str.isupper, form[1:]))
    if form in parts or listed:
        return True
    if form in given_names() or form in surnames():
        return not _describes(passage, mention)
    return _speaks(passage, mention)


def _speaks(passage: Passage, mention: Mention) -> bool:
    following = mention.last + 1
    if following >= len(passage.forms) or passage.gap(mention.last) != " ":
        return False
    verb = passage.lowers[following]
    if verb in PLURAL and mention.text.endswith(("s", "men", "women")):
        return False  # "Fishermen say"
    return verb in passage.pack.cues and verb not in passage.pack.needs and verb not in passage.pack.quote_only
