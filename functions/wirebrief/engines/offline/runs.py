"""Find the runs of capitalised words that may be names, with what stands around them."""

from collections.abc import Iterator

from msgspec import Struct

from wirebrief.engines.offline.gazetteer import demonyms, given_names, place, surnames
from wirebrief.engines.offline.passage import Passage

LOWER_STARTS = ("al-", "el-", "d'", "d’", "bin-")
OPENING = frozenset("\"“„«‘'([:—–-•*…")
SHOUTING = 0.7  # share of capitals among the letters of a line from which capitals tell nothing of names
BANDS = frozenset({"cartel", "gang", "clan"})
LONGEST = 9  # words; a longer run is a heading, not a name


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
    shouted = _shouted(passage)
    found: list[Mention] = []
    for first, last in _capital_runs(passage, shouted):
        found.extend(_trimmed(passage, first, last))
    return found


def _shouted(passage: Passage) -> set[int]:
    """The sentences in capitals or in title case: there only words that are names elsewhere count."""
    loud = set()
    for index, sentence in enumerate(passage.sentences):
        letters = [letter for letter in passage.text[sentence.start : sentence.end] if letter.isalpha()]
        if len(letters) > 8 and sum(letter.isupper() for letter in letters) > SHOUTING * len(letters):
            loud.add(index)
    return loud


def _capital_runs(passage: Passage, shouted: set[int]) -> Iterator[tuple[int, int]]:
    forms, homes, total = passage.forms, passage.homes, len(passage.forms)
    index = 0
    while index < total:
        if homes[index] in shouted or not _capital(forms[index]):
            index += 1
            continue
        last = index
        while last + 1 < total and homes[last + 1] == homes[index]:
            step = _step(passage, index, last)
            if not step:
                break
            last += step
        yield index, last
        index = last + 1


def _capital(form: str) -> bool:
    if form[0].isupper():
        return True
    return (form.startswith(LOWER_STARTS) and any(letter.isupper() for letter in form)) or (
        len(form) > 2 and form[0].islower() and form[1].isupper()
    )


def _step(passage: Passage, first: int, last: int) -> int:
    """How many words the run grows by: 1 for a capital, 2 or 3 over a connector, 0 at its end."""
    gap = passage.gap(last)
    if gap not in {" ", "\u00a0", " & "}:
        return 0
    following = passage.forms[last + 1]
    if _capital(following):
        return 1
    if following.isdigit() and len(following) <= 2 and passage.forms[last].isupper():
        return 0
    if following not in passage.pack.connectors or passage.gap(last + 1) != " " or last + 2 >= len(passage.forms):
        return 0
    reach = 2
    if passage.lowers[last + 2] in passage.pack.articles | {"la", "los", "las", "el"} and passage.gap(last + 2) == " ":
        reach = 3
    if last + reach >= len(passage.forms) or passage.homes[last + reach] != passage.homes[last]:
        return 0
    return reach if _capital(passage.forms[last + reach]) and _joins(passage, first, last) else 0


def _joins(passage: Passage, first: int, last: int) -> bool:
    pack, forms = passage.pack, passage.forms
    connector, left = forms[last + 1], forms[last]
    headed = left in pack.org_heads or left in pack.place_heads or left in pack.place_prefixes
    if connector in {"of", "for"}:
        return headed or left in {"States", "Daughters", "Knights", "Friends", "Doctors", "Faculty", "Ministers"}
    if connector in {"and", "y", "e", "und", "et"}:
        return _listed_inside(passage, first, last)
    if connector in {"the", "&"}:
        return False
    if pack.language == "en":
        return connector != "le" or left in given_names()
    return (
        connector in {"von", "van", "der", "den", "bin", "ibn"} or headed or left in given_names() or left in surnames()
    )


def _listed_inside(passage: Passage, first: int, last: int) -> bool:
    """Whether "and" stands inside one name: "Department of Health and Human Services", "Trinidad and Tobago"."""
    forms = passage.forms
    whole = " ".join(forms[first : last + 1])
    if place(f"{whole} and {forms[last + 2]}") is not None:
        return True
    inside = {"of", "for"} & set(forms[first : last + 1]) and forms[first] in passage.pack.org_heads
    return bool(inside) and place(forms[last + 2]) is None and place(forms[last]) is None


def _trimmed(passage: Passage, first: int, last: int) -> Iterator[Mention]:
    """Cut words that only begin a sentence, titles and peoples off a run; what is left is the name."""
    opens = _opens(passage, first)
    while first <= last and passage.lowers[first] in passage.pack.openers and (opens or _plain(passage, first)):
        if passage.forms[first] in passage.pack.place_prefixes and first < last and not opens:
            break
        if opens and first < last and place(" ".join(passage.forms[first : last + 1])):
            break
        first += 1
    title_from = first
    while first < last and _titular(passage, first, last):
        first += 1
    while first <= last and passage.forms[first] in passage.pack.connectors:
        first += 1
    title = (title_from, first - 1) if first > title_from else None
    last = _with_band(passage, last)
    if first > last or last - first >= LONGEST:
        return
    start, end = passage.starts[first], passage.ends[last]
    yield Mention(first, last, start, end, passage.text[start:end], title, opens and title is None)


def _with_band(passage: Passage, last: int) -> int:
    """Take the lower-case word in that makes a name one of a band: "Sinaloa cartel"."""
    following = last + 1
    if following < len(passage.forms) and passage.gap(last) == " " and passage.lowers[following] in BANDS:
        return following
    return last


def _opens(passage: Passage, index: int) -> bool:
    if index == passage.firsts[passage.homes[index]]:
        return True
    before = passage.text[max(0, passage.starts[index] - 1)]
    return before in OPENING or passage.gap(index - 1).strip() in {":", ".", "!", "?", "—", "–"}


def _plain(passage: Passage, index: int) -> bool:
    """Whether a word in mid-sentence is a function word that stands in capitals by chance."""
    return passage.lowers[index] in passage.pack.stopwords


def _titular(passage: Passage, index: int, last: int) -> bool:
    """Whether a capitalised word before a name is a title or a people: "Afghan Ambassador" before "Mohib"."""
    pack, form = passage.pack, passage.forms[index]
    if form in pack.honorifics or form in pack.ranks:
        return True
    rest = passage.forms[index + 1 : last + 1]
    lower = passage.lowers[index]
    if _headed(passage, last) or not rest:
        return False
    if lower in pack.titles or (lower.split("-")[0] in {"vice", "deputy", "co", "ex"} and "-" in lower):
        return True
    more = any(word.lower() in pack.titles or word in pack.ranks for word in rest)
    if lower in {"prime", "vice", "deputy", "foreign", "interior", "defence", "defense", "finance", "former", "chief"}:
        return more
    if form in demonyms():
        return more or (len(rest) >= 1 and (rest[0] in given_names() or rest[0] in surnames()))
    return more and place(form) is not None


def _headed(passage: Passage, last: int) -> bool:
    form = passage.forms[last]
    pack = passage.pack
    return form in pack.org_heads or form in pack.place_heads or form in pack.event_heads
