from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0003_question_of_the_day'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='homepage',
            name='question_text',
        ),
        migrations.RemoveField(
            model_name='homepage',
            name='question_title',
        ),
    ]
