"""Read whom a statement itself has say something: by name, by a closing "X said", by "Name:" before a headline."""

import re
from collections.abc import Collection, Iterator

from wirebrief.engines.offline.language import load
from wirebrief.ground.attributed import Attribution
from wirebrief.ground.everyday import is_everyday
from wirebrief.ground.lexicon import CALENDAR, COMMON_STARTERS, CUE_VERBS, PERSON_NOUNS, UPPER
from wirebrief.ground.names import capitalised_runs
from wirebrief.ground.source import WORD, Source, without_possessive
from wirebrief.ground.speakers import Speakers

MAX_LABEL = 40  # characters of "Ruiz:" before a headline
_LABEL = re.compile(rf"(?P<who>(?:[{UPPER}][\w.'’-]*\s?){{1,4}}):\s(?=\S)")
# "Ruiz would not say whether": nothing is said there.
_UNSAID = re.compile(r"\b(?:not|never|declin\w+ to|refus\w+ to|yet to|unable to)\s\Z")
_BEHIND = re.compile(r"\W*(?:[,.]|(?:on |late |early )?\w+day\W*)")  # a closing "X said", or one between commas
# Behind these words a rarer verb hands on what somebody says: "proposed that", "called for".
_HANDS_ON = re.compile(
    r"\s(?:that|whether|for|on|it|him|her|them)\b|\s?:|(?:\s[\w'’-]+){1,6}?\sto\s(?!the\b|an?\b|its\b|his\b|her\b|their\b)"
)


def carried(bare: str, speakers: Speakers) -> list[Attribution]:
    """Return who says something in a statement whose quotations were blanked out."""
    rarer = next((word for word in WORD.findall(bare) if word.endswith("ed") and _is_rarer_cue(word)), "")
    said = [one for one in speakers.told(bare, rarer) if one.subject and not _UNSAID.search(bare, 0, one.start)]
    return [*_labelled(bare), *said]


def leading(said: list[Attribution], bare: str, there: Collection[str]) -> list[Attribution]:
    """Return those of them whose words no other one hands on: "Ruiz warned Costa, police said" is police's alone.

    Whose cue is `there`, in the evidence, too, is asked for all the same.
    """
    closing = next((at for at, one in enumerate(said) if not one.weak and _closes(one, bare)), 0)
    ours = [one for at, one in enumerate(said) if at >= closing or one.cue in there]
    return [one for at, one in enumerate(ours) if at == 0 or _parts(bare[ours[at - 1].end : one.start])]


def hands_on(one: Attribution, bare: str) -> bool:
    """Return whether what looks like a rarer cue is one here: "proposed that", but not "proposed a fine"."""
    return bool(_HANDS_ON.match(bare, one.end)) or _closes(one, bare)


def named_in(subject: str, source: Source) -> list[str]:
    """Return the names in a subject as the article has them: no "Hostage" or "January" before or among them."""
    found = []
    for run in map(without_possessive, capitalised_runs(subject)):
        words = [word for word in run.split() if word not in CALENDAR]
        if len(words) == 1 and subject.startswith(run) and is_everyday(words[0].casefold()):
            continue
        while words and _is_no_name(words[0].casefold(), " ".join(words), source):
            words = words[1:]
        found += [" ".join(words)] if words else []
    return found


def _is_no_name(word: str, run: str, source: Source) -> bool:
    """Return whether a word that opens a run is an article, or a noun that the article has, and no part of the name."""
    noun = word in PERSON_NOUNS or (is_everyday(word) and word in source.words)
    return word in COMMON_STARTERS or (noun and run not in source.names)


def _labelled(bare: str) -> Iterator[Attribution]:
    label = _LABEL.match(bare[:MAX_LABEL])
    if label and not is_everyday(label["who"].strip().casefold()):
        yield Attribution(label.end("who"), label.end(), ":", label["who"].strip(), weak=False)


def _closes(one: Attribution, bare: str) -> bool:
    """Return whether a cue stands behind what is said: "…, Ruiz said."."""
    before = bare[: one.start].rstrip()
    opened = before.endswith(one.subject) and before[: -len(one.subject)].rstrip().endswith(",")
    behind = bare[one.end :]
    return (opened and (not behind.strip() or bool(_BEHIND.match(behind)))) or behind.strip(" .") == one.subject


def _is_rarer_cue(word: str) -> bool:
    return word in load("en").cues and word not in CUE_VERBS


def _parts(between: str) -> bool:
    """Return whether what stands between two cues sets them apart: the second is not what the first one says."""
    return bool(re.search(r";|[,.] (?:and|but|while|y|und|et|e) ", between))
