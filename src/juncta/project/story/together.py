"""How the cast works on an idea together: a thread, a suggestion, a date, a document, a question, and an answer that helps others."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.cocreation import operations as talking
from juncta.design import operations as designing
from juncta.project.story.world import World
from juncta.support import operations as supporting

if TYPE_CHECKING:
    from juncta.design.models import Design
    from juncta.support.models import SupportRequest

MINUTES = """Cities and Water (demo): first meeting

Present: an academic, a member of the committee, a student.
We begin from three rivers, and ask each city for one case.
"""


def talk(here: World, design: "Design", other: "Design") -> None:
    """Leave something to read, to answer and to decide at a young idea; `other` is a design whose team asked before."""
    academic, chair, student = (here.actor(key) for key in ("academic", "chair", "student"))
    where: dict[str, Any] = {"design": design, "section": "idea"}
    thread = talking.begin_thread(
        **where, by=chair, quote="three rivers", text=f"@{academic.name} Which three? Our committee would gladly lend one of ours."
    )
    talking.answer(thread=thread, by=student, text="Could one of them be a small one? Most towns live on small rivers.")
    talking.begin_thread(**where, by=student, text="Who is this for if I have no background in engineering?")
    talking.suggest(
        **where,
        by=student,
        quote="planners ask for people who understand both",
        proposed="planners ask for people who understand both and can talk to those who live there",
        reason="People who live beside the river should be part of it.",
    )
    designing.attach(
        design=design, by=academic, step="A1", name="Minutes of the first meeting", file_name="minutes.txt", content=MINUTES.encode()
    )
    until = clock.today() + timedelta(days=10)
    designing.plan_step(design=design, by=academic, step="A1", responsible=here.persons["academic"], due=until)
    _ask(here, design, "Two partners would like to join, and neither has made a micro-credential before. What should they read first?")
    asked = _ask(here, other, "How early should we show a design to the quality cluster, and in which form?")
    told = "As soon as outcomes and assessment are on one page. Rough is fine: we read for fit between the two, not for style."
    reply = supporting.answer(request=asked, by=here.actor("qa"), text=told)
    supporting.keep(reply=reply, by=here.actor("qa"), question=asked.question.replace("a design", "a draft"), text=told)
    supporting.close(request=asked, by=academic)


def _ask(here: World, design: "Design", question: str) -> "SupportRequest":
    by = here.actor("academic")
    body = alliances.body(by, "quality-assurance")
    assert body is not None  # noqa: S101 - the world has it
    return supporting.ask(design=design, step="B2", body=body, by=by, question=question)
