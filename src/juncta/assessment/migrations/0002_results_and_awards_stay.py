"""Results stay and are confirmed once; awards stay, and their credits are the edition's, counted once."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TRIGGER result_is_not_deleted BEFORE DELETE ON assessment_result FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER result_stays BEFORE UPDATE ON assessment_result FOR EACH ROW
    WHEN (OLD.confirmed_at IS NOT NULL
          OR to_jsonb(OLD) - 'confirmed_by_id' - 'confirmed_at' IS DISTINCT FROM to_jsonb(NEW) - 'confirmed_by_id' - 'confirmed_at')
    EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER award_stays BEFORE UPDATE OR DELETE ON assessment_award FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER credit_stays BEFORE UPDATE OR DELETE ON assessment_awardedcredit FOR EACH ROW EXECUTE FUNCTION juncta_stays();

CREATE FUNCTION assessment_award_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    which uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM assessment_award award
        JOIN catalogue_edition edition ON edition.id = award.edition_id AND edition.alliance_id = award.alliance_id
        JOIN enrolment_enrolment enrolment ON enrolment.id = award.enrolment_id AND enrolment.alliance_id = award.alliance_id
        JOIN catalogue_offering offering ON offering.id = enrolment.offering_id AND offering.edition_id = award.edition_id
        WHERE award.id = which AND enrolment.state = 'completed' AND award.ects = (edition.content ->> 'ects')::numeric
    ) THEN
        RAISE EXCEPTION 'award % does not fit its edition and enrolment', which USING ERRCODE = 'check_violation',
            CONSTRAINT = 'award_fits_its_edition';
    END IF;
    IF (SELECT award.ects FROM assessment_award award WHERE award.id = which)
        IS DISTINCT FROM (SELECT sum(credit.ects) FROM assessment_awardedcredit credit WHERE credit.award_id = which)
    THEN
        RAISE EXCEPTION 'the credits of award % do not add up', which USING ERRCODE = 'check_violation', CONSTRAINT = 'award_adds_up';
    END IF;
    IF EXISTS (
        SELECT 1 FROM assessment_awardedcredit credit
        JOIN assessment_award award ON award.id = credit.award_id
        JOIN assessment_result result ON result.id = credit.result_id
        JOIN catalogue_edition edition ON edition.id = award.edition_id
        LEFT JOIN LATERAL jsonb_array_elements(edition.content -> 'components') part ON part ->> 'key' = credit.component
        WHERE credit.award_id = which AND NOT COALESCE(
            result.passed AND result.confirmed_at IS NOT NULL AND result.enrolment_id = award.enrolment_id
            AND result.component = credit.component AND credit.ects = (part ->> 'ects')::numeric
            AND credit.institution = part ->> 'provider', false)
    ) THEN
        RAISE EXCEPTION 'a credit of award % stands on no confirmed pass', which USING ERRCODE = 'check_violation',
            CONSTRAINT = 'credit_stands_on_a_confirmed_pass';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER award_adds_up AFTER INSERT ON assessment_award DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION assessment_award_adds_up('id');
CREATE CONSTRAINT TRIGGER credit_adds_up AFTER INSERT ON assessment_awardedcredit DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION assessment_award_adds_up('award_id');
"""
REVERSE = """
DROP TRIGGER credit_adds_up ON assessment_awardedcredit;
DROP TRIGGER award_adds_up ON assessment_award;
DROP FUNCTION assessment_award_adds_up();
DROP TRIGGER credit_stays ON assessment_awardedcredit;
DROP TRIGGER award_stays ON assessment_award;
DROP TRIGGER result_stays ON assessment_result;
DROP TRIGGER result_is_not_deleted ON assessment_result;
"""


class Migration(migrations.Migration):
    """The sums are looked at when the transaction ends, since an award and its credits are written one after the other."""

    dependencies: ClassVar = [("assessment", "0001_initial"), ("enrolment", "0002_places_are_counted"), ("base", "0002_happenings_stay")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
