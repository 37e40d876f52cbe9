"""Cut runs of capitalised words down to names: sentence openers, titles and peoples come off."""

from collections.abc import Iterator

from msgspec import Struct

from wirebrief.engines.offline.gazetteer import demonyms, firms, given_names, other_names, place
from wirebrief.engines.offline.german_runs import noun_before_person, past_body_noun, person_end
from wirebrief.engines.offline.office_lands import office_before, office_goes_on
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.placed import place_of
from wirebrief.engines.offline.runs import capital_runs, headed, hyphened
from wirebrief.engines.offline.titles import GIVEN_TOO, HALF_TITLES, known, ministry_of, portfolio, title_of, titular
from wirebrief.engines.offline.words_in_names import (
    BANDS,
    CONSTITUENTS,
    FAMILY_FRONTS,
    INNER,
    NUMBERS,
    OPENING,
    PORTFOLIOS,
    POST_NOMINALS,
    belongs,
    tells_when,
)

LONGEST = 12  # words; a longer run is a heading, not a name


class Mention(Struct, frozen=True, gc=False):
    """Words `first`..`last` (inclusive) of the passage that may be a name, and the title that stands before them.

    `title` is a range of words such as "Prime Minister", or None. `opens` tells that the first word begins a
    sentence or a quotation, where a capital proves nothing.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    title: tuple[int, int] | None = None
    opens: bool = False


def find_mentions(passage: Passage) -> list[Mention]:
    """Return every run of words that may be a name, in order."""
    found: list[Mention] = []
    for first, last in capital_runs(passage):
        found.extend(_trimmed(passage, first, last))
    return found


def mention_of(passage: Passage, first: int, last: int, title: tuple[int, int] | None, *, opens: bool) -> Mention:
    """Return the words `first`..`last` as a mention; "Eindhoven" of "Eindhoven-based"."""
    start, end = passage.starts[first], passage.ends[last]
    form = passage.forms[last]
    if hyphened(form):
        end -= len(form) - form.index("-")
    return Mention(first, last, start, end, passage.text[start:end], title, opens)


def _trimmed(passage: Passage, first: int, last: int) -> Iterator[Mention]:
    opens = _opens(passage, first)
    first = _without_openers(passage, first, last, opens=opens)
    last = _without_tail(passage, first, last)
    if passage.pack.language == "de":
        last = person_end(passage, first, last)
        behind = past_body_noun(passage, first, last)
        first, opens = behind, opens and behind == first
        noun = noun_before_person(passage, first, last)
        if noun:
            yield mention_of(passage, first + 1, last, (first, first), opens=False)
            return
    if first > last or last - first >= LONGEST:
        return
    if _unnamed(passage, first, last):
        return
    office = office_before(passage, first, last)
    if office is not None:
        yield mention_of(passage, first, first, None, opens=opens)
        yield mention_of(passage, first + 1, last, (office, office), opens=False)
    else:
        yield from _titled(passage, first, last, opens=opens)


def _titled(passage: Passage, first: int, last: int, *, opens: bool) -> Iterator[Mention]:
    """The name that a run is once the place before it and the title are off, and who or what those are of."""
    place_end = _place_before_person(passage, first, last)
    if place_end is not None:
        yield mention_of(passage, first, place_end, None, opens=opens)
        first = place_end + 1
    title = ministry_of(passage, first, last) or title_of(passage, first, last)
    if title is None and portfolio(passage, first, last):
        return
    if title is not None and office_goes_on(passage, title[1] + 1, last):
        return
    if title is not None:
        yield from _inside_title(passage, max(title[0], first), title[1])
        first = title[1] + 1
    while first <= last and passage.forms[first] in passage.pack.connectors and title is not None:
        first += 1
    if first <= last:
        yield mention_of(passage, first, _with_band(passage, last), title, opens=opens and title is None)


def _without_openers(passage: Passage, first: int, last: int, *, opens: bool) -> int:
    """Where a run begins once words are off that have their capital from the sentence alone."""
    form = passage.forms[first]
    if opens and first == last and hyphened(form) and form.lower().partition("-")[0] in passage.pack.openers:
        return first + 1  # "Back-to-back losses"
    while first <= last and not _begins_name(passage, first, last, opens=opens):
        first, opens = first + 1, False  # what follows has its capital of its own: "The Three Gorges Dam"
    return first + 1 if first < last and tells_when(passage, first) else first


def _borne(passage: Passage, first: int) -> bool:
    """Whether somebody of the text bears the family name that begins with this particle: "Pedro de la Fuente"."""
    words = passage.text[passage.starts[first] : passage.ends[first + 1]]
    for form in (words, words[0].lower() + words[1:]):
        at = passage.text.find(" " + form)
        if at > 0 and passage.forms[max(0, passage.word_at(at))] in given_names():
            return True
    return False


def _begins_name(passage: Passage, first: int, last: int, *, opens: bool) -> bool:
    """Whether a name begins with this word of a run, and not only with the next: "New York", "Mr", "US"."""
    pack, form, lower = passage.pack, passage.forms[first], passage.lowers[first]
    function = lower in pack.stopwords or lower in pack.determiners
    if form in passage.surnames:  # "May" of Theresa May
        return True
    carrier = form == "Air" and first < last and place(passage.forms[first + 1]) is not None
    if carrier or form in pack.honorifics or not ((lower in pack.openers and opens) or function):
        return True
    if form.isupper() and form.isalpha() and len(lower) > 1:  # "US" is not "us"
        return True
    if first == last:
        return False
    timely = lower in passage.pack.adverbs  # "Earlier Labour's ruling body"
    named = not timely and (headed(passage, last) or title_of(passage, first, last) is not None)
    certain = lower not in pack.articles and not opens
    if lower in FAMILY_FRONTS and (certain or _borne(passage, first)):  # "De la Fuente"
        return True
    return _known_within(passage, first, last) or (not opens and lower in INNER) or (not function and named)


def _known_within(passage: Passage, first: int, last: int) -> bool:
    """Whether a known name begins here: "New York" of "New York City Wednesday"."""
    return any(known(" ".join(passage.forms[first : end + 1])) for end in range(last, first, -1))


def _without_tail(passage: Passage, first: int, last: int) -> int:
    """Where a run ends once letters after a name and peoples after a place are off: "KC", "Gulf Arab"."""
    while last > first and (
        passage.forms[last] in POST_NOMINALS
        or (passage.forms[last] in other_names() and not belongs(passage, last))
        or _people_of(passage, first, last)
        or _office_of(passage, first, last)
        or (passage.forms[first] in firms() and any(map(str.isdigit, passage.forms[last])))  # "Airbus A380"
    ):
        last -= 1
    return last


def _unnamed(passage: Passage, first: int, last: int) -> bool:
    """Whether a run is an office and no name: "Afghan Ambassador"."""
    forms = passage.forms[first : last + 1]
    if not any(titular(passage, index) for index in range(first, last + 1)):
        return False
    titles = sum(titular(passage, at) or passage.lowers[at] in HALF_TITLES for at in range(first, last + 1))
    peoples = sum(form in demonyms() for form in forms)
    return titles > 0 and titles + peoples == len(forms) and forms[-1] not in given_names()


def _place_before_person(passage: Passage, first: int, last: int) -> int | None:
    """Where a place ends that a person's name follows at once: "to the United States Hamdullah Mohib"."""
    for end in range(last - 2, first, -1):
        inside = passage.forms[end + 1] in passage.pack.place_heads  # "Santa Barbara" of "Santa Barbara County Sheriff"
        if inside or any(headed(passage, at) for at in range(end + 2, last + 1)):
            continue
        if place(" ".join(passage.forms[first : end + 1])) is not None:
            return end
    return None


