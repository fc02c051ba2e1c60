from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audience", "0003_views")]
    operations = []
