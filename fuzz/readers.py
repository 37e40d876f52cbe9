"""Feed one reader with bytes that reach ever more of its code; whatever it raises must be an `ArticleError`.

    python -m fuzz.readers FORMAT CORPUS [libFuzzer options]

A case that fails is written as `crash-…`; put it into tests/found, where `tests/unit/test_read_found.py` keeps it.
"""

import sys

import atheris

with atheris.instrument_imports(include=["wirebrief.read"]):
    from wirebrief.errors import ArticleError
    from wirebrief.read import docx, feed, forwarded, mail, newsml, ninjs, nitf, odt, package, rows, rtf  # noqa: F401
    from wirebrief.read.formats import FORMATS
    from wirebrief.settings import ReadLimits

LIMITS = ReadLimits(min_words=1, max_bytes=1_000_000, max_unpacked=5_000_000)
CALLED = sys.argv.pop(1)
READER = next(form for form in FORMATS if form.called == CALLED)


def feed_one(data: bytes) -> None:
    """Read the bytes as the format, here and now: a fuzzer needs no process of its own."""
    try:
        READER.read(data, "case", LIMITS)
    except ArticleError:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, feed_one)
    atheris.Fuzz()
