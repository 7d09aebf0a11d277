"""Addresses of oversight."""

from django.urls import path
from django.views.generic import RedirectView

from gongbao.oversight import compare, integrity, lists, overdue, overview

app_name = "oversight"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="oversight:overview"), name="oversight"),
    path("overview/", overview.overview, name="overview"),
    path("time/", overview.time, name="time"),
    path("outcomes/", overview.outcomes, name="outcomes"),
    path("voices/", overview.voices, name="voices"),
    path("compare/", compare.compare, name="compare"),
    path("cases/", lists.cases, name="cases"),
    path("steps/", lists.steps, name="steps"),
    path("overdue/", overdue.overdue, name="overdue"),
    path("overdue/<int:task_id>/", overdue.urge, name="urge"),
    path("urgings/", overdue.urgings, name="urgings"),
    path("integrity/", integrity.chains, name="chains"),
    path("log/", integrity.log, name="log"),
    path("rules/", integrity.rules, name="rules"),
]