def _office_of(passage: Passage, first: int, last: int) -> bool:
    """Whether a run is a place or body with its office and no name: "Sebastian County Sheriff"."""
    if last == first or not titular(passage, last) or passage.forms[last] in GIVEN_TOO:
        return False
    return headed(passage, last - 1) or place(" ".join(passage.forms[first:last])) is not None


def _people_of(passage: Passage, first: int, last: int) -> bool:
    words = " ".join(passage.forms[first:last])
    return passage.forms[last] in demonyms() and (place(words) is not None or words.isupper())


def _inside_title(passage: Passage, first: int, last: int) -> Iterator[Mention]:
    """The place or body whose office a title names: "U.S." of "U.S. President", "Treasury" of "Treasury Secretary"."""
    end = last
    while end >= first and (titular(passage, end) or passage.lowers[end] in HALF_TITLES):
        end -= 1
    while first <= end and passage.lowers[first] in HALF_TITLES:
        first += 1
    if end >= first and passage.forms[end] == "Cabinet":
        return  # "Energy and Petroleum Cabinet Secretary" is of the cabinet, which is not said
    while end > first and passage.forms[end] in PORTFOLIOS:
        end -= 1  # "U.S. Energy Secretary" is of the U.S.
    words = " ".join(passage.forms[first : end + 1])
    body = end > first and (headed(passage, end) or _body_of(passage, first, end))
    if words in PORTFOLIOS or (passage.lowers[end + 1] == "minister" and not known(words)):
        return  # "Public Security Minister" is of no body
    if passage.forms[last] in CONSTITUENTS and first <= end:
        yield mention_of(passage, first, end, None, opens=False)  # "the Glasgow North MP Ann McKechin"
        return
    if end >= first and (known(words) or body or passage.forms[end].isupper() or place_of(passage, words)):
        yield mention_of(passage, first, end, None, opens=False)


def _body_of(passage: Passage, first: int, last: int) -> bool:
    """Whether a run is a body that names whose it is: "Federal Reserve Bank of San Francisco"."""
    heads = passage.pack.org_heads
    within = any(passage.forms[at] in heads and passage.lowers[at + 1] == "of" for at in range(first, last))
    return within or passage.forms[first] in heads


def _with_band(passage: Passage, last: int) -> int:
    """Take the lower-case word in that makes a name one of a band: "Sinaloa cartel"."""
    following = last + 1
    if following == len(passage.forms) or passage.gap(last) != " ":
        return last
    if passage.forms[last] == "Group" and passage.lowers[following] == "of" and following + 1 < len(passage.forms):
        return following + 1 if passage.lowers[following + 1] in NUMBERS else last  # "Group of 20"
    branch = (
        passage.forms[last] in {"Local", "Radio"} and passage.forms[following].isdigit()
    )  # of a union, "BBC Radio 4"
    if branch or passage.lowers[following] in BANDS:
        return following
    return last


def _opens(passage: Passage, index: int) -> bool:
    if index == passage.firsts[passage.homes[index]]:
        return True
    before = passage.text[max(0, passage.starts[index] - 1)]
    return before in OPENING or passage.gap(index - 1).strip() in {":", ".", "!", "?", "—", "–", "--", "-"}
