"""A merged need points at one that carries its support: of the same alliance, and not merged itself."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE FUNCTION juncta_need_carries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM needs_need AS need JOIN needs_need AS other ON other.id = need.same_as_id
        WHERE (need.id = NEW.id OR other.id = NEW.id) AND (other.same_as_id IS NOT NULL OR other.alliance_id <> need.alliance_id)
    ) THEN
        RAISE EXCEPTION 'a merged need points at a living one of its alliance' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER need_carries AFTER INSERT OR UPDATE OF same_as_id, alliance_id ON needs_need
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION juncta_need_carries();
CREATE TRIGGER growth_stays BEFORE UPDATE OR DELETE ON needs_growth FOR EACH ROW EXECUTE FUNCTION juncta_stays();
"""
REVERSE = """
DROP TRIGGER growth_stays ON needs_growth;
DROP TRIGGER need_carries ON needs_need;
DROP FUNCTION juncta_need_carries();
"""


class Migration(migrations.Migration):
    """Asked at the end of the transaction, since a merge moves several rows."""

    dependencies: ClassVar = [("needs", "0001_initial"), ("base", "0002_happenings_stay")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
