from django.db import migrations

FORWARD = """
CREATE TRIGGER revision_stays BEFORE UPDATE OR DELETE ON jurisdiction_revision FOR EACH ROW EXECUTE FUNCTION juncta_stays();
"""
REVERSE = "DROP TRIGGER revision_stays ON jurisdiction_revision;"


class Migration(migrations.Migration):
    dependencies = [("jurisdiction", "0001_initial"), ("base", "0002_happenings_stay")]

    operations = [migrations.RunSQL(FORWARD, REVERSE)]
