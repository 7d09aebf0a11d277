"""Signing in at the desk, and choosing the post one works at."""

from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy

from gongbao.desk.seats import SESSION_KEY, Desk, at_desk, page


class SignIn(LoginView):
    """allauth's sign-in with its second factor, leading to the desk."""

    template_name = "desk/sign_in.html"
    success_url = reverse_lazy("desk:today")


@at_desk
def seat(request: HttpRequest, desk: Desk) -> HttpResponse:
    """For which agency or organisation one works: one of one's seats, or all of them together."""
    if request.method == "POST":
        request.session[SESSION_KEY] = request.POST.get("seat", "")
        return HttpResponseRedirect(reverse_lazy("desk:today"))
    return page(request, desk, "seat", {})
