"""Shares of a number of seats or members, always as whole persons."""


def majority(count: int) -> int:
    """More than half: 17 of 33."""
    return count // 2 + 1


def third(count: int) -> int:
    """At least one third: 11 of 33."""
    return -(-count // 3)


def at_most_third(count: int) -> int:
    """The most that is no more than a third: 11 of 33, 11 of 34."""
    return count // 3


def quarter(count: int) -> int:
    """At least a quarter: 9 of 33."""
    return -(-count // 4)


def two_thirds(count: int) -> int:
    """At least two thirds: 22 of 33."""
    return -(-2 * count // 3)
