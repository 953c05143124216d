"""Views for people: frozen values in, lines in a terminal out. Imported only when something is shown."""
