import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0010_tally"),
    ]

    operations = [
        migrations.RenameModel("Gist", "TermVector"),
        migrations.AlterField(
            model_name="termvector",
            name="story",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="term_vector",
                serialize=False,
                to="stories.article",
            ),
        ),
    ]
