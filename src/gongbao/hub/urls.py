"""All addresses: each app of pages brings its own."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

handler400 = "gongbao.hub.errors.bad_request"
handler403 = "gongbao.hub.errors.forbidden"
handler404 = "gongbao.hub.errors.not_found"
handler500 = "gongbao.hub.errors.our_mistake"

_APPS = {"demo": "demo/", "desk": "desk/", "oversight": "oversight/", "api": "api/", "portal": ""}

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    *(
        path(prefix, include(f"gongbao.{app}.urls"))
        for app, prefix in _APPS.items()
        if f"gongbao.{app}" in settings.INSTALLED_APPS
    ),
]
