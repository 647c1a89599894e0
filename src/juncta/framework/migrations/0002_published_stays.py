from django.db import migrations

FORWARD = """
CREATE FUNCTION framework_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published framework version never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER framework_published_stays BEFORE UPDATE OR DELETE ON framework_framework
    FOR EACH ROW EXECUTE FUNCTION framework_published_stays();
"""
REVERSE = """
DROP TRIGGER framework_published_stays ON framework_framework;
DROP FUNCTION framework_published_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("framework", "0001_initial"),
    ]

    operations = [migrations.RunSQL(FORWARD, REVERSE)]
