"""Each test that asks for ``place`` or ``new_place`` runs on every kind of database."""

from store_places import new_place, place, postgres

__all__ = ["new_place", "place", "postgres"]
