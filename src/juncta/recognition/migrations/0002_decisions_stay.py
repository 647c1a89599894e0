"""Decisions and rules in force stay as they were written."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TRIGGER decision_stays BEFORE UPDATE OR DELETE ON recognition_decision FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER rule_set_stays BEFORE UPDATE OR DELETE ON recognition_ruleset FOR EACH ROW EXECUTE FUNCTION juncta_stays();
"""
REVERSE = "DROP TRIGGER rule_set_stays ON recognition_ruleset; DROP TRIGGER decision_stays ON recognition_decision;"


class Migration(migrations.Migration):
    """Triggers under the rule that a decision can be replayed years later."""

    dependencies: ClassVar = [("base", "0002_happenings_stay"), ("recognition", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
