"""The pages: the record in a browser on this machine. Rendered here, readable without JavaScript, nothing from afar."""

from onrecord.web.app import pages
from onrecord.web.settings import Settings

__all__ = ["Settings", "pages"]
