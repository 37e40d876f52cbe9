"""The folder store: the contract, and what a person may meet who looks into the folder or kills a program."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.store_contract import PLAIN, StoreContract
from support.waiting import HANGS
from wirebrief.errors import StoreError
from wirebrief.stores.folder import STALE_SECONDS, FolderStore

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from wirebrief.stores.folder import FolderStore
store = FolderStore(Path(sys.argv[1]))
content = b"x" * 3_000_000
print("ready", flush=True)
while True:
    store.put("briefs/a", content, "text/plain")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "objects"


class TestFolderStore(StoreContract):
    @pytest.fixture
    def store(self, root: Path) -> FolderStore:
        return FolderStore(root)


def test_nothing_is_made_before_the_first_put(root: Path) -> None:
    store = FolderStore(root)
    assert not store.exists("briefs/a")
    assert not root.exists()


def test_an_object_is_an_ordinary_file(root: Path) -> None:
    FolderStore(root).put("briefs/2026/a.txt", b"words", PLAIN)
    assert (root / "briefs/2026/a.txt").read_bytes() == b"words"


def test_hidden_files_are_not_objects(root: Path) -> None:
    FolderStore(root).put("briefs/a.txt", b"words", PLAIN)
    (root / "briefs/.DS_Store").write_bytes(b"")
    (root / ".wirebrief").mkdir()
    (root / ".wirebrief/ledger.sqlite3").write_bytes(b"")
    assert list(FolderStore(root).list("")) == ["briefs/a.txt"]


def test_links_that_lead_round_in_a_circle_are_not_followed(root: Path) -> None:
    FolderStore(root).put("briefs/a.txt", b"words", PLAIN)
    (root / "briefs/circle").symlink_to(root)
    (root / "briefs/nowhere").symlink_to(root / "absent")
    assert list(FolderStore(root).list("")) == ["briefs/a.txt"]


def test_a_file_in_the_place_of_a_folder_is_named(root: Path) -> None:
    store = FolderStore(root)
    store.put("briefs", b"", PLAIN)
    with pytest.raises(StoreError, match="clash"):
        store.put("briefs/a.txt", b"words", PLAIN)


def test_an_unwritable_folder_is_a_retryable_error_that_names_it(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(StoreError, match=str(blocked)) as caught:
        FolderStore(blocked / "objects").put("a", b"", PLAIN)
    assert caught.value.retryable


@pytest.fixture
def writer(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, str(root)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_killed_writer_leaves_a_whole_object_and_no_trace_in_lists(
    root: Path, writer: subprocess.Popen[bytes]
) -> None:
    store = FolderStore(root)
    while not store.exists("briefs/a"):
        assert writer.poll() is None
    writer.send_signal(signal.SIGKILL)
    writer.wait(HANGS)
    assert len(store.get("briefs/a")) == 3_000_000
    assert list(store.list("")) == ["briefs/a"]


def test_what_a_killed_writer_left_is_swept_once_it_is_old(root: Path) -> None:
    (root / ".tmp").mkdir(parents=True)
    old, young = root / ".tmp/old", root / ".tmp/young"
    for left in (old, young):
        left.write_bytes(b"half")
    long_ago = young.stat().st_mtime - STALE_SECONDS - 60
    os.utime(old, (long_ago, long_ago))
    FolderStore(root).put("a", b"", PLAIN)
    assert not old.exists()
    assert young.exists()
