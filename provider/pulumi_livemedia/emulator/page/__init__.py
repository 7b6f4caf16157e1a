"""The emulator's page: files of this folder, served as they are; what they show comes from `/_emulator/overview`."""

from importlib import resources

from werkzeug import Request, Response

PREFIX = "/_emulator/page/"

_TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_FILES = {
    each.name: each.read_bytes()
    for each in resources.files(__package__).iterdir()
    if each.name.rpartition(".")[2] in _TYPES
}
_PLACES = {"/": "page.html", "/favicon.ico": "icon.svg"}

_POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("connect", "img", "script", "style")),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)


def page(request: Request) -> Response | None:
    """A file of the page; None if the request is for something else."""
    name = _PLACES.get(request.path, request.path.removeprefix(PREFIX))
    if request.method not in ("GET", "HEAD") or request.query_string or name not in _FILES:
        return None
    response = Response(_FILES[name], content_type=_TYPES[name.rpartition(".")[2]])
    response.headers.update(
        {
            "Cache-Control": "no-cache",
            "Content-Security-Policy": _POLICY,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        }
    )
    response.add_etag()
    return response.make_conditional(request)
