"""Find where the name of a French body ends whose nouns have small letters: "Agence régionale de santé"."""

from wirebrief.engines.offline.passage import Passage

ADJECTIVE_ENDINGS = (
    "ale", "al", "aux", "ales", "ique", "iques", "aire", "aires", "éen", "éenne", "ière", "elle", "nel", "if", "ive",
    "aise", "iste", "istes",
)  # fmt: skip
VERBS_TOO = frozenset("applique implique fabrique revendique complique publique-t-il rappelle appelle arrive".split())
OF = frozenset({"de", "des", "du", "d'"})
OF_OR_FOR = frozenset({"of", "for"})
LINKS_WITHIN = {  # what joins the parts of a body's name
    "es": frozenset({"de", "del"}),
    "fr": frozenset({"de", "du", "des", "d'"}),
    "pt": frozenset("de do da dos das".split()),
}
LONGEST = 7  # words behind the head of "Association des médecins urgentistes de France"
HEADS = frozenset({"ministère", "tribunal", "cour"})  # that have a small letter themselves, before a name


def whole_body(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """Return the first and last word of a body whose run of capitals is `first`..`last`: these where it is none."""
    end, start = _body_end(passage, last), _head_before(passage, first)
    while start < first and (following := _next(passage, end)) == end + 1 and passage.lowers[following] not in OF:
        end = following  # "ministère de la Transition écologique"
    return start, end


def _body_end(passage: Passage, last: int) -> int:
    """Return the last word of the body whose head, the word `last`, has a capital: itself where nothing follows."""
    if passage.pack.language != "fr" or passage.forms[last] not in passage.pack.org_heads:
        return last
    end = last
    while end - last < LONGEST:
        following = _next(passage, end)
        if following == end:
            break
        end = following
    return end


def _head_before(passage: Passage, first: int) -> int:
    """Return where "ministère de la Santé" or "tribunal de commerce de Lyon" begins, `first` where neither does."""
    if passage.pack.language != "fr":
        return first
    at = first - 1
    while at > first - LONGEST and at >= 0 and passage.gap(at) in {" ", ""} and passage.forms[at].islower():
        if passage.lowers[at] in HEADS:
            linked = passage.lowers[at + 1] in OF or passage.lowers[at + 1].endswith(ADJECTIVE_ENDINGS)
            return at if linked and passage.lowers[first - 1] in OF | passage.pack.articles else first
        if passage.lowers[at] in passage.pack.cues:
            break
        at -= 1
    return first


def _next(passage: Passage, end: int) -> int:
    """The last word of the next part of the name behind word `end`: an adjective, or "de" and its noun."""
    at = end + 1
    if at >= len(passage.forms) or passage.homes[at] != passage.homes[end] or passage.gap(end) not in {" ", ""}:
        return end
    lower = passage.lowers[at]
    if lower in OF:
        return _linked(passage, at + 1, end)
    told = lower in passage.pack.cues or lower in VERBS_TOO or lower in passage.pack.stopwords
    return at if passage.forms[at].islower() and lower.endswith(ADJECTIVE_ENDINGS) and not told else end


def _linked(passage: Passage, at: int, end: int) -> int:
    if at < len(passage.forms) and passage.lowers[at] in passage.pack.articles:
        at += 1
    if at >= len(passage.forms) or passage.homes[at] != passage.homes[end] or not passage.forms[at].isalpha():
        return end
    return end if passage.lowers[at] in passage.pack.stopwords or passage.lowers[at] in passage.pack.months else at
