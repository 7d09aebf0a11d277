"""Addresses of the portal. Those of a document and a place are permanent: they are made of its number and its place."""

from importlib.util import find_spec

from django.urls import include, path

from gongbao.hub import charts, font_files, page, styleguide
from gongbao.portal import beside_views, check_views, home_views, law_views, number_views, register_views, service_views

app_name = "portal"
urlpatterns = [
    path("", home_views.home, name="home"),
    path("", include("gongbao.portal.gazette_urls")),
    path("", include("gongbao.portal.find_urls")),
    path("", include("gongbao.portal.figure_urls")),
    path("search/", home_views.search, name="search"),
    path("services/", service_views.services, name="services"),
    path("services/<slug:slug>/", service_views.service, name="service"),
    path("services/<slug:slug>/law/<str:number>/", beside_views.beside, name="law-beside"),
    path("services/<slug:slug>/rules/<slug:name>/", beside_views.decision, name="decision"),
    path("services/<slug:slug>/procedures/<slug:name>/", beside_views.procedure, name="procedure"),
    path("services/<slug:slug>/examples/<int:number>/", beside_views.example, name="example"),
    path("services/<slug:slug>/check/<slug:name>/", check_views.start, name="check"),
    path("services/<slug:slug>/check/<slug:name>/question/", check_views.question, name="check-question"),
    path("services/<slug:slug>/check/<slug:name>/answer/", check_views.answer, name="check-answer"),
    path("services/<slug:slug>/check-many/<slug:name>/", number_views.check_many, name="check-many"),
    path("registers/", register_views.registers, name="registers"),
    path("registers/<slug:slug>/<slug:name>/", register_views.register, name="register"),
    path("registers/<slug:slug>/<slug:name>/<slug:key>/", register_views.line, name="register-line"),
    path("gazette/", law_views.issues, name="issues"),
    path("gazette/<str:key>/", law_views.issue, name="issue"),
    path("law/<str:number>/", law_views.document, name="law-document"),
    path("law/<str:number>/text/", law_views.text, name="law-text"),
    path("law/<str:number>/akoma-ntoso/", law_views.akoma_ntoso, name="law-akoma-ntoso"),
    path("law/<str:number>/beside/", beside_views.unserved, name="law-unserved"),
    path("law/<str:number>/<str:at>/", law_views.place, name="law-place"),
    path("choose/", page.choose, name="choose"),
    path("fonts/<str:name>", font_files.serve, name="fonts"),
    path("charts.css", charts.style, name="chart-style"),
    path("style-guide/", styleguide.style_guide, name="style-guide"),
]
if find_spec("gongbao.portal.case_urls"):
    urlpatterns.append(path("", include("gongbao.portal.case_urls")))
