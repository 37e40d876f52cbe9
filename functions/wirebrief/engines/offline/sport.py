"""Tell a report of sport, in which cities and countries are those who play."""

import re

from wirebrief.engines.offline.gazetteer import place, teams
from wirebrief.engines.offline.kinds import SLIGHT, STRONG, Scores
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.surroundings_others import sport_words

SPORT = frozenset(
    "match cup league season goal goals coach striker midfielder defender goalkeeper innings wicket wickets "
    "tournament championship quarterback playoff playoffs penalty referee scored equalised equaliser halftime "
    "touchdown inning homer pitcher semifinal semi-final quarter-final final stadium squad fixture seeded rugby "
    "football cricket basketball baseball footballer cricketer batsman bowler prop hooker flanker scrum-half fly-half "
    "tries uncapped unbeaten kick-off premiership nfl nba mlb nhl ncaa fifa uefa linebacker".split()
)
FEWEST_SPORT = 4  # different words of sport in a report of it
RESULT = 2  # words of sport that a result is worth
RESULT_TOLD = re.compile(
    r"\b(?:beat|beating|defeated|lost|won|drew|win|victory|defeat|loss)\b[^.\n]{0,40} \d{1,3}[-–]\d{1,3}\b"
)
PLAYING = frozenset(
    "beat beats won wins lost loses drew scored will had have have led lead took played play host face a after "
    "striker midfielder defender goalkeeper prop hooker lock flanker winger centre fly-half scrum-half outfielder "
    "coach manager captain was finished leads trails".split()
)
TO_CLUBS = frozenset("to with joined signed left second-tier top-flight".split())  # before a city, where clubs play
OWNED = frozenset("team squad side players coach captain striker goalkeeper midfielder defender fans bench".split())
PLAYED_OFTEN = 2  # times that a country plays in a report of sport, in which it is the team then
AGAINST = frozenset(
    "behind past edged downed knocked ahead topped routed trail trails trailed lead leads led "
    "against over beat beating defeated faced versus vs vs. v give gave host hosted visiting facing by".split()
)


def is_sport(passage: Passage) -> bool:
    """Tell whether an article is of sport, where cities are clubs."""
    return _words(passage) >= FEWEST_SPORT


def has_result(passage: Passage) -> bool:
    """Tell whether an article with fewer words of sport tells a result: "beat England 18-17"."""
    near = passage.pack.language == "en" and _words(passage) >= FEWEST_SPORT - RESULT
    return near and RESULT_TOLD.search(passage.text) is not None


def _words(passage: Passage) -> int:
    return len(sport_words(passage, SPORT).intersection(passage.lowers))


def at_play(scores: Scores, passage: Passage, mention: Mention) -> None:
    """Add what speaks for a team to the scores of a mention in a report of sport."""
    if mention.text in teams():
        scores["organisation"] += STRONG + SLIGHT
    known = place(mention.text)
    if known is None or known.kind not in {"city", "region", "country"}:
        return
    after = passage.lowers[mention.last + 1] if mention.last + 1 < len(passage.lowers) else ""
    before = passage.lowers[mention.first - 1] if mention.first else ""
    lost_to = before == "to" and mention.first > 1 and passage.lowers[mention.first - 2] in {"loss", "losses", "lost"}
    owns = passage.gap(mention.last) in {"'s ", "’s "} and after in OWNED  # "Bath's team"
    if (
        owns
        or after in PLAYING
        or before in AGAINST
        or lost_to
        or (after.endswith("ed") and passage.gap(mention.last) == " ")
    ):
        scores["organisation"] += STRONG + SLIGHT
        scores["team"] += 1
        scores["place"] -= SLIGHT if known.kind == "country" else 0.0
    elif known.kind == "city" and (before in TO_CLUBS or before.endswith("-tier")):
        scores["organisation"] += STRONG
