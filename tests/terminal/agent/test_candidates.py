"""Announcements are hints: which count, and in which order they are tried."""

from terminal.agent.candidates import Hint, in_order, read_hint

FP = "ab" * 32
TXT = {"txtvers": "1", "path": "/api/v1", "id": "huddinge", "fp": FP}


def test_only_announcements_under_our_authority_count() -> None:
    ours = frozenset({FP})
    hint = read_hint(TXT, ["192.0.2.9", "2001:db8::1", "fe80::1%2", "0.0.0.0"], 8443, ours)
    assert hint == Hint("huddinge", ("https://192.0.2.9:8443", "https://[2001:db8::1]:8443"))
    assert read_hint(TXT, ["192.0.2.9"], 8443, frozenset({"cd" * 32})) is None
    assert read_hint({**TXT, "txtvers": "2"}, ["192.0.2.9"], 8443, ours) is None
    assert read_hint({}, ["192.0.2.9"], 8443, ours) is None
    assert read_hint(TXT, ["fe80::1%2"], 8443, ours) is None


def test_a_chatty_announcement_is_cut_short() -> None:
    hint = read_hint(TXT, [f"192.0.2.{n}" for n in range(1, 200)], 8443, frozenset({FP}))
    assert hint is not None
    assert len(hint.urls) == 4


def test_the_last_good_address_comes_first_and_none_twice() -> None:
    hints = [Hint("other", ("https://c:1",)), Hint("ours", ("https://b:1", "https://a:1"))]
    assert in_order("https://a:1", "d:1", hints, "ours") == [
        "https://a:1",
        "https://d:1",
        "https://b:1",
        "https://c:1",
    ]
    assert in_order(None, None, [], None) == []
    crowd = [Hint("x", (f"https://x{n}:1",)) for n in range(1000)]
    assert len(in_order(None, None, crowd, None)) == 16
