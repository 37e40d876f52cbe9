"""Cut runs of German words with capitals down to names: nouns have capitals too."""

from wirebrief.engines.offline.gazetteer import demonyms, given_names, place, surnames
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.runs import headed

OFFICIAL = (
    "gericht",
    "ministerium",
    "amt",
    "verwaltung",
    "staatsanwaltschaft",
    "universität",
    "hochschule",
    "klinikum",
)
FEWEST = 3  # words of a noun and the full name of a person behind it


def person_end(passage: Passage, first: int, last: int) -> int:
    """Where a person's name ends in German, whose nouns may follow it with capitals: "Karl Schröter Nägel"."""
    given = next((at for at in range(first, last) if _is_given(passage.forms[at])), None)
    if given is None or headed(passage, last):
        return last
    family = given + 1
    while family < last and _is_given(passage.forms[family]):
        family += 1
    while family < last and passage.forms[family].islower():  # "von der Leyen"
        family += 1
    rest = passage.forms[family + 1 : last + 1]
    return last if all(form in surnames() or form.islower() for form in rest) else family


def past_body_noun(passage: Passage, first: int, last: int) -> int:
    """Where the name of a body begins behind a noun that says what it is: "Firma Baudiagnostik Nord"."""
    bodily = passage.lowers[first] in passage.pack.org_nouns and passage.forms[first] not in passage.pack.org_heads
    bodily = bodily and not passage.lowers[first].endswith(OFFICIAL)  # "Landgericht Hechingen"
    return first + 1 if bodily and first < last else first


def noun_before_person(passage: Passage, first: int, last: int) -> bool:
    """Whether a German noun tells who the person behind it is: "Fahrgast Murat Yildiz"."""
    described = (
        last - first >= FEWEST - 1 and not _is_given(passage.forms[first]) and _is_given(passage.forms[first + 1])
    )
    titled = passage.lowers[first] in passage.pack.titles or passage.forms[first] in demonyms()
    return described and not titled and not headed(passage, last) and place(passage.forms[first]) is None


def _is_given(form: str) -> bool:
    return all(part in given_names() for part in form.split("-"))
