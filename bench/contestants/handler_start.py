"""The upload function from nothing: its handler loaded, its worker open, an article read, its first chunk asked."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "functions"))
os.environ |= {
    "AWS_DEFAULT_REGION": "eu-central-1",
    "OPENAI_BASE_URL": sys.argv[1],
    "WIREBRIEF_BUCKET": "bench",
    "WIREBRIEF_TABLE": "bench",
}

from brief_upload import open_worker  # noqa: E402 (after the environment that it reads)
from wirebrief.bootstrap import brief_article  # noqa: E402

open_worker()
article = ROOT / "seeds" / "articles" / "press-briefing.txt"
brief_article(article.read_bytes(), name=article.name, engine="openai")
