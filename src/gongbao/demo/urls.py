"""Addresses of the demo's own pages."""

from django.urls import path

from gongbao.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.start, name="start"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("population/", views.population_table, name="population"),
    path("clock/", views.move, name="clock"),
]
