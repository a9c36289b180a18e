"""Property tests here run without a stopwatch, which a busy machine would lose, and leave no folder behind."""

from hypothesis import settings

settings.register_profile("domain", deadline=None, database=None)
settings.load_profile("domain")
