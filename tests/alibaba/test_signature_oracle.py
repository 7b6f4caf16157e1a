"""Our signature is the one that the vendor's own SDK makes."""

from alibabacloud_tea_openapi.utils import Utils  # type: ignore[import-untyped]
from darabonba.request import DaraRequest  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from pulumi_livemedia.alibaba.signature import Acs3Signer
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.endpoint import Endpoint

# The SDK does not encode names; those of the API are plain.
NAMES = st.from_regex(r"[A-Za-z]{1,12}(\.[1-9][0-9]?(\.[A-Za-z]{1,6})?)?", fullmatch=True)


@settings(deadline=None)
@given(st.dictionaries(NAMES, st.text()), st.sampled_from(["", "sts+token/=="]))
def test_the_vendors_sdk_signs_alike(parameters: dict[str, str], token: str) -> None:
    key = Credentials("LTAI5tEXAMPLE", "a-secret", token)
    ours = Acs3Signer(key).request(
        Endpoint("https", "live.aliyuncs.com"), "StartCaster", "2016-11-01", parameters, now=1735787045
    )

    theirs = DaraRequest()
    theirs.method, theirs.pathname, theirs.query = "POST", "/", dict(parameters)
    unsigned = ("authorization", "accept", "user-agent")
    theirs.headers = {name: value for name, value in ours.headers.items() if name not in unsigned}
    expected = Utils.get_authorization(
        theirs, "ACS3-HMAC-SHA256", ours.headers["x-acs-content-sha256"], key.access_key_id, key.access_key_secret
    )

    assert ours.headers["authorization"] == expected
