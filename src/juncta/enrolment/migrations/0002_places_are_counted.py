"""Nobody holds a place that does not exist, nor one in another alliance's offering."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE FUNCTION enrolment_place_exists() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    places integer;
BEGIN
    SELECT capacity INTO places FROM catalogue_offering
        WHERE id = NEW.offering_id AND alliance_id = NEW.alliance_id;
    IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM alliance_person WHERE id = NEW.person_id AND alliance_id = NEW.alliance_id) THEN
        RAISE EXCEPTION 'offering, person and enrolment belong to one alliance' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'enrolment_stays_in_its_alliance';
    END IF;
    IF NEW.place IS NOT NULL AND NEW.place NOT BETWEEN 1 AND places THEN
        RAISE EXCEPTION 'there is no place %, the offering has %', NEW.place, places USING ERRCODE = 'check_violation',
            CONSTRAINT = 'place_exists';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER enrolment_place_exists BEFORE INSERT OR UPDATE OF place, offering_id, person_id, alliance_id ON enrolment_enrolment
    FOR EACH ROW EXECUTE FUNCTION enrolment_place_exists();

CREATE FUNCTION enrolment_places_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM enrolment_enrolment WHERE offering_id = NEW.id AND place > NEW.capacity) THEN
        RAISE EXCEPTION 'somebody holds a place above %', NEW.capacity USING ERRCODE = 'check_violation', CONSTRAINT = 'places_stay';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER enrolment_places_stay BEFORE UPDATE OF capacity ON catalogue_offering
    FOR EACH ROW WHEN (NEW.capacity < OLD.capacity) EXECUTE FUNCTION enrolment_places_stay();

CREATE TRIGGER enrolment_is_not_deleted BEFORE DELETE ON enrolment_enrolment FOR EACH ROW EXECUTE FUNCTION juncta_stays();
"""
REVERSE = """
DROP TRIGGER enrolment_is_not_deleted ON enrolment_enrolment;
DROP TRIGGER enrolment_places_stay ON catalogue_offering;
DROP FUNCTION enrolment_places_stay();
DROP TRIGGER enrolment_place_exists ON enrolment_enrolment;
DROP FUNCTION enrolment_place_exists();
"""


class Migration(migrations.Migration):
    """The rules of who gets a place stand in operations; these triggers hold when they are wrong."""

    dependencies: ClassVar = [("enrolment", "0001_initial"), ("base", "0002_happenings_stay")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
