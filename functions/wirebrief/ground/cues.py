"""Find who says what in a sentence of the article: the cue and the words that are its subject."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from wirebrief.engines.offline.language import USEFUL
from wirebrief.ground.asides import (
    apposed,
    apposed_behind,
    opening_name,
    past_asides,
    trailing,
    without_brackets,
)
from wirebrief.ground.attributed import Attribution
from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.going_on import CONJUNCTIONS, goes_on, spoke_before
from wirebrief.ground.handed import before_was_quoted, quoted_by_name
from wirebrief.ground.lexicon import ACCORDING, CALENDAR, UPPER
from wirebrief.ground.turned import behind_verb, is_event, opens_no_subject, turned
from wirebrief.ground.unverbed import unverbed
from wirebrief.ground.verbs import verbs_of

# A subject ends where another thought begins.
_BOUNDARY = re.compile(
    r"[;:()\n]|--|[–—]|\s{3,}|\s-\s|(?<=\s)(?:that|because|but|while|when|after|before|dass|que|porque|weil)(?=\s)",
    re.IGNORECASE,
)
_SHORT = (
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr))(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Sgt|Maj|Rev|Adm|Det|Hon))"
    r"(?<!\b(?:Capt|Prof|Atty|Insp|Supt))"
)
_INVERTED_END = re.compile(
    rf"[,;:()\n]|{_SHORT}\.|\s\d|\s{{3,}}|--|[–—]|\s(?:in|at|on|during|after|before|while|when|as|to|that|en|am|im|bei|vor|gegenüber|durante|ante|dans|lors|devant)\s",
    re.IGNORECASE,
)
# "Said Ruiz of the visit": what she speaks of.
_SAID_OF = re.compile(rf"([{UPPER}][\w.'’-]*)\sof\s(?:the|his|her|their|its|this|that|an?)\s[a-z].*")
_NAME_NEXT = re.compile(
    rf"\s(?!(?:{'|'.join(sorted(CALENDAR))}|that|que|dass|in|on|at|during|after|before|for|to|last)\b)"
    rf"(?:(?:the|a|an|der|die|el|la|le|o)\s)?(?:(?!(?:that|by|in|at|on|to|of)\s)[\w-]+\s){{0,3}}[{UPPER}]"
)
# Quoted words, blanked out, directly behind a name that follows a verb.
_QUOTE_NEXT = re.compile(rf"\s(?:[{UPPER}][\w'’.-]*\s){{1,4}}[\"“‘'«]\s{{2,}}")
# A verb behind the name makes it the subject of what is said: "Leo Costa, a builder, said Ana Ruiz had called."
_VERB_NEXT = re.compile(r"\s(?:had|has|have|was|were|is|are|would|will|could|should|did|does|must)\s")
# Between commas such a verb is all of "he said": "La empresa, añadió, pagará."
_DROPPED = re.compile(r"(?:ó|aron|eron|ou|aram|eram)$")
# "Ruiz was asked", "it is said": the subject is the one who is spoken to, or of.
# "Later the minister said": who says it is told behind.
_OPENED = re.compile(
    rf"^(?:But|And|Later|Then|Earlier|Meanwhile|However|Still|Today|Now|Afterwards|Instead|Though|Although|While|As|When"
    rf"|Since|Yet|So)\s(?=the\s|[{UPPER}])"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|being|is|are)\s+(?:(?:also|later|then|first|twice|once|again|\w+ly)\s+)?\Z"
)
# What closes here began behind the subject.
# "Ana Ruiz, an adviser to the mayor said": no comma closes what she is.
_LEFT_OPEN = re.compile(
    rf"(?:^|[\"”″’']\s)\W*((?:[{UPPER}][\w.'’-]*\s){{1,3}}[{UPPER}][\w'’-]*),\s(?:an?|the)\s[a-z][^,;:\"“”]*[^\W_]\s$"
)
_CLOSED = re.compile(rf"\w,\s(?:(?:who|which|whose)\s[^,]+|[{UPPER}][\w'’.-]*(?:\s[{UPPER}][\w'’.-]*)+),\s*$")
_ONLY_NAME = re.compile(
    rf"(?:(?:the|a|an)\s)?(?:[\w-]+\s){{0,3}}[{UPPER}][\w'’.&-]*(?:\s(?:of\s)?[{UPPER}][\w'’.&-]*)*"
)
_RELATIVE = re.compile(r"^(?:which|whom|whose|that)\s+(?=\w)", re.IGNORECASE)
_INVERTED = re.compile(r"^(?:[^\W\d_]+)?-(?:t-)?(ils?|elles?)$")  # "a-t-il ajouté", "confie-t-elle"
_DAY_NEXT = re.compile(rf"\s(?:(?:este|esta|nesta|neste|am|ce) )?(?i:{'|'.join(sorted(CALENDAR))})(?=\s)")
_ADDRESSING = frozenset("told tells asked asks urged urges warned warns called blamed blames accused".split())
MAX_SUBJECT = 240
_SENTENCES = 8 * REMEMBERED  # all of the longest article: whom it has speak is found before its claims are
_HONOURED = re.compile(r"^(?:et\s)?(?:MM?|Mmes?|Mlle)\.?\s(?=\S)")
# "Opposed by the parents who responded": which parents, and nothing that they say.
_WHICH_ONES = re.compile(r"[^\W_]\swho$")
_OBJECT_FIRST = re.compile(r"\W*(?:Das|Dies|So|Dazu|Darauf|Así lo|Ainsi)\s+")
_BY = re.compile(r"\sby\s(?=\S)")
_ASIDE_SUBJECT = re.compile(r",\s(?:\w+\s){0,2}[^\W\d_]+\s$")
# "The case on which the court has ruled": what it ruled is not told here.
_OF_WHICH = re.compile(r"\b(?:on|over)\swhich\s[^,;]{1,60}\Z")
# "Only half has it added, Ana Ruiz says,": the aside has the cue.
_ASIDE_NEXT = re.compile(rf",\s(?:[{UPPER}][\w.'’-]*\s){{1,4}}(?:says?|said)\b")
# "According to Ruiz the ship sank": another noun begins behind the name.
_NAME_ENDS = re.compile(
    rf"((?:^|\s)[{UPPER}][\w.'’-]*)\s(?:the|a|an|his|her|their|its|this|that|these|those|it|he|she|they|there)\s.*"
)


# "…, state media report" closes a headline; elsewhere a report is a thing.
_LAST_WORD = r"report(?=\W*$)"
_REPORTERS = re.compile(r",\s(?:[\w-]+\s){0,3}(?:media|(?!news)[\w-]*[a-rt-z]s)\s\Z")
_STATING = re.compile(r"[,:]|\s(?:that|it|he|she|they|the|in)\b|\s[\"“]")


@cache
def _cue_pattern(drafted: str, language: str | None) -> re.Pattern[str]:
    known = verbs_of(language).all
    known = known | {drafted} if drafted else known
    firsts = re.escape("".join({words[0] for words in (*known, *ACCORDING, _LAST_WORD)}))
    according, verbs = _one_of(ACCORDING), _one_of(known)
    return re.compile(rf"\b(?=(?i:[{firsts}]))(?:(?P<according>(?i:{according}))|(?P<verb>{verbs}|{_LAST_WORD}))\b")


def _one_of(every: Collection[str]) -> str:
    """Return a pattern for any of them, the longest first, by first letters: hundreds in a row are slow to try."""
    by_first: dict[str, list[str]] = {}
    for words in sorted(every, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(re.escape(words[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())


@lru_cache(maxsize=_SENTENCES)
def attributions(sentence: str, drafted: str = "", language: str | None = None) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence whose quoted words were blanked out (see `Source.unquoted`).

    `drafted` is a reporting verb that counts beside those of the language, as a weak cue.

    >>> [(a.subject, a.cue) for a in attributions("Ana Ruiz, the mayor of Lugo, said she was sorry.")]
    [('Ana Ruiz', 'said')]
    >>> [(a.subject, a.cue) for a in attributions('"        ," said the mayor on Friday.')]
    [('the mayor', 'said')]
    """
    found: list[Attribution] = []
    known = verbs_of(language)
    for match in _cue_pattern(drafted, language).finditer(sentence):
        agent = _agent(sentence, match)
        if agent is None and _is_passive(sentence, match):
            continue
        if _is_no_cue(sentence, match):
            continue
        read = agent or _handed_on(sentence, match) or _subject(sentence, match, language)
        name = _name_beside(sentence, match, read)
        if read and goes_on(sentence, match, read, found[-1].end if found else 0):
            read, name = spoke_before(sentence, match, read, found) or (read, name)
        if read is not None:
            subject = _INVERTED.sub(r"\1", _RELATIVE.sub("", read))
            common = match.group() in known.weak and not _is_aside(sentence, match)
            weak = common or match.group() == drafted or bool(_WHICH_ONES.search(read))
            found.append(Attribution(*match.span(), match.group(), subject, weak, name))
    told = unverbed(sentence, language) if language in USEFUL else ()
    found += [Attribution(start, end, sentence[start:end], subject, weak=False) for start, end, subject in told]
    return tuple(found)


