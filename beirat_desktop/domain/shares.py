"""Shares of a number of seats or members, always as whole heads."""


def majority(heads: int) -> int:
    """More than half: 17 of 33."""
    return heads // 2 + 1


def third(heads: int) -> int:
    """At least one third: 11 of 33."""
    return -(-heads // 3)


def at_most_third(heads: int) -> int:
    """The most that is no more than a third: 11 of 33, 11 of 34."""
    return heads // 3


def quarter(heads: int) -> int:
    """At least a quarter: 9 of 33."""
    return -(-heads // 4)


def two_thirds(heads: int) -> int:
    """At least two thirds: 22 of 33."""
    return -(-2 * heads // 3)
