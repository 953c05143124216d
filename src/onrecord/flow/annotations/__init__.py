"""Annotations that people or other tools made, as readings: brat standoff and Citron's JSON.

docs/how-to/import-annotations.md tells what each format has and lacks.
"""

from onrecord.flow.annotations.take import FORMATS, Annotated, add_annotations, read_annotations

__all__ = ["FORMATS", "Annotated", "add_annotations", "read_annotations"]
