"""The offline path from nothing up to its engine: command line loaded, engine built, article cut into chunks."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "functions"))

from wirebrief.bootstrap import build_engines, load_settings  # noqa: E402
from wirebrief.cli.brief import command  # noqa: E402
from wirebrief.read import read_article  # noqa: E402
from wirebrief.split import split  # noqa: E402

assert command
engines = build_engines(load_settings("offline"))
article = ROOT / "seeds" / "articles" / "press-briefing.txt"
assert split(read_article(article.read_bytes(), article.name), engines.first.chunk_tokens)
