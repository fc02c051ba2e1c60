from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "djeli.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        # Not above: models cannot be imported before Django is set up.
        from djeli.accounts import receivers
        from djeli.accounts.audit import receivers as audit_receivers

        self.receivers = (receivers, audit_receivers)
