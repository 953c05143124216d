"""What all tests share: how far property tests wander.

At the desk they draw new examples every time. In continuous integration (``CI`` set) they draw the same ones for the
same code, so that a change is judged by what it changed; what a free run finds becomes an ``@example`` or a test.
"""

import os

from hypothesis import settings

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "desk"))
