"""Names of places by their look: countries, well-known towns, and what ends in a word for land, water or a way."""

from onrecord.names.lists import given, words


def is_place(name: str) -> bool:
    """Whether a name is that of a country, a state or a well-known town, or ends as names of land and water do.

    "Dry Fork Creek" is a place, "Jordan River" is not: its first word is a given name.
    """
    lower = name.lower()
    first, _, last = lower.rpartition(" ")
    is_feature = last in words("places", "feature") and bool(first) and first.split()[0] not in given().known
    return is_feature or lower in words("places", "country") | words("places", "town")
