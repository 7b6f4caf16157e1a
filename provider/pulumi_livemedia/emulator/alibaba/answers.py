"""The bodies of answers: JSON as the service sends it today, or the RPC style's XML.

Sources: the samples of the operations' pages, and https://help.aliyun.com/document_detail/25490.htm.
"""

import json
import re
from collections.abc import Mapping
from typing import Literal
from xml.sax.saxutils import escape

from werkzeug import Response

from pulumi_livemedia.emulator.errors import CloudError

Form = Literal["json", "xml"]

_CONTENT_TYPES: Mapping[Form, str] = {
    "json": "application/json;charset=utf-8",
    # Exactly this spelling: the official SDKs take an XML error for one only then.
    "xml": "text/xml;charset=utf-8",
}
# What no XML document can hold, not even as a reference: https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROLOG = "<?xml version='1.0' encoding='UTF-8'?>"


def to_xml(name: str, value: object) -> str:
    """A value as XML: members become elements, a list becomes repeated elements, nothing an empty one."""
    if isinstance(value, list):
        return "".join(to_xml(name, each) for each in value)
    if isinstance(value, Mapping):
        text = "".join(to_xml(key, member) for key, member in value.items())
    elif isinstance(value, bool):
        text = str(value).lower()
    else:
        text = "" if value is None else _ILLEGAL.sub("\ufffd", escape(str(value), {"\r": "&#13;"}))
    return f"<{name}>{text}</{name}>" if text else f"<{name}/>"


def _response(root: str, body: Mapping[str, object], status: int, form: Form) -> Response:
    text = json.dumps(body, ensure_ascii=False) if form == "json" else _PROLOG + to_xml(root, body)
    response = Response(text.encode(), status, content_type=_CONTENT_TYPES[form])
    response.headers["x-acs-request-id"] = str(body["RequestId"])
    return response


def success(action: str, answer: Mapping[str, object], request_id: str, form: Form) -> Response:
    """The answer of an operation."""
    return _response(f"{action}Response", {"RequestId": request_id, **answer}, 200, form)


def failure(error: CloudError, request_id: str, host: str, product: str, form: Form) -> Response:
    """The answer to a refused request.

    Args:
        error: the refusal.
        request_id: the id of the request.
        host: the host that was called.
        product: the product's code, for the link to the explanation.
        form: JSON or XML.
    """
    link = "https://api.aliyun.com/troubleshoot"
    body = {
        "RequestId": request_id,
        "HostId": host,
        "Code": error.code,
        "Message": error.message,
        "Recommend": f"{link}?q={error.code}&product={product}&requestId={request_id}",
    }
    return _response("Error", body, error.status, form)
