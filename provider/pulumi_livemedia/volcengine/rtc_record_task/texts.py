"""The texts that StartRecord takes: ids, names, colours, addresses.

Source: https://www.volcengine.com/docs/6348/1188215
"""

import re
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator

from pulumi_livemedia.structures.failures import Breach

URL_LIMIT: Final = 1024
ID_WORDS: Final = "1 to 128 letters, digits, or any of `_ @ - .`"


def _id(value: str) -> str:
    if re.fullmatch(r"[a-zA-Z0-9_@\-.]{1,128}", value):
        return value
    raise Breach("must have 1 to 128 characters, each an ASCII letter, a digit, or one of _ @ - .")


def _filled(value: str) -> str:
    if value.strip():
        return value
    raise Breach("must not be empty")


def _account_id(value: str) -> str:
    if re.fullmatch(r"[0-9]+", value):
        return value
    raise Breach("must be the number of a Volcengine account", "take the one of the main account, not of a sub-user")


def _colour(value: str) -> str:
    if re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        return value
    raise Breach("must be a colour: # and six hexadecimal digits, such as #1a2b3c")


def _path_element(value: str) -> str:
    if re.fullmatch(r"[a-zA-Z0-9]+", value):
        return value
    raise Breach("must have ASCII letters and digits only", "give one element for each folder; slashes are added")


def _url(value: str) -> str:
    if re.match(r"https?://[^/\s]", value, re.IGNORECASE) and not re.search(r"\s", value):
        return value
    raise Breach("must be a URL that begins with http:// or https://")


def _short_in_bytes(value: str) -> str:
    size = len(value.encode("utf-8", "surrogatepass"))
    if size <= URL_LIMIT:
        return value
    raise Breach(f"must have at most {URL_LIMIT} bytes in UTF-8, and has {size}")


def _short_in_characters(value: str) -> str:
    if len(value) <= URL_LIMIT:
        return value
    raise Breach(f"must have at most {URL_LIMIT} characters, and has {len(value)}")


Id = Annotated[str, AfterValidator(_id)]
Filled = Annotated[str, AfterValidator(_filled)]
AccountId = Annotated[str, AfterValidator(_account_id)]
Colour = Annotated[str, AfterValidator(_colour)]
PathElement = Annotated[str, AfterValidator(_path_element)]
# The documentation counts the one in bytes, the other in characters.
BackgroundUrl = Annotated[str, AfterValidator(_url), AfterValidator(_short_in_bytes)]
AlternateUrl = Annotated[str, AfterValidator(_url), AfterValidator(_short_in_characters)]


def extension(url: str) -> str:
    """The extension of the file that a URL names, in lower case; empty where there is none."""
    try:
        # str() ends where it is unknown; splitting would not for certain.
        name = urlsplit(str(url)).path.rpartition("/")[2]
    except ValueError:
        return ""
    return name.rpartition(".")[2].lower() if "." in name else ""
