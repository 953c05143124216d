"""A saying as JSON for programs: versions with their evidence, steps with their grounds, what was looked at."""

import msgspec

from onrecord.contract import Json
from onrecord.link.saying import Saying


def saying_object(saying: Saying) -> Json:
    """The object; spans index the text of the version's document. ``docs/reference/trace.md`` describes it."""
    return {
        "asked": saying.asked,
        "first": saying.versions[0].id if saying.versions else None,
        "first_doubt": saying.first_doubt,
        "versions": msgspec.to_builtins(saying.versions),
        "steps": [{**msgspec.to_builtins(step), "is_stated": step.is_stated} for step in saying.steps],
        "origins": msgspec.to_builtins(saying.origins),
        "n_versions": len(saying.versions),
        "n_origins": saying.n_origins,
        "n_reports": saying.n_reports,
        "n_compared": saying.n_compared,
        "is_whole": saying.is_whole,
    }
