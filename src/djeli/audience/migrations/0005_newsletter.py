from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audience", "0004_comments")]
    operations = []
