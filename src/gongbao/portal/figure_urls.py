"""Addresses of the published figures; part of ``portal``'s."""

from django.urls import path

from gongbao.portal import figure_views

urlpatterns = [
    path("services/<slug:slug>/figures/", figure_views.figures, name="figures"),
    path("services/<slug:slug>/figures/<str:name>/", figure_views.figure, name="figure"),
    path("services/<slug:slug>/compare/<slug:name>/", figure_views.compare, name="compare"),
]
