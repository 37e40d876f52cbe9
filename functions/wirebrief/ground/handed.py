"""Read whom somebody quotes: "Xinhua quoted Li Wei, head of the county, as saying", "Li was quoted as saying"."""

import re

_OBJECTS = {"him": "he", "her": "she", "them": "they"}
_QUOTED = r"(?:quoted|cited|quotes|cites|quoting|citing)"
_ACTIVE = re.compile(
    rf"(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )\b{_QUOTED}\s(?P<whom>[^,]{{2,80}})(?:,.*,)?\sas\s$"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been)\s(?:(?:also|later)\s)?(?:quoted|cited)\s(?:by\s.{2,80}\s|.{0,30})?as\s$"
)


def quoted_by_name(before: str) -> str | None:
    """Return whom somebody quotes; `before` ends with "as ", before "saying". None where it is told otherwise.

    >>> quoted_by_name("Xinhua quoted Li Wei, head of the county, as ")
    'Li Wei'
    """
    quoted = None if _PASSIVE.search(before) else _ACTIVE.search(before)
    return _OBJECTS.get(quoted["whom"], quoted["whom"]) if quoted else None


def before_was_quoted(before: str) -> str | None:
    """Return what stands before "was quoted by the paper as ", None where no passive stands there."""
    quoted = _PASSIVE.search(before)
    return before[: quoted.start()] if quoted else None
