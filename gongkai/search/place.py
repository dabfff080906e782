"""Where in a record a query is looked for."""

from enum import Enum


class Place(Enum):
    ANYWHERE = "anywhere"  # every word in title, numbers or text
    HEAD = "head"  # every word in title or numbers
    NUMBER = "number"  # the whole query is one of the numbers
