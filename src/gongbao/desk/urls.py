"""Addresses of the desk."""

from django.urls import path
from django.views.generic import RedirectView

from gongbao.desk import (
    ballots,
    bulk,
    case_acts,
    cases,
    certificates,
    escrow,
    notices,
    opening,
    parameters,
    registers,
    search,
    sign_in,
    today,
)

app_name = "desk"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="desk:today"), name="desk"),
    path("today/", today.today, name="today"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("posts/", sign_in.seat, name="seat"),
    path("opening/", opening.procedures, name="procedures"),
    path("opening/<slug:service>/<slug:procedure>/", opening.opening, name="opening"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("bulk/results/", bulk.results, name="bulk-results"),
    path("cases/<str:case_number>/", cases.case, name="case"),
    path("cases/<str:case_number>/steps/<slug:step>/", cases.act, name="act"),
    path("cases/<str:case_number>/facts/", case_acts.facts, name="facts"),
    path("cases/<str:case_number>/facts/<str:fact>/verify/", case_acts.verify, name="verify"),
    path("cases/<str:case_number>/periods/", case_acts.periods, name="periods"),
    path("cases/<str:case_number>/holders/", case_acts.holder, name="holder"),
    path("cases/<str:case_number>/version/", case_acts.version, name="version"),
    path("cases/<str:case_number>/person/", case_acts.reveal, name="reveal"),
    path("attachments/<uuid:attachment_id>/", case_acts.attachment, name="attachment"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<int:notice_id>/", notices.notice, name="notice"),
    path("ballots/", ballots.ballots, name="ballots"),
    path("ballots/<int:ballot_id>/", ballots.ballot, name="ballot"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("certificates/<str:certificate_number>/", certificates.certificate, name="certificate"),
    path("certificates/<str:certificate_number>/pdf/", certificates.pdf, name="certificate-pdf"),
    path("escrow/", escrow.escrow, name="escrow"),
    path("escrow/<str:case_number>/", escrow.statement, name="statement"),
    path("search/", search.search, name="search"),
    path("registers/", registers.registers, name="registers"),
    path("registers/entries/<int:entry_id>/", registers.entry, name="record"),
    path("registers/<slug:service>/<slug:record>/", registers.register, name="register"),
    path("duties/", registers.duties, name="duties"),
    path("figures/", parameters.parameters, name="parameters"),
    path("figures/<int:parameter_id>/approve/", parameters.approve, name="approve"),
]
