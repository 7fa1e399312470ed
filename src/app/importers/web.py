"""Fetching one page from a web address, only when the person asks for it. http and https only, also after a redirect;
no longer than `TIME_LIMIT` seconds in all and no more than `SIZE_LIMIT` bytes. Nothing else is loaded: no pictures,
scripts or cookies."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from app.domain.errors import BadInput, Cancelled, UserError
from app.domain.language import later, tr

TIME_LIMIT = 20.0
"""Seconds, from the first connection to the last byte."""
SIZE_LIMIT = 20_000_000
"""Bytes, unpacked."""
_BY_HAND = later("Save the page in your browser and add the file, or copy its text and add it from the clipboard.")
_CHUNK = 65536
_REDIRECTS = 8
_POLL = 0.05
_READABLE = ("text/", "application/xhtml+xml", "application/xml", "application/pdf", "application/octet-stream")


def fetch(url: str, cancelled: Callable[[], bool] = lambda: False) -> tuple[bytes, str]:
    """The bytes at `url` and the media type its server states, with a charset if it gives one. `cancelled` is asked all
    the while, in the thread that calls this. Raises `BadInput` with the reason or `Cancelled`."""
    address = clean_address(url)
    deadline = time.monotonic() + TIME_LIMIT
    work = _Work(address, deadline)
    threading.Thread(target=work.run, name="fetch", daemon=True).start()
    while not work.done.wait(_POLL):
        if cancelled():
            work.stop.set()
            raise Cancelled(tr("Fetching the page was stopped; nothing was added."))
        if time.monotonic() > deadline:
            work.stop.set()
            raise BadInput(_too_slow(address))
    if work.error is not None:
        raise work.error
    return work.body, work.media_type


def clean_address(url: str) -> str:
    """`url` as it is sent: with a scheme, and in ASCII. Raises `BadInput` unless it is http or https."""
    text = url.strip()
    url = url.encode("utf-8", "replace").decode()  # as it is said: no font and no terminal has half of a character
    if "://" not in text and ":" not in text.split("/")[0].split(".")[0] and "." in text.split("/")[0]:
        text = "https://" + text
    try:
        parts = urllib.parse.urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        host = f"[{host}]" if ":" in host else host
        port = f":{parts.port}" if parts.port else ""
        path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    except (ValueError, UnicodeError) as err:
        sentence = tr("“{url}” is not a web address. Check it, or copy it from your browser.")
        raise BadInput(sentence.format(url=url)) from err
    if parts.scheme.lower() not in ("http", "https"):
        raise BadInput(tr("Only addresses that begin with http:// or https:// can be fetched. Choose a file instead."))
    if not host or parts.username:
        sentence = tr("“{url}” is not the address of a public page. Check it, or copy it from your browser.")
        raise BadInput(sentence.format(url=url))
    return urllib.parse.urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


@dataclass(slots=True)
class _Work:
    """One fetch, in a thread of its own, so that a server that drips bytes cannot hold anybody up."""

    address: str
    deadline: float
    done: threading.Event = field(default_factory=threading.Event)
    stop: threading.Event = field(default_factory=threading.Event)
    received: int = 0
    body: bytes = b""
    media_type: str = ""
    error: UserError | None = None

    def run(self) -> None:
        """Fetch, and store the result or the error for the caller."""
        try:
            self._fetch()
        except UserError as error:
            self.error = error
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as err:
            self.error = BadInput(_why(err, self.address))
        finally:
            self.done.set()

    def _fetch(self) -> None:
        """Follow redirects, each address checked like the first, and read the page at the end of them."""
        for _ in range(_REDIRECTS + 1):
            try:
                return self._get()
            except urllib.error.HTTPError as answer:
                target = answer.headers.get("Location")
                if answer.code not in (301, 302, 303, 307, 308) or not target:
                    raise
                answer.close()
                self.address = _followed(self.address, target)
        raise BadInput(tr("The address leads in a circle and to no page. {way}").format(way=tr(_BY_HAND)))

    def _get(self) -> None:
        """Ask for the page once. Raises what the connection raises, and `BadInput` for what is no page or too large."""
        request = urllib.request.Request(
            self.address,
            headers={
                "User-Agent": "Mozilla/5.0 (compatible; Passagework)",
                "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown;q=0.9",
                "Accept-Encoding": "gzip",
            },
        )
        left = max(0.1, self.deadline - time.monotonic())
        with _opener().open(request, timeout=left) as response:
            self.media_type = str(response.headers.get("Content-Type") or "")
            kind = self.media_type.split(";")[0].strip().lower()
            if kind and not kind.startswith(_READABLE):
                sentence = tr("The address leads to a file of the kind {kind}, not to a page. {way}")
                raise BadInput(sentence.format(kind=kind, way=tr(_BY_HAND)))
            stated = int(response.headers.get("Content-Length") or 0)
            if stated > SIZE_LIMIT:
                raise BadInput(_too_large())
            self.body = self._read(response, str(response.headers.get("Content-Encoding") or "").lower(), stated)

    def _read(self, response: IO[bytes], packed: str, stated: int) -> bytes:
        """Read to the end. A connection that ends before the `stated` bytes is an error."""
        unpack = zlib.decompressobj(wbits=47) if packed in ("gzip", "deflate", "x-gzip") else None
        parts: list[bytes] = []
        came = 0
        while chunk := response.read(_CHUNK):
            came += len(chunk)
            if self.stop.is_set():
                raise Cancelled(tr("Fetching the page was stopped; nothing was added."))
            if time.monotonic() > self.deadline:
                raise BadInput(_too_slow(self.address))
            plain = unpack.decompress(chunk, SIZE_LIMIT + 1) if unpack else chunk
            parts.append(plain)
            self.received += len(plain)
            if self.received > SIZE_LIMIT:
                raise BadInput(_too_large())
        if came < stated or (unpack is not None and came and not unpack.eof):
            raise BadInput(tr("Only a part of the page came, so it was not added. Try again, or save it as a file."))
        page = b"".join(parts)
        if not page.strip():
            raise BadInput(tr("The address leads to an empty page. {way}").format(way=tr(_BY_HAND)))
        return page


def _opener() -> urllib.request.OpenerDirector:
    """An opener that knows the web and the system's proxy, but no files, no FTP and no redirects."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _followed(address: str, target: str) -> str:
    """Where a redirect from `address` leads; only to the web."""
    joined = urllib.parse.urljoin(address, target)
    if urllib.parse.urlsplit(joined).scheme.lower() not in ("http", "https"):
        sentence = tr("The address leads on to something that is no web page, so it was not opened. {way}")
        raise BadInput(sentence.format(way=tr(_BY_HAND)))
    return clean_address(joined)


