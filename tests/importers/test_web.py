"""Fetching from a web address, against a server of our own on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.importers.helpers import PAGES, read

from app.domain.errors import BadInput, Cancelled
from app.importers import web
from app.importers.read import read_source

PAGE = (PAGES / "borrowed-water.html").read_bytes()


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        getattr(self, "page_" + self.path.strip("/").partition("?")[0].replace("-", "_"), self.page_missing)()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def answer(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page_article(self) -> None:
        self.answer(200, PAGE, Content_Type="text/html; charset=utf-8", Content_Length=str(len(PAGE)))

    def page_packed(self) -> None:
        self.answer(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def page_moved(self) -> None:
        self.answer(302, Location="/article")

    def page_to_file(self) -> None:
        self.answer(302, Location="file:///etc/hostname")

    def page_to_ftp(self) -> None:
        self.answer(301, Location="ftp://127.0.0.1/x")

    def page_loop(self) -> None:
        self.answer(302, Location="/loop")

    def page_missing(self) -> None:
        self.answer(404, b"gone")

    def page_bare(self) -> None:
        self.answer(200, b" \r\n", Content_Type="text/html", Content_Length="3")

    def page_refused(self) -> None:
        self.answer(403)

    def page_broken(self) -> None:
        self.answer(500)

    def page_film(self) -> None:
        self.answer(200, b"....", Content_Type="video/mp4")

    def page_says_large(self) -> None:
        self.answer(200, Content_Type="text/html", Content_Length="900000000")

    def page_is_large(self) -> None:
        self.endless(b"a" * 65536, 0)

    def page_breaks_off(self) -> None:
        self.answer(200, PAGE[:900], Content_Type="text/html", Content_Length=str(len(PAGE)))

    def page_breaks_off_packed(self) -> None:
        self.answer(200, gzip.compress(PAGE)[:-40], Content_Type="text/html", Content_Encoding="gzip")

    def page_packed_badly(self) -> None:
        self.answer(200, PAGE, Content_Type="text/html", Content_Encoding="gzip")

    def page_bomb(self) -> None:
        self.answer(200, gzip.compress(b"a" * 3_000_000), Content_Type="text/html", Content_Encoding="gzip")

    def page_drips(self) -> None:
        self.endless(b"a", 0.05)

    def endless(self, chunk: bytes, pause: float) -> None:
        self.answer(200, Content_Type="text/html")
        try:
            for _ in range(400):
                self.wfile.write(chunk)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize("path", ["/article", "/packed", "/moved", "/article#part"])
def test_a_page_comes_as_it_is(site: str, path: str) -> None:
    body, media_type = web.fetch(site + path)
    assert body == PAGE
    assert media_type.startswith("text/html")
    assert len(read(read_source(body, site + path, media_type))) == 5


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/to-file", "no web page"),
        ("/to-ftp", "no web page"),
        ("/loop", "in a circle"),
        ("/nowhere", "no page at that address"),
        ("/refused", "Save the page in your browser"),
        ("/broken", "Try again later"),
        ("/film", "video/mp4"),
        ("/says-large", "larger than"),
        ("/bare", "an empty page"),
    ],
)
def test_what_cannot_be_had_is_said(site: str, path: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        web.fetch(site + path)


@pytest.mark.parametrize("path", ["/is-large", "/bomb"])
def test_a_page_that_grows_too_large_is_left(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SIZE_LIMIT", 1_000_000)
    with pytest.raises(BadInput, match="larger than 1 MB"):
        web.fetch(site + path)


def test_a_page_that_drips_is_left_in_time(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TIME_LIMIT", 0.4)
    with pytest.raises(BadInput, match="did not come"):
        web.fetch(site + "/drips")


def test_the_person_can_stop_it(site: str) -> None:
    with pytest.raises(Cancelled):
        web.fetch(site + "/drips", cancelled=lambda: True)


def test_nobody_there() -> None:
    with pytest.raises(BadInput, match="could not be reached"):
        web.fetch("http://127.0.0.1:9/x")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "ftp://x.example/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "",
        "http://",
        "no address",
        "http://[::1",
        "https://user:pw@x.example/",
    ],
)
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(BadInput):
        web.clean_address(url)


def test_addresses_as_people_paste_them() -> None:
    assert web.clean_address(" www.inss.org.il/publication/x ") == "https://www.inss.org.il/publication/x"
    assert web.clean_address("https://x.example/a b?q=é#f") == "https://x.example/a%20b?q=%C3%A9"
    assert web.clean_address("HTTP://bücher.example") == "http://xn--bcher-kva.example/"


@pytest.mark.parametrize("page", ["breaks-off", "breaks-off-packed"])
def test_half_a_page_is_not_taken_for_the_page(site: str, page: str) -> None:
    with pytest.raises(BadInput, match="Only a part of the page came"):
        web.fetch(f"{site}/{page}")


def test_a_page_that_cannot_be_unpacked_is_the_sites_fault(site: str) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        web.fetch(f"{site}/packed-badly")
