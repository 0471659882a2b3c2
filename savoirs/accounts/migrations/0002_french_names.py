"""What Wagtail made under English names is named in French, unless someone has named it since."""

from django.db import migrations

NAMES = (
    ("wagtailcore", "Page", "title", {"Root": "Toutes les pages"}),
    ("wagtailcore", "Page", "draft_title", {"Root": "Toutes les pages"}),
    ("wagtailcore", "Collection", "name", {"Root": "Commune à tous les services"}),
    ("wagtailcore", "Workflow", "name", {"Moderators approval": "Relecture par l’équipe"}),
    ("wagtailcore", "Task", "name", {"Moderators approval": "Relecture par l’équipe"}),
    ("auth", "Group", "name", {"Moderators": "Relecture du site", "Editors": "Rédaction du site"}),
)


def rename(apps, schema_editor) -> None:
    for app, model, field, names in NAMES:
        for english, french in names.items():
            rows = apps.get_model(app, model).objects.filter(**{field: english})
            if hasattr(apps.get_model(app, model), "depth"):
                rows = rows.filter(depth=1)
            rows.update(**{field: french})


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
