"""Browsers that get alerts, the alerts, and what became of each."""

from __future__ import annotations

from djeli.alerts.models.alert import Alert
from djeli.alerts.models.alert_rules import AlertRules
from djeli.alerts.models.delivery import Delivery
from djeli.alerts.models.device import Device

__all__ = ["Alert", "AlertRules", "Delivery", "Device"]
