"""Know a name by its short form: the capitals of a body's name, and what countries are called for short."""

import re

_FORMS = (
    ("United States", "United States of America", "U.S.", "US", "USA", "U.S.A."),
    ("United Kingdom", "U.K.", "UK"),
    ("United Arab Emirates", "U.A.E.", "UAE"),
    ("European Union", "E.U.", "EU"),
    ("United Nations", "U.N.", "UN"),
    ("Standard & Poor's", "Standard & Poor’s", "S&P"),
)
_SAME = {name: group for group in _FORMS for name in group}
COUNTRIES = tuple(_SAME)
_WORD = re.compile(r"[^\W\d_]+")
MIN_CAPITALS = 3  # two letters stand for too much


def also_called(name: str) -> tuple[str, ...]:
    """Return the other forms of a country's or a union's name.

    >>> also_called("UK")
    ('United Kingdom', 'U.K.')
    """
    bare = name.removeprefix("the ").removeprefix("The ")
    return tuple(one for one in _SAME.get(bare, ()) if one != bare)


def is_acronym(short: str, full: str) -> bool:
    """Return whether a word in capitals is made of the capitals of a name.

    >>> is_acronym("WMO", "World Meteorological Organization"), is_acronym("WHO", "World Trade Organization")
    (True, False)
    """
    capitals = "".join(word[0] for word in _WORD.findall(full) if word[0].isupper())
    return len(short) >= MIN_CAPITALS and short.isupper() and short == capitals and " " in full.strip()