def _name_beside(sentence: str, match: re.Match[str], subject: str | None) -> str:
    """Return the full name in apposition to the subject, "" where there is none."""
    before = apposed(sentence[max(match.start() - MAX_SUBJECT, 0) : match.start()])
    by = _BY.match(sentence, match.end())
    end = by.end() - 1 if by else match.end()
    return before or (apposed_behind(sentence, subject, end) if subject and not match["according"] else "")


def _subject(sentence: str, match: re.Match[str], language: str | None) -> str | None:
    if match["according"]:
        return _HONOURED.sub("", _NAME_ENDS.sub(r"\1", _behind(sentence, match)))
    if language not in USEFUL:
        return _around(sentence, match)
    before = sentence[max(match.start() - MAX_SUBJECT, 0) : match.start()]
    behind = sentence[match.end() : match.end() + MAX_SUBJECT]
    found = _HONOURED.sub("", turned(before, behind, language))
    if found or not any(map(str.isalpha, before)):
        return found
    read = _HONOURED.sub("", _around(sentence, match) or "")
    if read.rpartition(" ")[2] in CONJUNCTIONS:  # "Ruiz dijo que no y calificó el plan de …"
        return read
    return behind_verb(behind, language) if opens_no_subject(read, language) else read


def _is_no_cue(sentence: str, match: re.Match[str]) -> bool:
    """Return whether what looks like a cue reports nothing that follows: "on which the court ruled", "has it added"."""
    before = sentence[max(match.start() - MAX_SUBJECT, 0) : match.start()]
    aside = _ASIDE_NEXT.match(sentence, match.end()) and not before.rstrip().endswith(("”", '"', "″"))
    if sentence[match.start() - 1 : match.start()] == "-":  # "so-called"
        return True
    if match.group() == "states" and not _STATING.match(sentence, match.end()):
        return True
    thing = match.group() == "report" and not _REPORTERS.search(before)
    return thing or bool(_OF_WHICH.search(before)) or bool(aside) or is_event(before, match.group())


