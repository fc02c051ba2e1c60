from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "djeli.accounts"
    label = "accounts"
    verbose_name = "Accounts"
