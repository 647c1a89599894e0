"""Why somebody may not change who there is: the alliance office and administrators keep this data."""

from django.utils.translation import gettext as _

from juncta.alliance.models import Alliance, Body, Institution, Mandate, Person
from juncta.base import clock
from juncta.base.models import Account
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal


def why_not_load(actor: Actor, alliance: Alliance | None) -> Refusal | None:
    """Whether they may bring an alliance's data in; `alliance` is None for one that is new."""
    if actor == SYSTEM or (actor.holds(Role.ADMINISTRATOR) and (alliance is None or alliance.pk == actor.alliance)):
        return None
    return Refusal("ALL-101", _("Only an administrator loads an alliance's data."), _("Ask the administrator of this installation."))


def why_not_keep(actor: Actor, alliance: Alliance) -> Refusal | None:
    """Whether they may add people, give mandates and name contacts in this alliance."""
    office = actor.holds(Role.ALLIANCE_OFFICE) or actor.holds(Role.ADMINISTRATOR)
    if actor == SYSTEM or (office and actor.alliance == alliance.pk):
        return None
    return Refusal("ALL-102", _("Only the alliance office keeps people and mandates."), _("Ask the alliance office."))


def why_not_add_person(actor: Actor, alliance: Alliance, email: str, institution: Institution | None) -> Refusal | None:
    """Whether they may make somebody known: once per address, at a university of the same alliance."""
    if refusal := why_not_keep(actor, alliance):
        return refusal
    if institution and institution.alliance_id != alliance.pk:
        return _elsewhere()
    return _known() if alliance.persons.filter(email__iexact=email).exists() else None


def why_not_give_a_mandate_to(actor: Actor, person: Person) -> Refusal | None:
    """Whether they may give somebody mandates at all: not to themselves."""
    if refusal := why_not_keep(actor, person.alliance):
        return refusal
    if actor.person == person.pk:
        return Refusal("ALL-103", _("Nobody gives a mandate to themselves."), _("Ask a colleague at the alliance office."))
    return None


def why_not_give_mandate(actor: Actor, person: Person, role: Role, institution: Institution | None, body: Body | None) -> Refusal | None:
    """Whether they may give somebody this mandate; nobody but an administrator makes administrators."""
    if refusal := why_not_give_a_mandate_to(actor, person):
        return refusal
    if role is Role.ADMINISTRATOR and actor != SYSTEM and not actor.holds(Role.ADMINISTRATOR):
        return Refusal("ALL-104", _("Only an administrator makes somebody an administrator."), _("Ask an administrator."))
    if any(place and place.alliance_id != person.alliance_id for place in (institution, body)):
        return _elsewhere()
    return None


def why_not_end_mandate(actor: Actor, mandate: Mandate) -> Refusal | None:
    """Whether they may end this mandate; one that is over stays as it was."""
    if refusal := why_not_keep(actor, mandate.person.alliance):
        return refusal
    if mandate.valid_until and mandate.valid_until < clock.today():
        return Refusal("ALL-105", _("This mandate is already over."))
    return None


def why_not_name_contact(actor: Actor, body: Body, person: Person, institution: Institution | None) -> Refusal | None:
    """Whether they may name this contact: everybody and everything belongs to the body's alliance."""
    if refusal := why_not_keep(actor, body.alliance):
        return refusal
    if person.alliance_id != body.alliance_id or (institution and institution.alliance_id != body.alliance_id):
        return _elsewhere()
    return None


def why_not_open_account(actor: Actor, person: Person, account: Account | None) -> Refusal | None:
    """Whether they may let this person sign in; `account` is the one that already has the address."""
    if refusal := why_not_keep(actor, person.alliance):
        return refusal
    if person.account_id:
        return Refusal("ALL-106", _("This person can already sign in."))
    return why_not_take_account(account)


def why_not_take_account(account: Account | None) -> Refusal | None:
    """Whether an account may come to stand for a person: it may if it stands for nobody yet."""
    if account and Person.objects.filter(account=account).exists():
        return Refusal("ALL-107", _("This account already belongs to somebody."), _("Use another e-mail address."))
    return None


def why_not_join(account: Account, alliance: Alliance) -> Refusal | None:
    """Whether the holder of an account may join by themselves: nobody slips into a mandate by knowing an address."""
    return known_by_address() if alliance.persons.filter(email__iexact=account.email).exists() else None


def known_by_address() -> Refusal:
    """Somebody else's name stands beside this address; only the alliance office can join the two."""
    return Refusal(
        "ALL-109", _("The alliance already knows somebody with this address."), _("Ask the alliance office to open your account.")
    )


def no_alliance() -> Refusal:
    """There is nothing to join in a fresh installation."""
    return Refusal("ALL-108", _("There is no alliance here yet."), _("Come back when it has been set up."))


def _known() -> Refusal:
    return Refusal("ALL-110", _("Somebody with this e-mail address is already known."), _("Look for them in the list of people."))


def _elsewhere() -> Refusal:
    return Refusal("ALL-111", _("That belongs to another alliance."), _("Choose one of this alliance."))
