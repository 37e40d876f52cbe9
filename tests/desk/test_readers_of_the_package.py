"""Every format is read by the zip's own packages: what pruning leaves out is missed by none of the readers."""

import gzip
import json
import subprocess
import sys
from collections.abc import Mapping

import pytest

from support.office import docx, odt, paragraph, zipped
from support.pdfs import column, pdf
from support.prose import HTML, STORY, TEXT, TITLE
from support.waiting import HANGS
from unit.test_read_formats import G2, MAIL, NITF, ninjs
from wirebrief.desk.cloud import Plan, unpacked
from wirebrief.read.formats import FORMATS

ISSUED = "Sun, 22 Nov 2026 08:30:00 +0100"
ITEM = f"<item><title>{TITLE}</title><pubDate>{ISSUED}</pubDate><description>{TEXT}</description></item>"
PAGE = (
    f"<!DOCTYPE html><html lang='en'><title>{TITLE}</title>"
    f"<body><article><h1>{TITLE}</h1>{HTML}</article></body></html>"
)
FILES: Mapping[str, tuple[str, bytes]] = {
    "PDF": ("a.pdf", pdf(column([TITLE, *(word for line in STORY for word in line.split(", "))]))),
    "RTF": ("a.rtf", rf"{{\rtf1\ansi {TITLE}\par\par {TEXT}}}".encode()),
    "zip": ("a.zip", zipped({"one.txt": f"{TITLE}\n\n{TEXT}"})),
    "Word": ("a.docx", docx(paragraph(TITLE, "Titel") + "".join(map(paragraph, STORY)))),
    "OpenDocument": ("a.odt", odt(f"<text:h>{TITLE}</text:h>" + "".join(f"<text:p>{one}</text:p>" for one in STORY))),
    "gzip": ("a.txt.gz", gzip.compress(f"{TITLE}\n\n{TEXT}".encode())),
    "HTML": ("a.html", PAGE.encode()),
    "a large page": ("b.html", PAGE.replace("</article>", "</article><!--" + " " * 400_000 + "-->").encode()),
    "e-mail": ("a.eml", f"{MAIL.format(subject=TITLE)}Content-Type: text/plain\r\n\r\n{TEXT}\r\n".encode()),
    "NewsML": ("a.xml", G2.format(version=1, meta="", body=HTML).encode()),
    "NITF": ("b.xml", NITF.format(status="usable", more="", body=HTML).encode()),
    "feed": ("a.rss", f"<rss version='2.0'><channel><title>Coast Wire</title>{ITEM}</channel></rss>".encode()),
    "ninjs": ("a.json", ninjs()),
    "JSON": ("b.json", json.dumps([{"title": TITLE, "text": TEXT}]).encode()),
    "CSV": ("a.csv", f'title,text\n{TITLE},"{TEXT}"\n'.encode()),
    "Markdown": ("a.md", f"# {TITLE}\n\n{TEXT}\n\n* and\n* more\n".encode()),
    "plain text": ("a.txt", f"{TITLE}\n\n{TEXT}".encode()),
}
PROGRAM = """
import json, pathlib, sys
sys.path.insert(0, sys.argv[1])
from wirebrief.read import read_upload

found = {}
for path in pathlib.Path(sys.argv[2]).iterdir():
    (member,) = read_upload(path.read_bytes(), path.name).members
    found[path.name] = member.article.text if member.article else repr(member.error)
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def texts(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What a fresh interpreter that sees nothing but the unpacked package reads in each file."""
    package, folder = unpacked(plan.package, plan.work.resolve()), tmp_path_factory.mktemp("files")
    for name, content in FILES.values():
        (folder / name).write_bytes(content)
    command = [sys.executable, "-I", "-S", "-c", PROGRAM, str(package), str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=HANGS)
    assert ended.returncode == 0, ended.stderr
    told: Mapping[str, str] = json.loads(ended.stdout)
    return told


def test_no_format_is_forgotten_here() -> None:
    assert {form.called for form in FORMATS} <= FILES.keys()


@pytest.mark.parametrize("form", FILES)
def test_the_packages_of_the_zip_read(texts: Mapping[str, str], form: str) -> None:
    words = " ".join(texts[FILES[form][0]].split())
    assert "three weeks of repairs" in words
    assert "four million crowns" in words
