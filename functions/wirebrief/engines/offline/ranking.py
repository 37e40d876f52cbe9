"""Rank sentences for headline and summary: position, words of the title and of the whole, names, standing alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

from msgspec import Struct

from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import WORD, Passage
from wirebrief.engines.offline.quotations import Quotation, begins_quoted, quoted_share, touching, words_outside
from wirebrief.engines.offline.script import UNSPACED, count_words, is_latin, pieces
from wirebrief.engines.offline.transcripts import labels_in

# Newswire tells the main thing first. Weights were drawn at random some thousand times and judged by ROUGE on own
# gold, Wikinews and interviews; these lie where most of their neighbours do as well: see docs/quality.md.
FIRST, DECAY = 2.0, 0.6
FIRST_ELSEWHERE = 4.0  # outside English nothing beats the lead but to leave out what cannot stand alone
TITLE, CENTRE, NAMED, REPEATS = 1.2, 0.6, 0.1, 1.0
CAPITALS, MOST_CAPITALS, NUMBERS, MOST_NUMBERS = 0.033, 6, 0.05, 3  # what names and counts tells more
QUOTED, SPOKEN = 1.0, 2.0  # points off for words of others, and for "I" and "you", of whom nobody is told
DIVERSE = 12  # sentences picked one by one so that each adds something; the rest follow by score
SHORTEST, LONGEST = 6, 80  # words of a sentence that can stand in a summary
MOSTLY = 0.7  # share of quoted words from which a sentence tells only what somebody says
MOST_SENTENCES, FEWEST_SENTENCES = 3, 2
ENOUGH, SHARE = 50, 0.25  # words of a summary, and their share of a short article's, that human ones seldom exceed
DANGLING = {
    language: frozenset(words.split())
    for language, words in {
        "en": "he she it they this that these those his her its their such but and however so then meanwhile also him "
        "them there",
        "es": "él ella ellos ellas esto eso este esta estos estas pero sin así también además ello dicho dicha",
        "fr": "il elle ils elles cela ce cette ces ceux celle celui mais ainsi aussi ça celui-ci celle-ci",
        "de": "er sie es dies diese dieser dieses aber doch zudem damit dabei dafür dazu deshalb er/sie",
        "pt": "ele ela eles elas isso isto este esta esse essa mas também além assim",
        "it": "egli lui lei essi esse questo questa questi queste ciò ma lo così inoltre",
        "nl": "hij zij ze dit dat deze die maar ook daarbij volgens hem",
        "pl": "on ona oni one to ten ta te jego jej ich ale także ponadto",
        "ru": "он она они оно это этот эта эти его её их но также об по",
        "uk": "він вона вони воно це цей ця ці його її їх але також за",
        "tr": "o bu şu onlar bunlar ancak ayrıca",
        "he": "הוא היא הם הן זה זאת זו אך אבל",
        "hi": "यह वह ये वे इस उस उनका उनके उन्होंने इसके लेकिन",
        "ko": "그는 그녀는 그들은 이는 이에 그러나 하지만 또",
    }.items()
}
# Words that open a sentence without a blank behind them, where no blanks part words.
DANGLING_STARTS = {
    "zh": ("他", "她", "它", "这", "该", "此", "其", "但", "对此", "这些", "那"),
    "ja": ("彼", "同氏", "これ", "それ", "この", "その", "しかし", "また", "だが", "一方"),
}
CAPITAL, NUMBER = re.compile(r"(?<=[ (“\"])[A-Z]"), re.compile(r"(?<![\w.,])\d")
VOICES = frozenset(
    "I we We my My our Our you You your Your me us yo nosotros mi mis nuestro nuestra usted je Je nous Nous vous Vous "
    "mon mes nos notre votre ich Ich wir Wir mein meine unser unsere eu nós meu minha nosso nossa você".split()
)


class Scored(Struct, frozen=True, gc=False):
    """A sentence with its points, the words that tell something in it, and whether it has a figure."""

    index: int
    points: float
    words: frozenset[str]
    counts: bool


def rank(scored: Sequence[Scored], figures: float = 0.0) -> list[int]:
    """Return the sentences, the best first, each of the first adding to those before.

    `figures` are points for a sentence that has a number in it.
    """
    points = {one.index: one.points + figures * one.counts for one in scored}
    in_order = sorted(scored, key=lambda one: (-points[one.index], one.index))
    chosen: list[int] = []
    pool = in_order[: DIVERSE * 4]
    while pool and len(chosen) < DIVERSE:
        best = max(pool, key=lambda one: (points[one.index], -one.index))
        pool.remove(best)
        chosen.append(best.index)
        for one in pool:
            points[one.index] -= REPEATS * _shared(one.words, best.words)
    taken = frozenset(chosen)
    return chosen + [one.index for one in in_order if one.index not in taken]


def summary_of(passage: Passage, ranked: Sequence[int]) -> list[int]:
    """Return the sentences of the summary in reading order: of those ranked the first few until they tell enough."""
    whole = sum(
        count_words(passage.sentence_text(at)) for at, one in enumerate(passage.sentences) if one.kind == "body"
    )
    enough = min(ENOUGH, SHARE * whole)
    chosen: list[int] = []
    told = 0
    for index in ranked[:MOST_SENTENCES]:
        if told >= enough and len(chosen) >= FEWEST_SENTENCES:
            break
        chosen.append(index)
        told += count_words(passage.sentence_text(index))
    return sorted(chosen)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (1 + min(len(one), len(other)))


def score(passage: Passage, names: Sequence[Name] = (), quotations: Sequence[Quotation] = ()) -> list[Scored]:
    """Return the body sentences that can stand alone, in the order of the text, with what speaks for each."""
    latin = is_latin(passage.text)  # a note in another alphabet than the article's is about it, not of it
    words = {
        index: _words(passage, index)
        for index, one in enumerate(passage.sentences)
        if one.kind == "body" and is_latin(passage.sentence_text(index)) == latin
    }
    title = _title_words(passage)
    counts = Counter(word for some in words.values() for word in some)
    weights = {word: log(1 + count) / log(2 + len(words)) for word, count in counts.items() if count > 1}
    named = _named(passage, names)
    talk = labels_in(passage.text, passage.sentences)
    told = {index for index in words if passage.sentences[index].paragraph not in talk} or set(words)
    found = []
    first = FIRST if passage.language == "en" else FIRST_ELSEWHERE
    for place, (index, some) in enumerate(words.items()):
        quoted = touching(passage, index, quotations)
        share = quoted_share(passage.sentences[index], quoted)
        if (
            index not in told
            or share > MOSTLY
            or begins_quoted(passage.sentences[index], quoted)
            or not stands_alone(passage, index)
        ):
            continue
        points = first * DECAY**place + TITLE * len(title & some) / max(3, len(title))
        points += CENTRE * sum(weights.get(word, 0.0) for word in some) / sqrt(len(some) + 4)
        points += _concrete(passage, index) if passage.language == "en" else 0.0
        points += NAMED * named[index] - QUOTED * share - SPOKEN * _speaks_itself(passage, index, quoted)
        found.append(Scored(index, points, some, any(map(str.isdigit, passage.sentence_text(index)))))
    return found


def _concrete(passage: Passage, index: int) -> float:
    """What speaks for a sentence that tells of somebody and how much: capitals within it, and numbers."""
    told = passage.sentence_text(index)
    capitals, numbers = len(CAPITAL.findall(told)), len(NUMBER.findall(told))
    return CAPITALS * min(capitals, MOST_CAPITALS) + NUMBERS * min(numbers, MOST_NUMBERS)


def _named(passage: Passage, names: Sequence[Name]) -> dict[int, float]:
    """For each sentence how much is told of those whom it names."""
    told: dict[int, float] = defaultdict(float)
    for name in names:
        worth = log(1 + len(name.mentions))
        for home in {passage.homes[mention.first] for mention in name.mentions}:
            told[home] += worth
    return told


def _speaks_itself(passage: Passage, index: int, quoted: Sequence[Quotation]) -> bool:
    """Whether a sentence says "I" or "you" outside quotation marks, as in an interview: nobody knows who is meant."""
    return not VOICES.isdisjoint(words_outside(passage, index, quoted))


def _title_words(passage: Passage) -> frozenset[str]:
    titles = (index for index, one in enumerate(passage.sentences) if one.kind == "title")
    own = frozenset(word for index in titles for word in _words(passage, index))
    told = (match.group().lower() for match in WORD.finditer(passage.title or ""))
    return own or frozenset(word for word in told if word not in passage.pack.stopwords and len(word) > 2)


def _words(passage: Passage, index: int) -> frozenset[str]:
    first, last = passage.words_of(index)
    words = [word for word in passage.lowers[first:last] if word not in passage.pack.stopwords]
    if not UNSPACED.search(passage.sentence_text(index)):
        return frozenset(word for word in words if len(word) > 2)
    telling = (word for word in words if len(word) > 2 or UNSPACED.match(word))
    return frozenset(piece for word in telling for piece in pieces(word))


def stands_alone(passage: Passage, index: int) -> bool:
    """Tell whether a sentence is understood without the one before it."""
    sentence = passage.sentences[index]
    text = passage.text[sentence.start : sentence.end]
    words = text.split()
    if not SHORTEST <= count_words(text) <= LONGEST or text[0] in "\"“„«‘'「『—–" or text[-1] in "?:？":
        return False
    first = words[0].lower().strip(",")
    if first in DANGLING.get(passage.language, frozenset()) or text.startswith(
        DANGLING_STARTS.get(passage.language, ())
    ):
        return False
    return not (first == "das" and passage.language == "de" and _lone(passage, index))  # "Das teilte die Polizei mit."


def _lone(passage: Passage, index: int) -> bool:
    """Whether a verb follows the first word of a sentence, which is then no article."""
    second = passage.firsts[index] + 1
    known = passage.pack.cues.keys() | passage.pack.stopwords
    return second < len(passage.lowers) and passage.lowers[second] in known
