"""Tell a person's title from their name, and words that head names of bodies and places."""

from wirebrief.engines.offline.gazetteer import demonyms, given_names, organisations, place, surnames
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.runs import headed

GIVEN_TOO = frozenset("Dean Duke Earl Hunter Mason Carter Baker Butcher Guy Marshal Chase Author Page".split())
HALF_TITLES = frozenset(
    "prime vice deputy foreign interior defence defense finance former chief press co lead head "
    "district circuit superior shadow associate assistant acting executive senior managing financial operating "
    "technology medical majority minority pro tem tempore interim".split()
)
SEVERAL = frozenset("Representatives Senators Presidents Ministers Governors Sens. Reps. Sens Reps Gens. Govs.".split())
MINISTERS = (
    "minist",
    "viceminist",
    "exminist",
    "ex-minist",
    "secretari",
    "secretári",
    "secrétaire",
    "conseje",
    "consell",
)
OFFICE_LINKS = frozenset("of for de del da do dos das du des für".split())
LONGEST_PERSON = 4  # words that may follow a title
MANY = 3  # words of a run from which a common word may be taken off its front


def known(words: str) -> bool:
    """Tell whether a gazetteer has a place or a body of this name, shouted places too."""
    if place(words) is not None or words in organisations():
        return True
    return words.isupper() and place(words.title()) is not None


def title_of(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """The words of a run that are the title of the person after them: "Afghan Ambassador" before "Mohib"."""
    office = last - 2  # "Del Marsh" behind "Senate President Pro Tem" is no marsh
    personal = office >= first and titular(passage, office) and passage.forms[last - 1] in given_names()
    if (headed(passage, last) and not personal) or known(" ".join(passage.forms[first : last + 1])):
        return _honorific(passage, first, last)
    if last == first + 1 and passage.forms[first] in GIVEN_TOO:
        return None
    for index in range(last - 1, first - 1, -1):
        if titular(passage, index) and last - index <= LONGEST_PERSON:
            return first, index
    people = passage.forms[first] in demonyms() or passage.forms[first].endswith("ist")  # "Scientologist Tom Cruise"
    if last == first + 1 and passage.forms[first] in demonyms() and passage.forms[last].isupper():
        return first, first  # "the Kurdish PKK"
    if first < last and people and (_personal(passage.forms[first + 1]) or _of_people(passage, first, last)):
        return first, first
    return None


def _of_people(passage: Passage, first: int, last: int) -> bool:
    """Whether two words of a name follow a people's within a sentence: "against unseeded Canadian Vasek Pospisil"."""
    before = passage.forms[first - 1] if first else ""
    attributed = before.islower() and before not in passage.pack.articles and passage.gap(first - 1) == " "
    plain = all(form.isalpha() and not form.isupper() for form in passage.forms[first + 1 : last + 1])
    return last == first + 2 and attributed and plain and passage.forms[first + 1] not in demonyms()


def ministry_of(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """The office whose last word a run begins with: "Minister of Education" before "Stefania Giannini"."""
    link = first - 1
    if link > 1 and passage.lowers[link] in passage.pack.articles and passage.gap(link) in {" ", ""}:
        link -= 1
    if last - first < MANY - 1 or link < 1 or passage.lowers[link] not in OFFICE_LINKS or passage.gap(link) != " ":
        return None
    if not titular(passage, link - 1) or passage.gap(link - 1) != " " or headed(passage, last):
        return None
    if passage.forms[first] in given_names() and place(passage.forms[first]) is None:
        return None
    if place(" ".join(passage.forms[last - 1 : last + 1])) is not None:
        return None  # "Attorney for the Western District of New York"
    begins = next((at for at in range(first + 1, last) if passage.forms[at] in given_names()), None)
    if begins is None and passage.forms[last] in surnames():
        begins = first + 1
    return (link - 1, begins - 1) if begins is not None else None


def portfolio(passage: Passage, first: int, last: int) -> bool:
    """Whether a run only says what a minister is for: "la ministra de Salud, Elena Viera"."""
    link = first - 1
    if link > 1 and passage.lowers[link] in passage.pack.articles and passage.gap(link) in {" ", ""}:
        link -= 1
    if link < 1 or passage.pack.language == "en" or passage.lowers[link] not in OFFICE_LINKS:
        return False
    office = passage.lowers[link - 1].startswith(MINISTERS)
    return office and place(" ".join(passage.forms[first : last + 1])) is None


def _honorific(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    known = passage.forms[first] in passage.pack.honorifics and first < last and passage.forms[last] in surnames()
    return (first, first) if known and passage.forms[first] not in {"King", "Queen", "Prince", "St.", "Lord"} else None


def titular(passage: Passage, index: int) -> bool:
    pack, form, lower = passage.pack, passage.forms[index], passage.lowers[index]
    if form in passage.surnames:  # "Expert" of Paul Expert
        return False
    if form in pack.honorifics or form in pack.ranks or lower in pack.titles or form in SEVERAL:
        return form not in {"St.", "St"}
    halves = lower.split("-")
    if halves[0] in pack.titles and halves[-1] in {"designate", "elect", "general"}:
        return True  # "Prime Minister-designate"
    return len(halves) > 1 and (halves[0] in HALF_TITLES | {"ex"} or all(half in pack.titles for half in halves))


def _personal(form: str) -> bool:
    return form in given_names() or form in surnames()
