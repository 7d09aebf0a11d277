"""The web fonts as files that browsers ask for."""

from django.http import FileResponse, Http404, HttpRequest

from gongbao.hub import fonts

CONTENT_TYPES = {".css": "text/css; charset=utf-8", ".woff2": "font/woff2", ".otf": "font/otf"}


def serve(request: HttpRequest, name: str) -> FileResponse:
    """A font or the style sheet; the names change with the content, so browsers keep them for a year."""
    path = fonts.directory() / name
    if path.suffix not in CONTENT_TYPES or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=CONTENT_TYPES[path.suffix])
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
