"""What something was called and had on a day: names, seats and rules that change from a day on.

A value carries what holds in the end; its `earlier` are the former ones, each with its last day, the oldest first.
What shows or judges something of a day asks as_of() and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar, cast, get_args, get_type_hints

V = TypeVar("V")
State = tuple[date | None, dict[str, Any]]
"""The last day, None for the state that goes on, and what held; "profile.notice_days" for a field of a nested value."""


def as_of(value: V, day: date) -> V:
    """The value as it was, or will be, on a day; it carries no earlier ones, so it is not one to be saved."""
    found: Any = value
    if not found.earlier:
        return value
    period = next((one for one in found.earlier if day <= one.until), None)
    if period is None:
        return cast("V", replace(found, earlier=()))
    names = [f.name for f in fields(period) if f.name != "until"]
    return cast("V", replace(found, earlier=(), **{name: getattr(period, name) for name in names}))


def all_states(value: V) -> Iterator[tuple[date | None, V]]:
    """What held one after the other, the oldest first, each with its last day; None for what goes on."""
    found: Any = value
    for period in found.earlier:
        yield period.until, as_of(value, period.until)
    yield None, cast("V", replace(found, earlier=()))


def changed_from(value: V, day: date, **changed: Any) -> V:
    """The value with something else from a day on, until it was to change again anyhow; before it all stays."""
    any_value: Any = value
    dated, rest = _dated(value, changed)
    if not dated:
        return cast("V", replace(any_value, **rest))
    states = _states(value)
    place = _place(states, day)
    begins_here = place > 0 and states[place - 1][0] == day - timedelta(days=1)
    if not begins_here:
        states.insert(place, (day - timedelta(days=1), dict(states[place][1])))
        place += 1
    for name, new in _differing(states[place][1], dated):
        _spread(states, place, name, new, backward=False)
    return cast("V", _rebuilt(value, states, rest))


def corrected(value: V, day: date, **changed: Any) -> V:
    """The value with what was wrong on a day put right, for the whole time that it stood so."""
    dated, rest = _dated(value, changed)
    states = _states(value)
    place = _place(states, day)
    for name, new in _differing(states[place][1], dated):
        _spread(states, place, name, new, backward=True)
    return cast("V", _rebuilt(value, states, rest))


def _period_of(value: Any) -> Any:
    """The class of the earlier periods of a value."""
    return get_args(get_type_hints(type(value))["earlier"])[0]


def _dated(value: Any, changed: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    names = {f.name for f in fields(_period_of(value))}
    return (
        {name: new for name, new in changed.items() if name in names},
        {name: new for name, new in changed.items() if name not in names},
    )


def _flat(holder: Any, names: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in names:
        part = getattr(holder, name)
        if is_dataclass(part):
            found.update({f"{name}.{f.name}": getattr(part, f.name) for f in fields(part)})
        else:
            found[name] = part
    return found


def _states(value: Any) -> list[State]:
    names = [f.name for f in fields(_period_of(value)) if f.name != "until"]
    return [*((one.until, _flat(one, names)) for one in value.earlier), (None, _flat(value, names))]


def _place(states: list[State], day: date) -> int:
    return next(number for number, (until, _) in enumerate(states) if until is None or day <= until)


def _differing(state: Mapping[str, Any], changed: Mapping[str, Any]) -> list[tuple[str, Any]]:
    flat: dict[str, Any] = {}
    for name, new in changed.items():
        if is_dataclass(new):
            flat.update({f"{name}.{f.name}": getattr(new, f.name) for f in fields(new)})
        else:
            flat[name] = new
    return [(name, new) for name, new in flat.items() if state[name] != new]


def _spread(states: list[State], place: int, name: str, new: Any, *, backward: bool) -> None:
    """Put the new value wherever the same one stood without a break."""
    old = states[place][1][name]
    for step in (1, -1) if backward else (1,):
        at = place if step == 1 else place - 1
        while 0 <= at < len(states) and states[at][1][name] == old:
            states[at][1][name] = new
            at += step


def _rebuilt(value: Any, states: list[State], rest: Mapping[str, Any]) -> Any:
    lasting = [state for number, state in enumerate(states[:-1]) if state[1] != states[number + 1][1]]
    period = _period_of(value)
    earlier = tuple(period(until=until, **_deep(value, held)) for until, held in lasting)
    return replace(value, earlier=earlier, **_deep(value, states[-1][1]), **rest)


def _deep(value: Any, held: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    nested: dict[str, dict[str, Any]] = {}
    for name, part in held.items():
        holder, dot, inner = name.partition(".")
        if dot:
            nested.setdefault(holder, {})[inner] = part
        else:
            found[name] = part
    return {**found, **{name: replace(getattr(value, name), **parts) for name, parts in nested.items()}}
