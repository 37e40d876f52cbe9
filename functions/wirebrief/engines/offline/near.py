"""Tell whether the larger place that the gazetteer has a town in can be meant by an article in this language."""

from wirebrief.engines.offline.gazetteer import Known, country_in, place, usual_country
from wirebrief.engines.offline.passage import Passage

NOTED = 300  # thousands of people; a smaller town of that name may lie elsewhere, if the article does not tell where
LARGE = 1000  # thousands of people; of a smaller town that bears a common name another one may be meant
# Countries in which a language is at home: "Santa Cruz" in Spanish is not the one in the Philippines.
HOMES = {
    "es": "Spain Mexico Argentina Chile Peru Colombia Venezuela Ecuador Bolivia Uruguay Paraguay Cuba Guatemala "
    "Honduras Nicaragua Panama Costa_Rica El_Salvador Dominican_Republic Puerto_Rico",
    "fr": "France Belgium Switzerland Canada Luxembourg Monaco Senegal Mali Cameroon Guinea Benin Togo Niger Chad "
    "Gabon Ivory_Coast Burkina_Faso Haiti Algeria Morocco Tunisia Madagascar",
    "de": "Germany Austria Switzerland Liechtenstein Luxembourg Italy",
    "pt": "Portugal Brazil Angola Mozambique Cape_Verde Guinea-Bissau East_Timor Macao",
}


def within_of(passage: Passage, known: Known) -> str | None:
    """Return what a place lies in, as the article's language calls it, None where the guess is a doubtful one."""
    found = _within(passage, known)
    return country_in(found, passage.language) if found is not None else None


def _within(passage: Passage, known: Known) -> str | None:
    homes = HOMES.get(passage.language)
    inside = known.within
    if passage.language == "en" and inside is not None and known.kind == "city" and known.size < NOTED:
        return None if _elsewhere(passage, inside) else inside
    if homes is None or inside is None or known.kind != "city" or known.size >= LARGE:
        return inside
    lands = _lands(passage)
    if inside in passage.text or (lands and _land_of(inside) in lands):
        return inside
    if lands:
        return None
    return inside if inside.replace(" ", "_") in homes.split() else None


def _land_of(inside: str) -> str:
    """The country that a region lies in, or the country itself."""
    known = place(inside)
    return (known.within if known is not None and known.kind == "region" else None) or inside


def _lands(passage: Passage) -> set[str]:
    """The countries that an article names, by their usual names."""
    forms = {" ".join(passage.forms[at : at + size]) for at in range(len(passage.forms)) for size in (1, 2)}
    found = (place(form) for form in forms if form[:1].isupper())
    return {usual_country(one.name) for one in found if one is not None and one.kind == "country"}


def _elsewhere(passage: Passage, inside: str) -> bool:
    """Whether an article tells of other lands alone: "Paradise" burned in California, not in Nevada."""
    if inside in passage.text:
        return False
    lands = (place(form) for form in set(passage.forms) if form[0].isupper())
    return any(one is not None and one.kind in {"country", "region"} for one in lands)
