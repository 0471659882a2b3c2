import django.db.models.deletion
from django.db import migrations, models

DEFAULT = 'Que fait-on pendant que le pont est levé\u00a0?'


def keep_the_question_typed_by_editors(apps, schema_editor):
    """The default question comes with the starter questions; another one becomes a question of the town, chosen."""
    HomePage, Question = apps.get_model('home', 'HomePage'), apps.get_model('knowledge', 'Question')
    for home in HomePage.objects.exclude(question_title__in=('', DEFAULT)):
        home.question = Question.objects.create(text=home.question_title, detail=home.question_text)
        home.save(update_fields=['question'])


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0002_information_pages'),
        ('knowledge', '0002_questions_words_easy_reading'),
    ]

    operations = [
        migrations.AddField(
            model_name='homepage',
            name='question',
            field=models.ForeignKey(blank=True, help_text='Vide : une autre question chaque jour.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledge.question', verbose_name='question du moment'),
        ),
        migrations.AddField(
            model_name='starterload',
            name='questions',
            field=models.JSONField(default=list, editable=False, verbose_name='questions posées'),
        ),
        migrations.RunPython(keep_the_question_typed_by_editors, migrations.RunPython.noop),
    ]