def _why(err: Exception, address: str) -> str:
    """Why a page did not come, as a sentence."""
    host = urllib.parse.urlsplit(address).hostname or address
    if isinstance(err, urllib.error.HTTPError):
        return _status(err, host)
    reason = err.reason if isinstance(err, urllib.error.URLError) else err
    if isinstance(reason, TimeoutError):
        return _too_slow(address)
    if isinstance(reason, ssl.SSLError):
        sentence = tr("The connection to {host} is not secure: its certificate could not be checked. {way}")
        return sentence.format(host=host, way=tr(_BY_HAND))
    if isinstance(reason, socket.gaierror):
        return tr("The site {host} was not found. Check the address and that you are online.").format(host=host)
    if isinstance(reason, http.client.HTTPException | zlib.error):
        return tr("The site {host} broke off or gave an answer that cannot be read. Try again later.").format(host=host)
    return tr("The site {host} could not be reached. Check the address and that you are online.").format(host=host)


def _status(err: urllib.error.HTTPError, host: str) -> str:
    """What a refusal of the site means, by its number, as a sentence."""
    code = err.code
    err.close()
    if code in (404, 410):
        sentence = tr("There is no page at that address on {host} ({code}). Check the address.")
        return sentence.format(host=host, code=code)
    if code in (401, 402, 403, 429, 451):
        sentence = tr("The site {host} does not give the page to a program ({code}). {way}")
        return sentence.format(host=host, code=code, way=tr(_BY_HAND))
    if code >= 500:
        return tr("The site {host} has a fault of its own ({code}). Try again later.").format(host=host, code=code)
    return tr("The site {host} did not give the page ({code}). {way}").format(host=host, code=code, way=tr(_BY_HAND))


def _too_slow(address: str) -> str:
    host = urllib.parse.urlsplit(address).hostname or address
    return tr(
        "The page did not come from {host} within {seconds:.0f} seconds. Try again later, or save it as a file."
    ).format(host=host, seconds=TIME_LIMIT)


def _too_large() -> str:
    sentence = tr("The page is larger than {most} MB, too large for one source. {way}")
    return sentence.format(most=SIZE_LIMIT // 1000000, way=tr(_BY_HAND))
