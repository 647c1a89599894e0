"""The framework as a living thing: its second version was made jointly, and a draft of the third is out for comments."""

from datetime import timedelta
from typing import TYPE_CHECKING

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.framework import operations as making
from juncta.framework.facts import Answer
from juncta.project.story.world import World

if TYPE_CHECKING:
    from juncta.framework.models import FrameworkDraft, Lesson

EARLY = {
    "en": "Ask each partner for its size limits, fees, levels and approval calendar before anybody writes a component. "
    "What nobody knows, write down as unknown and name who finds out, and by when.",
    "fr": "Demandez à chacun ses limites de volume, frais, niveaux et calendriers d’approbation avant d’écrire la moindre partie. "
    "Notez ce que nul ne sait comme inconnu, et qui le cherchera pour quand.",
    "de": "Fragen Sie jeden Partner nach Umfangsgrenzen, Gebühren, Stufen und Genehmigungsterminen, bevor jemand einen Teil schreibt. "
    "Was niemand weiß, halten Sie als unbekannt fest, mit Namen und Termin dessen, der es herausfindet.",
    "nl": "Vraag elke partner naar omvangsgrenzen, kosten, niveaus en goedkeuringskalender voordat iemand een onderdeel schrijft. "
    "Wat niemand weet, noteert u als onbekend, met wie het uitzoekt en tegen wanneer.",
}
TESTED = {
    "en": "Choose platforms learners can enter without an account at each partner. Let two learners of different partners try it "
    "before you decide, one of them with a screen reader, and settle who is responsible for which data.",
    "fr": "Choisissez des plateformes accessibles sans compte chez chacun. Faites-les essayer par deux apprenants de partenaires "
    "différents, dont un avec un lecteur d’écran, et réglez qui répond de quelles données.",
    "de": "Wählen Sie Plattformen, für die niemand bei jedem Partner ein Konto braucht. Lassen Sie sie vorher von zwei Lernenden "
    "verschiedener Partner erproben, einmal mit Screenreader, und klären Sie, wer für welche Daten verantwortlich ist.",
    "nl": "Kies platforms waarvoor lerenden niet bij elke partner een account nodig hebben. Laat twee lerenden van verschillende partners "
    "ze eerst uitproberen, één met een schermlezer, en leg vast wie voor welke gegevens verantwoordelijk is.",
}


def second(world: World) -> None:
    """A lesson led to a draft; the bodies were heard and answered, and the board adopted it as version 2."""
    lesson = making.note_lesson(
        alliance=world.alliance,
        by=world.actor("academic"),
        text="Ten credits were more than one partner's rules allow. We learnt it after the components were written.",
        provenance="Sustainability, as it is awarded today",
    )
    because = "A team met a partner's size limit only after its components were written."
    draft = _draft(world, because, "steps:B3", EARLY, lesson)
    _comment(world, draft, "qa", "quality-assurance", "Name a date too, else the question stays open.", "Done: who, and by when.")
    _comment(world, draft, "student-reviewer", "student-board", "Good: learners heard of the limit last.", "Thank you.")
    making.adopt(draft=draft, by=world.actor("board"), reasons="It spares every team a detour.")


def third(world: World) -> "FrameworkDraft":
    """The next draft is out: one comment is answered, one waits for the office, and one lesson for a decision."""
    taken = making.note_lesson(
        alliance=world.alliance,
        by=world.actor("designer"),
        text="Our platform could not be used with a screen reader, and nobody had tried.",
        provenance="Sustainability, first offering",
    )
    making.note_lesson(
        alliance=world.alliance,
        by=world.actor("registrar-krakow"),
        text="Learners from outside a university had no identity that our system accepts.",
        provenance="Enrolment of the first offering at Kraków",
    )
    because = "Two learners could not enter the platform of a partner."
    draft = _draft(world, because, "steps:C5", TESTED, taken)
    _comment(world, draft, "qa", "quality-assurance", "Two learners are few. Why not one per partner?", "Two show most of what is wrong.")
    body = alliances.body(world.actor("student-reviewer"), "student-board")
    assert body is not None  # noqa: S101 - the world has it
    making.comment(draft=draft, by=world.actor("student-reviewer"), body=body, text="Please pay the learners who try it.", part="steps:C5")
    return draft


def _draft(world: World, because: str, part: str, recommendation: dict[str, str], lesson: "Lesson") -> "FrameworkDraft":
    """The office writes, takes the lesson up, and asks."""
    by = world.actor("office")
    draft = making.open_draft(alliance=world.alliance, by=by, because=because)
    draft = making.save_part(draft=draft, by=by, part=part, values={"recommendation": recommendation}, based_on=draft.revision)
    making.use_lesson(draft=draft, lesson=lesson, by=by, taken_up=True, part=part)
    asked = alliances.bodies(by).filter(slug__in=["quality-assurance", "student-board"])
    return making.consult(draft=draft, by=by, bodies=list(asked), deadline=clock.today() + timedelta(days=21))


def _comment(world: World, draft: "FrameworkDraft", key: str, body: str, text: str, answer: str) -> None:
    """Somebody comments for their body, and the office answers."""
    by = world.actor(key)
    speaks_for = alliances.body(by, body)
    assert speaks_for is not None  # noqa: S101 - the world has it
    said = making.comment(draft=draft, by=by, body=speaks_for, text=text)
    making.answer_comment(comment=said, by=world.actor("office"), answer=Answer.ACCEPTED, words=answer)
