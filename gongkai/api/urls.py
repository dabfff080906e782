"""The machine's addresses, all below /api/v1/."""

from django.urls import re_path

from gongkai.api.faults import elsewhere, in_one_shape
from gongkai.api.open_data import api

app_name = "api"
urlpatterns = [*in_one_shape(list(api.urls[0])), re_path(r"^(?P<rest>.*)$", elsewhere)]
