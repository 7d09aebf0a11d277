"""Addresses of applications, cases, notices, certificates and everything of one's own; part of ``portal``'s."""

from django.urls import path

from gongbao.portal import application_views, case_views, my_views, public_views, step_views, visitors

urlpatterns = [
    path("apply/<slug:slug>/<slug:name>/", application_views.begin, name="apply"),
    path("drafts/<uuid:draft_id>/", application_views.fill_in, name="draft"),
    path("drafts/<uuid:draft_id>/check/", application_views.check, name="draft-check"),
    path("drafts/<uuid:draft_id>/delete/", application_views.delete, name="draft-delete"),
    path("cases/<str:number>/", case_views.case, name="case"),
    path("cases/<str:number>/receipt/", application_views.receipt, name="receipt"),
    path("cases/<str:number>/steps/<slug:name>/", step_views.step, name="step"),
    path("cases/<str:number>/decisions/<int:receipt_id>/", case_views.decision, name="decision"),
    path("cases/<str:number>/parties/", case_views.parties, name="parties"),
    path("cases/<str:number>/money/", case_views.money, name="money"),
    path("cases/<str:number>/rating/", case_views.rate, name="rate"),
    path("files/<uuid:attachment_id>/", case_views.file, name="file"),
    path("my/", my_views.overview, name="my-cases"),
    path("my/messages/", my_views.messages_page, name="messages"),
    path("my/readings/", my_views.readings, name="readings"),
    path("my/identity/", my_views.identity, name="identity"),
    path("my/acting/", visitors.act_for, name="act-for"),
    path("progress/", public_views.progress, name="progress"),
    path("progress/<str:number>/", public_views.progress_of, name="progress-of"),
    path("notices/", public_views.notices, name="notices"),
    path("notices/<int:notice_id>/", public_views.notice, name="notice"),
    path("notices/<int:notice_id>/objection/", public_views.object_to, name="object"),
    path("certificates/", public_views.certificate_search, name="certificates"),
    path("certificates/<str:key>/", public_views.certificate, name="certificate"),
    path("certificates/<str:number>/pdf/", public_views.certificate_pdf, name="certificate-pdf"),
]
