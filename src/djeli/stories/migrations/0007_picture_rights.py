"""Copyright and terms apart, so that each can stand in the files that go out; the agency's own
instructions; and the size of a picture as it is seen."""

import wagtail.images.models
from django.db import migrations, models

import djeli.stories.models.picture


class Migration(migrations.Migration):
    dependencies = [("stories", "0006_slugs_and_former_addresses")]

    operations = [
        migrations.RenameField("picture", "rights", "usage_terms"),
        migrations.AlterField(
            "picture",
            "usage_terms",
            models.TextField(blank=True, verbose_name="terms of use"),
        ),
        migrations.AddField(
            "picture",
            "copyright",
            models.CharField(
                blank=True,
                default="",
                help_text="© and the owner’s name.",
                max_length=250,
                verbose_name="copyright notice",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "picture",
            "instructions",
            models.TextField(
                blank=True,
                default="",
                help_text="The agency’s instructions to the newsroom. Never published.",
                verbose_name="special instructions",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            "picture",
            "file",
            djeli.stories.models.picture.PictureFileField(
                height_field="height",
                upload_to=wagtail.images.models.get_upload_to,
                verbose_name="file",
                width_field="width",
            ),
        ),
    ]
