"""What holds for all tests: hypothesis draws the same examples every time, and takes its time.

To look further than the kept examples: `HYPOTHESIS_PROFILE=wide python -m pytest tests/…`.
"""

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("wide", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
