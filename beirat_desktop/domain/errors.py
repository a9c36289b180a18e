"""Refusals: a rule of the council forbids what was asked."""


class Refused(Exception):
    """A rule forbids this. The rule's name is stable; its German sentence stands in german.

    facts are what the sentence needs (numbers, dates, names). A refusal with overridable set may be
    passed over with a reason, which is stored in the record.
    """

    def __init__(self, rule: str, *, overridable: bool = False, **facts: object) -> None:
        super().__init__(rule, facts)
        self.rule = rule
        self.facts = facts
        self.overridable = overridable
