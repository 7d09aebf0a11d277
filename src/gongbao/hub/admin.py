"""Django's admin: agencies, posts and parties are kept here, everything else is only looked at."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from gongbao.hub import models, tokens


class PartyMemberInline(admin.TabularInline):
    """The people who act for a party."""

    model = models.PartyMember
    raw_id_fields = ("user",)
    extra = 0


@admin.register(models.Agency)
class AgencyAdmin(admin.ModelAdmin):
    """The tree of agencies and their roles."""

    list_display = ("name", "kind", "district", "parent")
    search_fields = ("name",)
    exclude = ("path",)


@admin.register(models.Staff)
class StaffAdmin(admin.ModelAdmin):
    """Posts and the roles that go with them."""

    list_display = ("user", "agency", "active")
    list_filter = ("agency",)
    raw_id_fields = ("user",)


@admin.register(models.Party)
class PartyAdmin(admin.ModelAdmin):
    """Residents and organisations; numbers are shown masked, and never changed here."""

    list_display = ("name", "kind", "masked_id")
    search_fields = ("name",)
    fields = ("kind", "name", "district", "masked_id", "masked_phone")
    readonly_fields = ("masked_id", "masked_phone")
    inlines = (PartyMemberInline,)


class ReadOnly(admin.ModelAdmin):
    """History and everything that commands write: to be looked at."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


@admin.register(models.Case)
class CaseAdmin(ReadOnly):
    """Cases by district and service."""

    list_display = ("number", "service", "procedure", "district", "opened_on", "ended_on", "end_state")
    list_filter = ("service", "procedure", "district")
    search_fields = ("number",)
    fields = ("number", "service", "procedure", "version", "district", "opened_on", "ended_on", "end_state", "revision")


@admin.register(models.ApiToken)
class ApiTokenAdmin(ReadOnly):
    """Tokens of programs: whose, for what and until when; to be revoked where somebody has left or one has leaked."""

    list_display = ("user", "name", "made_at", "expires_at", "revoked_at", "used_at")
    search_fields = ("user__username", "name")
    fields = list_display
    actions = ("revoke",)

    @admin.action(description="Revoke the tokens chosen", permissions=["revoke"])
    def revoke(self, request: HttpRequest, chosen: "QuerySet[models.ApiToken]") -> None:
        """Ends them at once."""
        for token in chosen:
            tokens.revoke(token.user_id, token.pk)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """For whoever may delete tokens."""
        return request.user.has_perm("hub.delete_apitoken")


@admin.register(models.LawIssue)
class LawIssueAdmin(ReadOnly):
    """Imported gazettes."""

    list_display = ("title", "version", "current", "published", "imported_at")
    fields = ("key", "version", "current", "title", "published", "file_name", "sha256", "imported_at")
