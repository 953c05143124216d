"""The command line: options are read, one function is called, its answer is shown."""

from onrecord.cli.app import main

__all__ = ["main"]