def _handed_on(sentence: str, match: re.Match[str]) -> str | None:
    """Return whom somebody quotes "as saying", None where nobody does."""
    before = sentence[max(match.start() - MAX_SUBJECT, 0) : match.start()]
    if match.group() != "saying" or not before.endswith(" as "):
        return None
    quoted = quoted_by_name(before)
    return quoted if quoted is not None else _before(was) if (was := before_was_quoted(before)) else None


def _is_passive(sentence: str, match: re.Match[str]) -> bool:
    start = max(match.start() - MAX_SUBJECT, 0)
    return bool(_PASSIVE.search(sentence, start, match.start())) and not match.group().endswith("ing")


def _agent(sentence: str, match: re.Match[str]) -> str | None:
    """Return who says it in "she was told by Leo Costa", None where no passive names anybody."""
    by = _BY.match(sentence, match.end())
    told = by and _is_passive(sentence, match)
    agent = sentence[by.end() : by.end() + MAX_SUBJECT].split(",", maxsplit=1)[0].strip() if by and told else None
    return agent if agent and agent.split()[0] not in CALENDAR and not agent[0].isdigit() else None


def _is_aside(sentence: str, match: re.Match[str]) -> bool:
    """Return whether the cue closes an aside of subject and verb: "Rents, she estimates, will rise"."""
    opened = _ASIDE_SUBJECT.search(sentence, max(match.start() - MAX_SUBJECT, 0), match.start())
    return bool(opened) and sentence[match.end() : match.end() + 1] in (",", ".")


