"""What happened stays as it was written: a trigger refuses change and deletion."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE FUNCTION juncta_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER happening_stays BEFORE UPDATE OR DELETE ON base_happening FOR EACH ROW EXECUTE FUNCTION juncta_stays();
"""
REVERSE = "DROP TRIGGER happening_stays ON base_happening; DROP FUNCTION juncta_stays();"


class Migration(migrations.Migration):
    """The function `juncta_stays` also serves the other rooms' tables that never change."""

    dependencies: ClassVar = [("base", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
