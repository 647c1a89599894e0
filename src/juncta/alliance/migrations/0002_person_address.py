from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [
        ("alliance", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(models.F("alliance"), Lower("email"), name="one_person_per_address"),
        ),
    ]
