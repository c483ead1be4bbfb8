"""Names and descriptions to who: of which country and sector, in which office on the day of the report.

reader = ActorReader.load()
mentions = reader.read(tree, published="2024-06-19")
mentions.at(token)      # the actors of the phrase that this token heads
"""

from dragoman.actors.house import House
from dragoman.actors.late import held_then
from dragoman.actors.mentions import Kind, Mention, Mentions, country_codes, states_named
from dragoman.actors.own import OUTLETS
from dragoman.actors.people import (
    alien,
    band,
    hurt,
    lacking,
    lives_there,
    marchers,
    official_of_nobody,
    organ_of_nobody,
    parliaments,
    people_of,
    quitted,
    sharing_office,
    state_behind,
    state_of,
    stateless,
    strange,
    unnamed,
)
from dragoman.actors.reader import ActorReader
from dragoman.actors.register import Entity
from dragoman.actors.whereabouts import Setting

__all__ = [
    "OUTLETS",
    "ActorReader",
    "Entity",
    "House",
    "Kind",
    "Mention",
    "Mentions",
    "Setting",
    "alien",
    "band",
    "country_codes",
    "held_then",
    "hurt",
    "lacking",
    "lives_there",
    "marchers",
    "official_of_nobody",
    "organ_of_nobody",
    "parliaments",
    "people_of",
    "quitted",
    "sharing_office",
    "state_behind",
    "state_of",
    "stateless",
    "states_named",
    "strange",
    "unnamed",
]
