"""Read what is put in between commas beside the subject of a cue: "Ruiz, 71, who has ruled since 2015, said"."""

import re

from wirebrief.ground.lexicon import COMMON_STARTERS, ORGANISATION_NOUNS, PERSON_NOUNS, TITLES, UPPER

_AUX = (
    "(?:has|have|had|was|were|is|are|also|later|then|further|earlier"
    "|ha|han|había|hat|haben|hatte|a|ont|avait|também|auch|aussi|también)"
)
_MARKS = "," + "".join(filter(str.isspace, map(chr, range(0x3001))))  # and all white space that there is
_ADVERBS = 3  # at most, between subject and verb
# "Clearly", but not Daly.
_TRAILING = re.compile(rf"[\s,]*+(?:\b(?:(?-i:[a-z])\w*+(?<=\wly)|{_AUX})\s++){{0,{_ADVERBS}}}$", re.IGNORECASE)
# "(AMSB)", ", R-Pa.,", " -- whose country has no coast -- " before the verb
_IN_BRACKETS = re.compile(
    r"\s?\([^()]*\)|,\s[RDI]-[A-Z][\w.]*(?=,)|\s(?:--|[–—])\s(?:(?!--)[^–—]){2,150}\s(?:--|[–—])(?=\s*$)"
)
_INSERTED = re.compile(r"\s(?:\d+$|who\s|which\s|whose\s|an?\s|of\s|R-|D-)")
_OFFICE_ASIDE = re.compile(r"\s(?:the|including|among|as|now|then)\s")
_NAME = rf"[{UPPER}][\w'’.-]*(?: (?:(?:de|del|da|van|von|bin|al|el|la|ter) ){{0,2}}[{UPPER}][\w'’.-]*)+"
_FULL_NAME = re.compile(_NAME)
# "Mr Costa, MP for Lugo, Galicia," opens with nothing but a name: whatever stands between commas behind it is his.
_OPENING_NAME = re.compile(rf"(?:The )?(?:(?:[a-z-]+ ){{0,3}}{_NAME}|(?:Mr|Mrs|Ms|Dr)\.? [{UPPER}][\w'’-]*)")
_OPENER = re.compile(
    rf"[\W_]*(?:(?:But|And|Yet|So)\s)?((?:The|the)\s[a-z]+|[Hh]e|[Ss]he|[Ii]t|(?:(?:The|A)\s)?{_NAME}|[{UPPER}][\w'’-]+)(?=[\s,])"
)
_SUBJECTS = frozenset({"he", "she", "it", "the", "a"})
_SPEAKING = TITLES | PERSON_NOUNS | ORGANISATION_NOUNS | {"he", "she", "it", "He", "She", "It"}
_PUT_IN = re.compile(
    rf"\d+$|(?:who|which|whose|an?|the|of|from|in|at|now|then|his|her|speaking|flanked|asked)\s|[{UPPER}]"
)
_BESIDE = "of|at|for|with|from|in|on|to|by|and|near|who|which|whose"
# "Lugo Bank loan officer Rebecca Tejada", "the cellist Ana Ruiz": a name behind its office or its noun.
_NOUNS = "|".join(sorted(TITLES | PERSON_NOUNS))
_WITH_OFFICE = re.compile(
    rf"(?:[^,]*\b(?:{_NOUNS})|(?:the|an?|her|his|their|its)(?: (?!(?:{_BESIDE})\b)[a-z][\w-]+)+) ({_NAME})"
)
# "Her mother, Elena, said": one name tells enough.
_ONE_NAME = re.compile(rf"[{UPPER}][\w'’-]+")
_RELATION = re.compile(r"(?:^|\W)(?:[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]+\s)?[a-z]+,\s*$")
# "Said a witness, a young man named Ramin", "said its owner, Leo Costa."
_NAMED_BEHIND = re.compile(
    rf",\s(?:(?:an?|the|who|whose)\s[^,.;]{{0,60}}?\s?(?:named|called|identified as|name as)\s"
    rf"({_NAME}|[{UPPER}][\w'’-]+)(?=[,.;]|$)|({_NAME})(?=[,.;]|$))"
)


def without_brackets(before: str) -> str:
    """Return the words before a verb without what stands there in brackets."""
    return _IN_BRACKETS.sub("", before)


def trailing(before: str) -> str:
    """Return the adverbs and marks between a subject and its verb."""
    return (_TRAILING.search(before, _last_words(before)) or [""])[0]


def _last_words(before: str) -> int:
    """Return where the last words begin that may be adverbs, with the marks before them: to look further is slow."""
    front, *words = before.rsplit(maxsplit=_ADVERBS + 1) or [""]
    return len(front.rstrip(_MARKS)) if len(words) > _ADVERBS else 0


def opening_name(clause: str) -> str:
    """Return the name with which a clause opens, a comma behind it; "" where it opens otherwise.

    >>> opening_name('However, Mr Costa, MP for Lugo, Galicia')
    'Mr Costa'
    """
    head, comma, rest = clause.strip(' \t"”″“').partition(", ")
    if comma and head.strip().partition(" ")[0].casefold() in COMMON_STARTERS:
        return opening_name(rest)
    put_in = comma and all(map(_PUT_IN.match, rest.split(", ")))
    return head if put_in and _OPENING_NAME.fullmatch(head) else ""


def opener(sentence: str) -> str:
    """Return the name, pronoun or noun with which a sentence opens, "" where it opens otherwise.

    >>> opener("Hecking, however, was not impressed and labelled it a farce."), opener("The airline paid and said so.")
    ('Hecking', 'The airline')
    """
    found = _OPENER.match(sentence)
    if found is None or found[1].split()[0].casefold() in COMMON_STARTERS - _SUBJECTS:
        return ""
    if found[1].removeprefix("The ").islower():
        return found[1] if found[1].split()[-1] in _SPEAKING else ""
    return found[1]


def past_asides(clause: str) -> str:
    """Return what stands before further insertions: "Mulenga" of "Mulenga, 71, who has ruled since 2015"."""
    head, comma, last = clause.rpartition(",")
    named = _FULL_NAME.search(head.rpartition(",")[2].strip(' ”"')) is not None
    aside = _INSERTED.match(last) or (named and _OFFICE_ASIDE.match(last))
    return past_asides(head) if comma and aside else clause


def apposed(before: str) -> str:
    """Return the full name that closes what stands before a verb as an apposition of its own."""
    clause, _, rest = without_brackets(before).rpartition(",")
    if rest.strip() and not _TRAILING.fullmatch(rest):
        return ""
    name = clause.rpartition(",")[2].strip() if "," in clause else ""
    with_office = _WITH_OFFICE.fullmatch(name)
    full = _FULL_NAME.fullmatch(name) or (_ONE_NAME.fullmatch(name) and _RELATION.search(clause[: -len(name)]))
    return with_office[1] if with_office else name if full else ""


def apposed_behind(sentence: str, subject: str, end: int) -> str:
    """Return who a subject behind its verb is by name: "Ramin" of "said a witness, a young man named Ramin"."""
    start = sentence.find(subject, end)
    named = _NAMED_BEHIND.match(sentence, start + len(subject)) if start == end + 1 else None
    return (named[1] or named[2]) if named else ""
