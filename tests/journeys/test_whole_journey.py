"""The whole journey of a joint micro-credential, from an idea to its recognition and its end, in a real browser without JavaScript."""

import pytest

from tests.browser.houses import demo
from tests.browser.people import Company, chromium
from tests.journeys import acts_design, acts_idea, acts_learning, acts_recognition, acts_review, acts_signing, acts_team
from tests.journeys.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture
def stage(tmp_path):
    with demo(tmp_path, "--empty") as address, chromium() as browser:
        company = Company(browser, address)
        yield Stage(company, tmp_path)
        company.leave()


def test_whole_journey(stage):
    acts_idea.given_a_house_in_which_nothing_has_happened(stage)
    acts_idea.when_the_academic_writes_an_idea(stage)
    acts_idea.then_the_academic_sees_at_once_which_parts_of_the_definition_it_meets(stage)
    acts_idea.then_each_step_says_what_is_recommended_who_does_it_and_whom_to_ask(stage)
    acts_idea.then_somebody_else_finds_the_design_closed_with_the_reason(stage)
    acts_idea.then_a_stranger_and_a_visitor_find_no_design(stage)
    acts_idea.when_a_colleague_of_the_committee_endorses_it(stage)
    acts_idea.when_partners_are_invited_with_their_roles(stage)
    acts_idea.when_each_university_accepts(stage)
    acts_idea.when_academics_staff_and_students_join_the_team(stage)
    acts_idea.then_the_design_is_collaborative_and_international(stage)

    acts_design.when_the_learning_designer_writes_the_standard_elements(stage)
    acts_design.when_the_student_writes_the_outcomes(stage)
    acts_design.when_the_academic_adds_all_components_but_one(stage)
    acts_design.then_the_check_says_that_the_credits_do_not_add_up(stage)
    acts_design.when_the_academic_adds_the_last_component(stage)
    acts_design.then_the_components_are_complete(stage)
    acts_team.when_the_team_writes_every_section(stage)
    acts_team.when_the_partners_plan_fees_and_work(stage)
    acts_team.when_the_team_agrees_on_thirteen_clauses(stage)
    acts_team.when_every_partner_signs_the_agreement_off(stage)
    acts_design.then_nothing_keeps_it_from_review(stage)
    acts_design.when_the_academic_sends_it_to_review(stage)
    acts_design.then_nobody_changes_it_while_it_is_judged(stage)

    acts_review.when_the_quality_cluster_returns_it(stage)
    acts_review.then_the_team_reads_why_and_can_write_again(stage)
    acts_review.when_the_team_answers_and_sends_it_again(stage)
    acts_review.then_only_a_seat_of_the_panel_can_speak(stage)
    acts_review.when_three_voices_approve(stage)
    acts_review.when_each_awarding_university_records_its_own_approval(stage)
    acts_review.then_a_visitor_reads_the_published_edition(stage)

    acts_learning.when_the_academic_opens_an_offering_with_one_place(stage)
    acts_learning.then_the_learner_gets_the_place_and_the_lifelong_learner_waits(stage)
    acts_learning.when_three_teachers_record_the_learners_results(stage)
    acts_learning.then_the_learner_sees_that_results_wait_for_the_board(stage)
    acts_learning.when_the_examiner_confirms_and_awards(stage)

    acts_signing.when_the_registrars_approve_the_trust_list(stage)
    acts_signing.when_the_registrars_approve_the_batch_one_after_the_other(stage)
    acts_signing.then_every_university_has_signed(stage)
    acts_signing.when_the_learner_downloads_the_badge_and_shares_a_link(stage)
    acts_signing.then_an_employer_without_an_account_reads_everything_that_was_signed(stage)
    acts_signing.then_a_dropped_file_is_judged_on_what_it_holds(stage)
    acts_signing.then_a_stranger_finds_neither_batch_nor_credential(stage)

    acts_recognition.when_the_learner_asks_another_university(stage)
    acts_recognition.then_nobody_else_decides(stage)
    acts_recognition.when_the_recognition_officer_decides_with_every_criterion_in_view(stage)
    acts_recognition.then_the_learner_reads_the_decision_and_its_reasons(stage)
    acts_recognition.then_the_badge_is_valid_on_a_machine_of_ones_own(stage)
    acts_recognition.when_a_registrar_revokes_the_credential(stage)
    acts_recognition.then_the_shared_page_and_the_command_say_revoked(stage)
