"""Addresses of the entitlement finder; part of ``portal``'s."""

from django.urls import path

from gongbao.portal import find_views

urlpatterns = [
    path("find/", find_views.start, name="find"),
    path("find/topics/", find_views.choose_topics, name="find-topics"),
    path("find/question/", find_views.question, name="find-question"),
    path("find/results/", find_views.results, name="find-results"),
    path("find/keep/", find_views.keep, name="find-keep"),
    path("find/resume/", find_views.resume, name="find-resume"),
    path("find/forget/", find_views.forget, name="find-forget"),
]
