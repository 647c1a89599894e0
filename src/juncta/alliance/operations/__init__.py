"""Every write about who there is."""

from juncta.alliance.operations.accounts import join, open_account
from juncta.alliance.operations.loading import load
from juncta.alliance.operations.people import add_person, end_mandate, give_mandate, name_contact

__all__ = ["add_person", "end_mandate", "give_mandate", "join", "load", "name_contact", "open_account"]
