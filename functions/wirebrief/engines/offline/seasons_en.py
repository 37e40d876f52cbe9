"""What seasons, feasts and decades mean in English: "in spring", "Christmas Eve", "the sixties"."""

from datetime import date

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.feasts import feast_in, feast_near
from wirebrief.engines.offline.grammar_en import SEASONS
from wirebrief.engines.offline.reckoning_en import decade, season
from wirebrief.engines.offline.spans_en import year_of

Parts = dict[str, str]


def season_told(parts: Parts, published: date | None, _future: bool) -> str | None:
    year = int(parts["se_y"]) if "se_y" in parts else year_of(parts["se_r"], published)
    return season(parts["se"], year) if year is not None else None


def feast(parts: Parts, published: date | None, future: bool) -> str | None:
    name, word = parts["fe"], parts.get("fe_w", "").lower()
    year = (
        int(parts["fe_y"])
        if "fe_y" in parts
        else year_of(parts["fe_r"].strip(), published)
        if "fe_r" in parts
        else None
    )
    if year is not None:
        return periods.iso_day(feast_in(name, year))
    if published is None:
        return None
    return periods.iso_day(
        feast_near(name, published, future=future or word == "next", past=word == "last" or "fe_s" in parts)
    )


DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def decade_told(parts: Parts) -> str:
    if "de3" in parts:
        return decade(1920 + 10 * DECADES.index(parts["de3"].lower()))
    return decade(int(parts.get("de") or f"19{parts.get('de2') or parts['de4']}"))


def season_near(parts: Parts, published: date | None, future: bool) -> str | None:
    """The season of "in spring": the next to end for what will be, else the last to begin."""
    if published is None:
        return None
    first, last = SEASONS[parts["sb"].lower()]
    year = published.year
    if future:
        return season(parts["sb"], year + (last >= first and published.month > last))
    return season(parts["sb"], year - (published.month < first))
