"""A pytest plugin: no example of hypothesis fails because the machine is busy, and each fault is looked at briefly."""

from hypothesis import settings

settings.register_profile("mutation", deadline=None, max_examples=30, derandomize=True, database=None)
