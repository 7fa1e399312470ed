"""Web pages opened in a real browser behind a proxy of ours that hears whatever they ask for.

The pages are of a note, a record, a country, a source and the codebook. The note and the source have Hebrew, and
everything by which a page might be made to load something; the note has pictures too. A page that does load a picture
goes first, so that a proxy which hears nothing is noticed. Debian: `chromium`. From the checkout's root:

    PYTHONPATH=src:. .venv/bin/python -m tests.trials.web_page --keep pictures
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from app.actions.documents import Makers, Subject, export_document
from app.actions.notes import add_note
from app.actions.passages import tag_passage
from app.actions.sources import add_bytes
from app.actions.starter import make_starter
from app.exporters.citing import HouseCiting
from app.paths import RESOURCES
from app.render.files import in_light
from app.render.pages import pages
from app.store.reads.tags import codebook
from app.store.store import Store

ELSEWHERE = "http://elsewhere.example"
BODY = f"""# מה ניתן לאיראן

איראן קיבלה {{{{D-22.item}}}} [[D-22]].

{{{{map where recipient:IR}}}}

{{{{matrix recipient by donor.kind}}}}

![a picture]({ELSEWHERE}/a.png) <img src="{ELSEWHERE}/b.png"> <script src="{ELSEWHERE}/c.js"></script>

[a link]({ELSEWHERE}/d) <{ELSEWHERE}/e> <style>@import "{ELSEWHERE}/f.css";</style>

<link rel="preload" href="{ELSEWHERE}/g"> <iframe src="{ELSEWHERE}/h"></iframe> <svg><image href="{ELSEWHERE}/i"/></svg>
"""
CONTROL = f'<!doctype html><title>control</title><img src="{ELSEWHERE}/control.png">'
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps", "--mute-audio",
)  # fmt: skip


def asked_by(browser: str, page: Path, folder: Path, picture: Path) -> list[str]:
    """What the browser asks of elsewhere for a page; what it asks for itself, of its makers, is left out."""
    heard: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

        def do_CONNECT(self) -> None:
            heard.append(self.path)
            self.send_error(403)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed of each."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    Thread(target=server.serve_forever, daemon=True).start()
    proxy = f"--proxy-server=http://127.0.0.1:{server.server_port}"
    subprocess.run(
        [browser, *FLAGS, proxy, f"--user-data-dir={folder / 'profile'}", "--window-size=1000,1600",
         f"--screenshot={picture}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    server.shutdown()
    return [one for one in heard if "google" not in one and "gvt1.com" not in one]


def main() -> int:
    """Exits 1 where the page asked for anything, or the proxy did not hear the page that does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=None, help="the folder that the pictures of the pages go to")
    asked = parser.parse_args()
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("There is no browser here; install chromium.")
        return 1
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        workspace = folder / "w.passagework"
        make_starter(workspace, "Trial", RESOURCES, print)
        (folder / "control.html").write_text(CONTROL, "utf-8")
        kept = asked.keep or folder
        kept.mkdir(parents=True, exist_ok=True)
        with Store(workspace, "Trial") as store:
            note = add_note(store, BODY, "מה ניתן")
            source = add_bytes(store, BODY.encode(), "hebrew.md", "text/markdown").source_id
            tag_passage(store, source, 2, 14, [codebook(store)[0].id])
            subjects = (
                ("note", str(note)),
                ("source", str(source)),
                ("record", "D-22"),
                ("country", "IR"),
                ("codebook", ""),
            )
            for kind, key in subjects:
                export_document(
                    store, Subject(kind, key), "html", folder / f"{kind}.html", Makers(pages, in_light),
                    citing=HouseCiting(),
                )  # fmt: skip
        control = asked_by(browser, folder / "control.html", folder, folder / "control.png")
        heard = {kind: asked_by(browser, folder / f"{kind}.html", folder, kept / f"{kind}.png") for kind, _ in subjects}
    print(f"control: {control}")
    for kind, found in heard.items():
        print(f"{kind}: {found or 'nothing asked for'}")
    return 1 if any(heard.values()) or not any("control.png" in one for one in control) else 0


if __name__ == "__main__":
    sys.exit(main())
