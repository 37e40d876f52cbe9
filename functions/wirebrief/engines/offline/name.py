"""A named thing of the article with its mentions."""

from collections.abc import Sequence

from msgspec import Struct

from wirebrief.engines.offline.kinds import NameKind
from wirebrief.engines.offline.mentions import Mention


class Name(Struct, kw_only=True, gc=False):
    """One named thing: its fullest form, the other forms, and every mention in order."""

    text: str
    kind: NameKind
    mentions: list[Mention]
    forms: list[str]
    role: str | None = None
    sex: str | None = None
    within: str | None = None

    @property
    def first(self) -> Mention:
        """The first mention."""
        return self.mentions[0]


def only_one(met: Sequence[tuple[int, Name]]) -> Name | None:
    """Return the name that all mentions are of, None where they are of several or there is none."""
    first = met[0][1] if met else None
    return first if all(name is first for _, name in met) else None
