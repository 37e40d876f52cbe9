"""Time one contestant: the same for all of them, in the contestant's own process and environment.

A contestant is a program that is given the model's URL, the concurrency and a file with the chunks as a JSON
list of texts, and says how long it took and how many chunks it has an answer for.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

MODEL = "gpt-4o-mini"
INSTRUCTIONS = (
    "You are a careful news editor. Summarise what the following part of an article says in three to five sentences, "
    "list every statement with its speaker, and invent nothing. Answer in JSON."
)


Ask = Callable[[list[str]], int]


def race(prepare: Callable[[str, int], Ask]) -> None:
    """Prepare what a process makes once, ask about one chunk to load what is loaded late, then race on all of them."""
    url, concurrency, file = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    chunks = json.loads(file.read_text(encoding="utf-8"))
    ask_all = prepare(url, concurrency)
    ask_all(chunks[:1])
    wall, cpu = time.perf_counter(), time.process_time()
    kept = ask_all(chunks)
    figures = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "kept": kept}
    print(json.dumps(figures))
