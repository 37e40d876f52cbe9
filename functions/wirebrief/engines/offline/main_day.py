"""Order moments by how likely each is the day of the main event: the first is the best guess."""

import re
from datetime import date

from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.dates import Moment
from wirebrief.engines.offline.lead import lead_sentence
from wirebrief.engines.offline.passage import Passage

LEAD_MOMENT = 5.0
NEAR_DAYS = 3  # days between an event and its story
AHEAD_DAYS = 7  # days to an event that the title tells of
NEAR, TO_COME, SINGLE, IN_TITLE_TOO = 3.0, 0.5, 1.0, 2.0
BOUNDED, REPORTED, IN_DATELINE, UNDATED = 2.0, 2.0, 3.0, 2.0
AROUND = 60  # code points before a moment
# "By Monday", "as soon as Friday": the moment bounds the event and is not its day.
BOUND = re.compile(
    r"\b(?:by|until|since|before|as (?:soon|early|late) as|no later than|hasta|desde|jusqu['’]à|depuis|bis|seit|até)"
    r" (?:the |el |le |la |o |a )?$",
    re.IGNORECASE,
)
# "Police said on Monday": the day of the telling.
TELLING = re.compile(
    r"\b(?:said|told|reported|according to|statement|says|dijo|dit|sagte|disse)\b"
    r"(?: [\w’']+){0,3}?(?: on| in a statement| late| early)*,? $"
)


def moments_in_order(passage: Passage, moments: list[Moment]) -> list[Moment]:
    """Return moments, that of the main event first: a day near publication, early in the story; then as they come."""
    if not moments:
        return []
    titled = {moment.date for moment in moments if moment.date and passage.sentences[moment.sentence].kind == "title"}
    best = max(moments, key=lambda moment: (_points(passage, moment, titled), -moment.start))
    return [best, *(moment for moment in moments if moment is not best)]


def _points(passage: Passage, moment: Moment, titled: set[str]) -> float:
    points = _place_points(passage, moment) - _role_points(passage, moment)
    if moment.date is None:
        return points - UNDATED
    day = _day(moment.date)
    if day is None:
        return points
    in_title = moment.date in titled
    points += IN_TITLE_TOO if in_title else 0.0
    if passage.published is not None:
        points += _nearness((day - passage.published.date()).days, in_title=in_title)
    return points + SINGLE


def _nearness(ahead: int, *, in_title: bool) -> float:
    """What speaks for a day near publication; one that lies ahead needs the title to be the main event's."""
    if in_title:
        return NEAR if -NEAR_DAYS <= ahead <= AHEAD_DAYS else 0.0
    return (NEAR if ahead <= 0 else TO_COME) if abs(ahead) <= NEAR_DAYS else 0.0


def _place_points(passage: Passage, moment: Moment) -> float:
    sentence = passage.sentences[moment.sentence]
    place = moment.sentence - (lead_sentence(passage) or 0)
    if sentence.kind == "title":
        return LEAD_MOMENT
    return LEAD_MOMENT / (1 + 0.5 * place) if place >= 0 and sentence.kind == "body" else 0.5


def _role_points(passage: Passage, moment: Moment) -> float:
    """What speaks against a moment: it bounds the event, dates what is said of it, or stands in a dateline."""
    if moment.start < after_dateline(passage, moment.sentence):
        return IN_DATELINE
    start = max(passage.sentences[moment.sentence].start, moment.start - AROUND)
    before = passage.text[start : moment.start]
    if BOUND.search(before):
        return BOUNDED
    return REPORTED if TELLING.search(before) else 0.0


def _day(iso: str) -> date | None:
    """The day of a date; None for a stretch, a month or a year."""
    try:
        return date.fromisoformat(iso[:10]) if len(iso) >= 10 and "/" not in iso else None
    except ValueError:
        return None
