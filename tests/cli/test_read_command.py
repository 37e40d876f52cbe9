"""`wirebrief read` shows what the engines will see, and fails where they would see nothing."""

import json
from pathlib import Path

from click.testing import CliRunner

from support.office import zipped
from support.prose import HTML, STORY, TEXT, TITLE
from wirebrief.cli.read import command
from wirebrief.read import read_article

PAGE = f"<html><body><nav><p>Home News Sport</p></nav><article><h1>{TITLE}</h1>{HTML}</article></body></html>"


def run(path: Path, *options: str):
    return CliRunner().invoke(command, [str(path), *options])


def test_a_page_is_shown_with_its_facts_and_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    shown = run(tmp_path / "page.html")
    assert shown.exit_code == 0
    assert f"title: {TITLE}\n" in shown.output
    assert "left out: 3 words around the article" in shown.output
    assert STORY[2] in shown.output
    assert "Sport" not in shown.output


def test_the_json_holds_the_very_article_that_engines_are_given(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT)
    told = json.loads(run(tmp_path / "story.txt", "--json").output)
    article = read_article(TEXT.encode(), "story.txt")
    assert told["articles"][0]["article"]["text"] == article.text
    assert told["articles"][0]["id"] == article.id
    assert len(told["articles"][0]["article"]["sentences"]) == len(article.sentences)


def test_every_article_of_an_archive_is_shown_and_one_that_cannot_be_read_is_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "two.zip").write_bytes(zipped({"one.txt": TEXT, "two.txt": "Too short."}))
    shown = run(tmp_path / "two.zip")
    assert shown.exit_code == 1
    assert "one.txt" in shown.output
    assert "Cannot be read (too_little_text)" in shown.output
