"""Read a brief.json that a person names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wirebrief.errors import VerificationError

if TYPE_CHECKING:
    from wirebrief.brief import Brief


def brief_in(file: Path) -> Brief:
    """Return the brief in a file.

    Raises:
        VerificationError: the file is no brief; says where it first departs from one.
    """
    from wirebrief.verify.shape import read_brief  # noqa: PLC0415 - `--help` need not load it

    brief, differences = read_brief(file.read_bytes())
    if brief is None:
        first = differences[0]
        raise VerificationError(
            f"{file} is no brief ({first.path}: {first.what}: {first.found}); name a brief.json that was written"
        )
    return brief
