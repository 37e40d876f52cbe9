"""Words that newspapers put for each other: by these a paraphrase is known as one. A plain table of English groups."""

import re

# Nothing that says the opposite, or more than the other, may share a line: a hint is no promise, a plan no deed.
# Behind these a small word makes another verb: "called off" is cancelled.
_TWO_WORDS = re.compile(
    r"\b(called|took|taken|takes|turned|put|stepped|stood|set|gave) (off|over|down|up)\b", re.IGNORECASE
)
_GROUPS = """
jailed sentenced imprisoned prison jail imprisonment
convicted guilty conviction
acquitted cleared acquittal
lawyer counsel attorney barrister solicitor
died dead deaths killed killing deadly deadliest lives fatalities fatal
injured hurt wounded injuries
fire blaze flames burned burnt
rescued saved rescue picked
sank sunk
buy bought purchase acquire acquired acquisition takeover
earnings profit profits
revenue turnover
employees workers staff
closure close closed shut
rose increased climbed grew surged jumped soared rise increase growth gained
fell dropped declined decreased slid slipped plunged decline drop decrease tumbled
lowered reduced slashed lower reduce reduction
approximately roughly around nearly almost
probably likely expected expects
planned plans intends intention aims wants intend
allowed permitted allows permits
began started begin start launched launch
ended finished concluded
obtained received receive
refused rejected dismissed rebuffed turned
requested asked request called urged appealed demanded
criticised criticized criticism condemned
study research paper findings
scientists authors
found discovered detected
erroneous error mistake mistaken
withdrawn retracted
agreement deal accord pact
talks negotiations meeting
reopen reopened
cost costs price prices
vote voted ballot
election poll
lead leads leader head heads headed
beat defeated defeat beaten overcame victory
title championship
annual yearly annually year
replace replaced succeed successor
resign resigned resignation quit
damage damaged
children pupils students
physician doctor doctors
house home houses homes
vehicle vehicles cars
flat flats apartment apartments
firm company business
maker manufacturer producer
competitor rival
purposes purpose reason reasons
enough sufficient
short brief
abandoned scrapped cancelled canceled
suspended halted paused
former formerly previously earlier previous
additional extra further
share stake shares
gathered collected collect gather
hired hire
proof evidence
unknown unclear
answer answered reply replied responded response
inquiry investigation investigate probe
beforehand advance
warned cautioned
mediated brokered
nations states countries
photo photograph picture
wealthy affluent
cancelled canceled abandoned scrapped calledoff dropped
visit trip journey travelled traveled tour
welcomed applauded praised hailed lauded greeted
joining accession entry membership join joined
replace replaces succeed tookover takenover takesover
rejected turneddown
postponed delayed putoff deferred
withdrew withdrawn pulled-out withdraw
resigned steppeddown stooddown
founded setup established created
gaveup relinquished
criticised criticized attacked blasted slammed rebuked
prosecuted charged indicted
overturned quashed reversed
owns owned belongs belong
extend enlarge expand expansion extension
complaints complained complaint
fled escaped escape
protested protest demonstrated demonstration rally
apologised apologized apology sorry
appointed named nominated chosen elected
seized confiscated captured
hid concealed
motorists drivers
ship vessel boat ferry
plane aircraft jet airliner
policeman policemen officers
hospital clinic
building premises
street road
pupil schoolchildren
cash money funds
halve halved
doubled double twice
tripled triple threefold
linked connection association connected tied link
soldiers troops
forecast outlook guidance
promise promised pledged pledge vowed vow undertaken
"""


def joined(text: str) -> str:
    """Return the text with each verb of two words in one, as the groups have it.

    >>> joined("She called off the trip.")
    'She calledoff the trip.'
    """
    return _TWO_WORDS.sub(r"\1\2", text)


def groups() -> list[list[str]]:
    """Return the groups, each as its words."""
    return [line.split() for line in _GROUPS.strip().splitlines()]
