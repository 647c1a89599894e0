"""An edition stays as it was published: a trigger refuses change and deletion."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TRIGGER edition_stays BEFORE UPDATE OR DELETE ON catalogue_edition FOR EACH ROW EXECUTE FUNCTION juncta_stays();
"""
REVERSE = "DROP TRIGGER edition_stays ON catalogue_edition;"


class Migration(migrations.Migration):
    """Learners, signers and recognition officers rely on it."""

    dependencies: ClassVar = [("catalogue", "0001_initial"), ("base", "0002_happenings_stay")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
