"""Addresses below /api/ that no version of the interface has: a machine is answered in its own language there too."""

from django.urls import re_path

from gongkai.api.faults import elsewhere

urlpatterns = [re_path(r"^(?P<rest>.*)$", elsewhere)]
