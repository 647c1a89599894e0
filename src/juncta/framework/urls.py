"""Where the room answers."""

from django.urls import URLPattern, path

from juncta.framework.views import consulting, drafting, editing, public

DRAFT = "drafts/<uuid:draft_id>/"
PART = f"{DRAFT}parts/<str:framework_part>/"

urlpatterns: list[URLPattern] = [
    path("", public.overview, name="framework-overview"),
    path("steps/<str:code>/", public.step, name="framework-step"),
    path("file/", public.file, name="framework-file"),
    path("versions/<int:framework_version>/", public.version, name="framework-version"),
    path("versions/<int:framework_version>/file/", public.file, name="framework-version-file"),
    path("publish/", drafting.publish, name="framework-publish"),
    path("lessons/", consulting.lessons, name="framework-lessons"),
    path("drafts/", drafting.drafts, name="framework-drafts"),
    path(DRAFT, drafting.draft, name="framework-draft"),
    path(f"{DRAFT}difference/", drafting.difference, name="framework-difference"),
    path(f"{DRAFT}file/", drafting.file, name="framework-draft-file"),
    path(f"{DRAFT}consult/", consulting.consult, name="framework-consult"),
    path(f"{DRAFT}adopt/", drafting.adopt, name="framework-adopt"),
    path(f"{DRAFT}withdraw/", drafting.withdraw, name="framework-withdraw"),
    path(f"{DRAFT}add/<str:framework_kind>/", editing.add, name="framework-draft-add"),
    path(PART, editing.part, name="framework-draft-part"),
    path(f"{PART}move/", editing.move, name="framework-draft-move"),
    path(f"{PART}remove/", editing.remove, name="framework-draft-remove"),
    path(f"{PART}comment/", consulting.comment, name="framework-comment"),
    path(f"{DRAFT}comments/<uuid:framework_comment_id>/", consulting.answer, name="framework-answer"),
    path(f"{DRAFT}lessons/<uuid:lesson_id>/", consulting.use_lesson, name="framework-use-lesson"),
]
