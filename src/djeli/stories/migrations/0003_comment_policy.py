from django.db import migrations


class Migration(migrations.Migration):
    """For whoever adds how long a story takes comments."""

    dependencies = [("stories", "0002_related_and_turn")]
    operations = []
