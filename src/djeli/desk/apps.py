from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "djeli.desk"
    label = "desk"
    verbose_name = "Desk"

    def ready(self) -> None:
        from djeli.desk import panels, receivers, rights
        from djeli.desk.access import page_guard
        from djeli.desk.audit import receivers as audit
        from djeli.desk.choosers.stories import set_choosers
        from djeli.desk.editor import copies
        from djeli.desk.newstory import first_values
        from djeli.newsletters.sending import story_choice
        from djeli.readership import numbers

        rights.enforce()
        page_guard.guard_titles()
        panels.set_panels()
        set_choosers()
        copies.set_copy_form()
        first_values.connect()
        receivers.connect()
        self.audit = audit
        story_choice.count_by(numbers.views_of)