def _around(sentence: str, match: re.Match[str]) -> str | None:
    """Return the subject of a verb: what stands before it, or behind it (`," said Ana Ruiz`)."""
    before = sentence[max(match.start() - MAX_SUBJECT, 0) : match.start()]
    behind = sentence[match.end() : match.end() + 3].lstrip()[:1]
    if _DROPPED.search(match.group()) and before.rstrip()[-1:] == behind and behind in {",", "–", "—", "-"}:
        return ""
    day = _DAY_NEXT.match(sentence, match.end())
    inverted = before.rstrip()[-1:] == "," and _NAME_NEXT.match(sentence, day.end() if day else match.end())
    if inverted and _QUOTE_NEXT.match(sentence, match.end()):
        inverted = None  # "…, said Costa “should resign”": whom it is said of
    if inverted and _CLOSED.search(before) and not _ONLY_NAME.fullmatch(_behind(sentence, match)):
        inverted = None  # "Ana Ruiz, who left in May, said Costa had called", "Its owner, Leo Costa, admitted …"
    if inverted and match.group().lower() not in _ADDRESSING and not _VERB_NEXT.search(_behind(sentence, match) + " "):
        return _behind(sentence, match)
    if _OBJECT_FIRST.fullmatch(before):
        return _behind(sentence, match)
    return _before(before) or _behind(sentence, match)


def _before(before: str) -> str | None:
    before = without_brackets(before)
    if left_open := _LEFT_OPEN.search(before):
        return left_open[1]
    subject_end = len(before) - len(trailing(before))
    in_apposition = "," in before[subject_end:]
    clause = before[:subject_end]
    named = opening_name(clause) if in_apposition else ""
    if named:
        return named
    if in_apposition and "," in clause:
        clause = past_asides(clause[: clause.rindex(",")])
    elif in_apposition and not clause.strip():
        return None
    starts = [boundary.end() for boundary in _BOUNDARY.finditer(clause)]
    start = max([*starts, clause.rfind(",") + 1, clause.rfind('"') + 1, clause.rfind("”") + 1, clause.rfind("″") + 1])
    words = clause[start:]
    subject = _OPENED.sub("", words.strip(" \t\"“”«»'"))
    return subject if any(char.isalpha() for char in subject) else None


def _behind(sentence: str, match: re.Match[str]) -> str:
    behind = sentence[match.end() : match.end() + MAX_SUBJECT]
    lead = len(behind) - len(behind.lstrip(" \t"))
    if behind[lead : lead + 1] in ("", ",", ".", ":", ";"):
        return ""
    end = _INVERTED_END.search(behind, lead)
    return _SAID_OF.sub(r"\1", behind[lead : end.start() if end else None].strip(' \t"“”«»'))
