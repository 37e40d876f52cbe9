"""Choose what of a brief its readers are shown; brief.json keeps all of it."""

import re

from msgspec.structs import replace

from wirebrief.brief import Brief, Moment, Place, Statement

# "a day after", "the following morning", "that night": undated, they tell a reader nothing away from their sentence.
_LEANING = re.compile(
    r"""(?:\S+\s){0,4}(?:minute|hour|day|night|week|month|year|decade)s?\s
            (?:later|earlier|before|after|afterwards?|beforehand|previously|prior)
    |   (?:(?:on|later|earlier)\s)?(?:the\s(?:following|previous|same)|that(?:\ssame)?)\s
            (?:day|morning|afternoon|evening|night|week|weekend|month|year)
    |   (?:the\s)?next\s(?:day|morning|afternoon|evening|night)
    |   at\sthe\stime
    |   (?:al?|el|la)?\s?(?:día|noche|mañana|tarde|semana|mes|año)\s(?:siguiente|anterior)
    |   (?:\S+\s){0,3}(?:minutos?|horas?|días?|semanas?|mes(?:es)?|años?)\s(?:después|antes|más\starde)
    |   le\slendemain | la\sveille | ce\s(?:jour|soir)-là
    |   l[ea]\s(?:jour|matin|soir|nuit|semaine|mois)\s(?:suivante?|précédente?)
    |   (?:\S+\s){0,3}(?:minute|heure|jour|semaine|moi|année|an)s?\s(?:après|avant|auparavant|plus\st(?:ard|ôt))
    |   tags\s(?:darauf|zuvor) | am\s(?:nächsten|folgenden|selben)\s(?:tag|morgen|abend)
    |   (?:\S+\s){0,3}(?:minuten?|stunden?|tage?|wochen?|monate?|jahre?)\s(?:später|zuvor|danach|darauf|davor|früher)
    |   (?:no|n?a)?\s?(?:dia|noite|manhã|tarde|semana|mês|ano)\s(?:seguinte|anterior) | na\svéspera
    |   (?:\S+\s){0,3}(?:minutos?|horas?|dias?|semanas?|m[eê]s(?:es)?|anos?)\s(?:depois|antes|mais\starde)""",
    re.IGNORECASE | re.VERBOSE,
)
_LINK = len(", ")  # what stands between a city and its state: "El Paso, Texas"


def chosen(brief: Brief) -> Brief:
    """Return the brief without what its readers have already been told, or cannot use.

    That is what the summary has in the same words, undated words that lean on another event ("a day after"), and
    a place that is named only behind another as the one that it lies in ("El Paso, Texas").
    """
    return replace(
        brief,
        what=_told_once(brief),
        where=tuple(place for place in brief.where if not _only_surrounds(place, brief.where)),
        when=tuple(moment for moment in brief.when if not _leans(moment)),
    )


def _told_once(brief: Brief) -> tuple[Statement, ...]:
    told = {part.text: set(part.evidence) for part in brief.summary}
    return tuple(part for part in brief.what if set(part.evidence) - told.get(part.text, set()))


def _leans(moment: Moment) -> bool:
    return moment.date is None and _LEANING.fullmatch(moment.words) is not None


def _only_surrounds(place: Place, places: tuple[Place, ...]) -> bool:
    ends = {piece.end for other in places if other.within == place.name for piece in other.evidence}
    return all(any(end - len(piece.quote) <= piece.start <= end + _LINK for end in ends) for piece in place.evidence)
