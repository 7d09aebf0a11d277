"""Addresses of the programming interface."""

from django.urls import path

from gongbao.api import views
from gongbao.api.interface import api

urlpatterns = [
    path("", views.about, name="api"),
    path("openapi.json", views.openapi, name="openapi"),
    path("", api.urls),
]
