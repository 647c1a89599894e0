"""Who can sign in: accounts opened for people the alliance knows, and learners who join by themselves."""

from django.db import IntegrityError, transaction

from juncta.alliance import permits, queries
from juncta.alliance.events import AccountOpened, LearnerJoined
from juncta.alliance.models import Alliance, Category, Mandate, Person
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.base.models import Account
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refused


@transaction.atomic
def open_account(*, person: Person, by: Actor, email: str = "", password: str | None = None) -> Account:
    """Let a known person sign in, with their own address unless another is given.

    Without a password the account is entered by passkey or after a reset. An account that stands for nobody is taken over.
    """
    locked = Person.objects.select_for_update(of=("self",)).select_related("alliance").get(pk=person.pk)
    address = email or locked.email
    account = queries.account_of_address(address)
    if refusal := permits.why_not_open_account(by, locked, account):
        raise Refused(refusal)
    account = account or Account.objects.create_user(email=address, password=password)
    locked.account = person.account = account
    locked.save(update_fields=["account"])
    announce(AccountOpened(alliance_id=locked.alliance_id, subject_id=locked.pk), by)
    return account


@transaction.atomic
def join(*, account: Account, alliance: Alliance | None, given_name: str, family_name: str) -> Person:
    """Make the holder of an account a learner without a home university; joining twice is joining once."""
    Account.objects.select_for_update().get(pk=account.pk)  # a second window waits here, and then finds the person
    if known := Person.objects.filter(account=account).first():
        return known
    if alliance is None:
        raise Refused(permits.no_alliance())
    if refusal := permits.why_not_join(account, alliance):
        raise Refused(refusal)
    try:
        with transaction.atomic():
            person = Person.objects.create(
                alliance=alliance,
                account=account,
                given_name=given_name,
                family_name=family_name,
                email=account.email,
                category=Category.OUTSIDE,
            )
    except IntegrityError:  # somebody was made known under this address just now
        raise Refused(permits.known_by_address()) from None
    Mandate.objects.create(person=person, role=Role.LEARNER.value, valid_from=clock.today())
    announce(LearnerJoined(alliance_id=alliance.pk, subject_id=person.pk), queries.actor_of(person))
    return person
