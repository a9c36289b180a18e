"""Passwords where the system keeps them, and where it does not."""

import keyring
import keyring.core
import pytest
from keyring.backends.null import Keyring as TakesAll
from keyring.errors import KeyringError, PasswordDeleteError

from beirat_desktop.exchange import passwords


def test_where_nothing_is_kept_or_nothing_can_be_there_is_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_password", lambda *_: None)
    assert passwords.stored("server") == ""

    def locked(*_: object) -> None:
        raise KeyringError

    monkeypatch.setattr(keyring, "get_password", locked)
    assert passwords.stored("server") == ""


def test_a_password_is_kept_under_the_name_of_its_server(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "set_password", lambda service, name, word: kept.update({(service, name): word}))
    monkeypatch.setattr(keyring, "get_password", lambda service, name: kept.get((service, name)))
    assert passwords.keep("server", "geheim")
    assert passwords.stored("server") == "geheim"
    assert passwords.stored("another") == ""


def test_a_password_the_system_does_not_take_is_said_to_be_kept_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise KeyringError

    monkeypatch.setattr(keyring, "set_password", locked)
    assert not passwords.keep("server", "geheim")


def test_a_password_that_was_never_kept_is_forgotten_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise PasswordDeleteError

    monkeypatch.setattr(keyring, "delete_password", none)
    assert passwords.keep("server", "")


@pytest.mark.parametrize(
    "named", ["keyrings.nowhere.Keyring", "keyring.backends.null.Nothing", "keyring.backends.Windows.WinVaultKeyring"]
)
def test_a_place_that_was_set_up_and_is_not_there_is_none(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", named)
    assert passwords.stored("server") == ""
    assert not passwords.keep("server", "geheim")
    assert not passwords.can_keep()


def test_a_place_that_raises_its_own_kind_of_error_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise ConnectionResetError("the bus went away")

    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(keyring, name, gone)
    assert passwords.stored("server") == ""
    assert not passwords.keep("server", "geheim")
    assert not passwords.keep("server", "")


def test_a_place_that_takes_all_and_keeps_nothing_has_not_kept_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", TakesAll())
    assert not passwords.keep("server", "geheim")
