"""Where the board answers: below /needs/."""

from django.urls import URLPattern, path

from juncta.needs.views import board, drafts, growing, need

urlpatterns: list[URLPattern] = [
    path("", board.board, name="needs-board"),
    path("new/", board.new, name="needs-new"),
    path("drafts/new/", drafts.bring_in, name="needs-bring-in"),
    path("drafts/into/<uuid:design_id>/", drafts.bring_into, name="needs-bring-into"),
    path("drafts/form.docx", drafts.template, {"kind": "docx"}, name="needs-word-form"),
    path("drafts/form.xlsx", drafts.template, {"kind": "xlsx"}, name="needs-excel-form"),
    path("drafts/<uuid:brought_id>/", drafts.draft, name="needs-draft"),
    path("drafts/<uuid:brought_id>/discard/", drafts.discard, name="needs-draft-discard"),
    path("designs/<uuid:design_id>/interested/<uuid:interest_id>/invite/", growing.invite, name="needs-invite"),
    path("<uuid:need_id>/", need.need, name="needs-need"),
    path("<uuid:need_id>/change/", board.change, name="needs-change"),
    path("<uuid:need_id>/second/", need.second, name="needs-second"),
    path("<uuid:need_id>/interest/", need.interest, name="needs-interest"),
    path("<uuid:need_id>/interest/<uuid:interest_id>/back/", need.interest_back, name="needs-interest-back"),
    path("<uuid:need_id>/aside/", need.set_aside, name="needs-set-aside"),
    path("<uuid:need_id>/reopen/", need.reopen, name="needs-reopen"),
    path("<uuid:need_id>/same/", need.merge, name="needs-merge"),
    path("<uuid:need_id>/withdraw/", need.withdraw, name="needs-withdraw"),
    path("<uuid:need_id>/idea/", growing.grow, name="needs-grow"),
]
