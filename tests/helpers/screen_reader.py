"""A screen reader's side of the accessibility bus: reads another program's window, hears it, and types into it.

Speaks AT-SPI over D-Bus, as Orca does, and knows nothing of Qt.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import Proxy, open_dbus_connection

ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
ACTIVE, CHECKED, FOCUSABLE, FOCUSED, SELECTABLE, SHOWING = 1, 4, 11, 12, 22, 25
"""Bits of AT-SPI's states."""
_PRESS, _RELEASE, _SYM = 0, 1, 3
"""Kinds of key that are typed: by key code, except the last."""
_CODES = {"Ctrl": 37, "Shift": 50, "Alt": 64}
_SYMS = {
    "Enter": 0xFF0D,
    "Tab": 0xFF09,
    "Delete": 0xFFFF,
    **{f"F{number}": 0xFFBD + number for number in range(1, 13)},
    "Esc": 0xFF1B,
    "Home": 0xFF50,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "End": 0xFF57,
}


@dataclass(frozen=True)
class Node:
    """One accessible object of a program."""

    bus: str
    path: str


_LABELLED_BY, _FOCUSED = 2, "object:state-changed:focused"
_CONTROLLERS = Node(REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")


class ScreenReader:
    """Connected to the accessibility bus that belongs to a session bus."""

    def __init__(self, session_bus: str, patience: float = 10) -> None:
        """`patience` is how many seconds each answer may take."""
        self._patience = patience
        session = open_dbus_connection(session_bus)
        asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
        self._bus = open_dbus_connection(session.send_and_get_reply(asked, timeout=10).body[0])
        session.close()
        self._said: deque[Message] = deque()

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    # --- asking ---

    def _ask(self, node: Node, interface: str, method: str, signature: str | None = None, *body: Any) -> Any:
        address = DBusAddress(node.path, node.bus, interface)
        reply = self._bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=self._patience)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{method} of {node.path}: {reply.body}")
        return reply.body[0] if reply.body else None

    def call(self, node: Node, interface: str, method: str, signature: str | None = None, *body: Any) -> Any:
        """What a method of an AT-SPI interface answers. Raises `LookupError` where the object has no such thing."""
        return self._ask(node, f"org.a11y.atspi.{interface}", method, signature, *body)

    def read(self, node: Node, interface: str, name: str) -> Any:
        """A property of an AT-SPI interface."""
        whole = f"org.a11y.atspi.{interface}"
        return self._ask(node, "org.freedesktop.DBus.Properties", "Get", "ss", whole, name)[1]

    def name(self, node: Node) -> str:
        """What it is called."""
        return self.read(node, "Accessible", "Name")

    def role(self, node: Node) -> str:
        """What kind of thing it is."""
        return self.call(node, "Accessible", "GetRoleName")

    def is_in(self, node: Node, state: int) -> bool:
        """Whether it is in a state, such as SHOWING."""
        return state in self.states(node)

    def states(self, node: Node) -> set[int]:
        """All states it is in."""
        low, high = self.call(node, "Accessible", "GetState")
        bits = low | high << 32
        return {state for state in range(bits.bit_length()) if bits >> state & 1}

    def children(self, node: Node) -> list[Node]:
        """What it holds."""
        return [Node(*child) for child in self.call(node, "Accessible", "GetChildren")]

    def program(self, name: str, timeout: float = 20) -> Node:
        """The program of this name, once it is on the bus with a window."""

        def found() -> Node | None:
            programs = self.children(Node(REGISTRY, ROOT))
            return next((one for one in programs if self.name(one) == name and self.children(one)), None)

        return self.wait(found, timeout)

    def showing(self, node: Node) -> Iterator[Node]:
        """The node and all in it that is on the screen."""
        yield node
        yield from (one for one, _states in self._on_screen(node))

    def showing_in(self, node: Node, state: int) -> list[Node]:
        """What in the node is on the screen and in this state as well."""
        return [one for one, states in self._on_screen(node) if state in states]

    def _on_screen(self, node: Node) -> Iterator[tuple[Node, set[int]]]:
        for child in self.children(node):
            states = self.states(child)
            if SHOWING in states:
                yield child, states
                yield from self._on_screen(child)

    def find(self, within: Node, role: str, name: str | None = None, timeout: float = 5) -> Node:
        """The first object on the screen with this role (and name), once it is there."""

        def found() -> Node | None:
            for node in self.showing(within):
                if self.role(node) == role and name in (None, self.name(node)):
                    return node
            return None

        return self.wait(found, timeout)

    def wait(self, found: Callable[[], Any], timeout: float = 20) -> Any:
        """What `found` answers once it is anything. Objects may vanish while they are asked."""
        until = time.monotonic() + timeout
        while True:
            try:
                answer = found()
            except LookupError:
                answer = None
            if answer:
                return answer
            if time.monotonic() > until:
                raise AssertionError("It has not come to the screen")
            time.sleep(0.03)

    # --- doing ---

    def press(self, node: Node) -> None:
        """Do what a click would do."""
        names = [action[0] for action in self.call(node, "Action", "GetActions")]
        wanted = "Press" if "Press" in names else "Toggle"
        self.call(node, "Action", "DoAction", "i", names.index(wanted))

    def click(self, node: Node, right: int, down: int) -> None:
        """Click so far from its upper left corner, which also makes its window the active one."""
        left, top, _width, _height = self.call(node, "Component", "GetExtents", "u", 0)
        self.call(_CONTROLLERS, "DeviceEventController", "GenerateMouseEvent", "iis", left + right, top + down, "b1c")

    def type(self, *keys: str) -> None:
        """Type keys, such as `Right`, `a` or `Ctrl+z`, on the keyboard of the screen."""
        for key in keys:
            *held, last = key.split("+")
            for modifier in held:
                self._key(_CODES[modifier], _PRESS)
            self._key(_SYMS.get(last) or ord(last), _SYM)
            for modifier in held:
                self._key(_CODES[modifier], _RELEASE)

    def _key(self, code: int, kind: int) -> None:
        self.call(_CONTROLLERS, "DeviceEventController", "GenerateKeyboardEvent", "isu", code, "", kind)

    # --- hearing ---

    def listen(self) -> None:
        """From now on listen to what programs announce."""
        self.wait(self._is_registered)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        Proxy(message_bus, self._bus, timeout=10).AddMatch(rule)
        self._bus.filter(rule, queue=self._said)

    def labels_of(self, node: Node) -> list[str]:
        """The names of what labels something."""
        related = self.call(node, "Accessible", "GetRelationSet", "")
        return [self.name(Node(*one)) for kind, some in related if kind == _LABELLED_BY for one in some]

    def told_of_focus(
        self, does: Callable[[], object], until: Callable[[list[Node]], bool], timeout: float = 20
    ) -> None:
        """Wait until this holds of what is said to have the focus from now on, one after the other."""
        self.call(Node(REGISTRY, "/org/a11y/atspi/registry"), "Registry", "RegisterEvent", "sass", _FOCUSED, [], "")
        rule, found = (
            MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="StateChanged"),
            list[Node](),
        )
        Proxy(message_bus, self._bus, timeout=10).AddMatch(rule)
        with self._bus.filter(rule, bufsize=10_000) as told:
            does()
            ends = time.monotonic() + timeout
            while not until(found):
                message = self._bus.recv_until_filtered(told, timeout=max(0.0, ends - time.monotonic()))
                if message.body[:2] == ("focused", 1):
                    fields = message.header.fields
                    found.append(Node(fields[HeaderFields.sender], fields[HeaderFields.path]))
        Proxy(message_bus, self._bus, timeout=10).RemoveMatch(rule)

    def _is_registered(self) -> bool:
        """The registry is started by the first call, and has been seen to go and come again at that."""
        registry = Node(REGISTRY, "/org/a11y/atspi/registry")
        self.call(registry, "Registry", "RegisterEvent", "sass", "object:announcement", [], "")
        return True

    def hears(self, words: str, timeout: float = 5) -> str:
        """The first sentence from now on that is announced with these words in it."""
        until = time.monotonic() + timeout
        while True:
            said = self._next(max(0.0, until - time.monotonic()))
            if said is None:
                raise AssertionError(f"Nobody has said {words!r}")
            if words in said:
                return said

    def silence(self, seconds: float = 0.4) -> list[str]:
        """What was announced and not heard yet, until nothing more comes for so long."""
        return list(iter(lambda: self._next(seconds), None))

    def _next(self, seconds: float) -> str | None:
        try:
            said: Message = self._bus.recv_until_filtered(self._said, timeout=seconds)
        except TimeoutError:
            return None
        return said.body[3][1]
