from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("stories", "0004_found_by_machines")]
    operations = []
