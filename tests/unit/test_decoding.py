"""A type that two threads decode at the same time for the first time does not end the process."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from support.waiting import HANGS

FUNCTIONS = Path(__file__).parents[2] / "functions"
# msgspec evaluates the words of an annotation: here while another thread comes for the type around it.
FIRST_USE = """
import threading, time
import msgspec
from wirebrief.decoding import decodable

begun, goes_on, decoded = threading.Event(), threading.Event(), []

def wait_for_the_rival():
    begun.set()
    assert goes_on.wait(60)
    return int

class Inner(msgspec.Struct):
    figure: "wait_for_the_rival()"

class Outer(msgspec.Struct):
    inner: Inner

def decode():
    decoded.append(msgspec.json.decode(b'{"inner": {"figure": 7}}', type=decodable(Outer)))

first, rival = threading.Thread(target=decode), threading.Thread(target=decode)
first.start()
assert begun.wait(60)
rival.start()
rival.join(0.2)
goes_on.set()
first.join()
rival.join()
print([one.inner.figure for one in decoded])
"""


def test_a_rival_for_a_type_that_is_not_yet_known_whole_waits_for_it() -> None:
    run = [sys.executable, "-c", FIRST_USE]
    ended = subprocess.run(run, capture_output=True, text=True, timeout=HANGS, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "[7, 7]\n", "")


def typed_decodings(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the types that calls of msgspec are told to decode or to convert into."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = ast.unparse(call.func)
        if called.endswith((".decode", ".Decoder")):
            yield from (given.value for given in call.keywords if given.arg == "type")
        if called == "msgspec.convert":
            yield call.args[1]


def test_the_product_decodes_no_type_that_may_be_half_known() -> None:
    found = {
        f"{path.relative_to(FUNCTIONS)}:{kind.lineno}": ast.unparse(kind).partition("(")[0]
        for path in FUNCTIONS.rglob("*.py")
        for kind in typed_decodings(ast.parse(path.read_bytes()))
    }
    assert len(found) > 30
    assert {place for place, told in found.items() if told != "decodable"} == set()
