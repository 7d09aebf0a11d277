"""Addresses of what readers do with the gazette: follow it, look at it as of a day, report damage; part of portal's."""

from django.urls import path

from gongbao.portal import (
    body_views,
    citation_views,
    compare_views,
    feeds,
    report_views,
    statistics_views,
    subscription_views,
)

urlpatterns = [
    path("statistics/", statistics_views.statistics, name="statistics"),
    path("statistics/<slug:name>/<slug:kind>/", statistics_views.download, name="statistics-file"),
    path("bodies/", body_views.bodies, name="bodies"),
    path("bodies/<str:name>/", body_views.body, name="body"),
    path("law/<str:number>/compare/", compare_views.compare_texts, name="law-compare"),
    path("law/<str:number>/citations/", citation_views.citations, name="law-citations"),
    path("law/<str:number>/report/", report_views.report, name="law-report"),
    path("reports/<str:token>/", report_views.reported, name="report"),
    path("feeds/issues/", feeds.Issues(), name="feed-issues"),
    path("feeds/bodies/<str:name>/", feeds.Body(), name="feed-body"),
    path("feeds/documents/<str:number>/", feeds.Document(), name="feed-document"),
    path("my/subscriptions/", subscription_views.own, name="subscriptions"),
    path("subscriptions/begin/", subscription_views.subscribe, name="subscribe"),
    path("subscriptions/<int:subscription_id>/stop/", subscription_views.stop, name="subscription-stop"),
    path("subscriptions/end/<str:token>/", subscription_views.unsubscribe, name="unsubscribe"),
]
