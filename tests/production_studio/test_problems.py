"""Every published code of the operations is handled, and told in words for somebody who declares a studio."""

import pytest

from pulumi_livemedia.alibaba.codes import CODES
from pulumi_livemedia.alibaba.production_studio.problems import CannotCreate, explain
from pulumi_livemedia.calls.errors import CallFailed, CloudAnswer, Invalid, QuotaExceeded
from pulumi_livemedia.calls.meanings import Fault
from tests.production_studio.stage import Stage

PUBLISHED = {
    "CreateCaster": {
        "MissingParameter": 400,
        "InvalidParameter.Malformed": 400,
        "InvalidParameter.ChargeType": 400,
        "InvalidParameter.PurchaseTime": 400,
        "InvalidParameter.ExpireTime": 400,
        "InvalidChargeType.Malformed": 400,
        "InvalidChargeType.PostSupport": 400,
        "InvalidCasterTemplate.Malformed": 400,
        "InvalidPeriod.Malformed": 400,
        "InvalidUserId.Malformed": 400,
        "InvalidClientToken.Malformed": 400,
        "IncorrectCasterStatus": 400,
        "CasterNumberExceed": 401,
        "InvalidParameter.NormType": 404,
        "InvalidConfiguration.NotFound": 404,
        "InvalidNormType.Malformed": 400,
        "ResourceNumberExceed": 500,
        "LiveServiceNotFound": 400,
    },
    "SetCasterConfig": {
        "InvalidCasterId.Malformed": 400,
        "InvalidUserId.Malformed": 400,
        "InvalidParameter.Malformed": 400,
        "MissingParameter": 400,
        "InvalidCaster.ChannelDisableUnsupported": 400,
        "IllegalOperation": 401,
        "CasterTemplateUnavailable": 401,
        "InvalidCaster.NotFound": 404,
        "InvalidDomainName.NotFound": 404,
    },
    "DeleteCaster": {
        "InvaildCaster.Delete": 400,
        "InvalidCasterId.Malformed": 400,
        "IllegalOperation": 401,
        "PermissionDenied": 403,
    },
}
CASES = [(action, code, status) for action, codes in PUBLISHED.items() for code, status in codes.items()]


@pytest.mark.parametrize(("action", "code", "status"), CASES)
def test_a_published_code_is_told_in_our_words(action: str, code: str, status: int) -> None:
    cloud = CloudAnswer("live.aliyuncs.com", status, code, "R-1", "%s")
    error = Invalid(action, host="live.aliyuncs.com", cloud=cloud)

    told = explain(CannotCreate, "studio 'news'", error)

    assert told.problem.startswith("studio 'news' ")
    assert action not in told.problem, "these are the general words"
    assert told.cure
    assert code in str(told)


@pytest.mark.parametrize(("action", "code", "status"), CASES)
def test_a_published_code_has_a_kind_of_its_own(action: str, code: str, status: int) -> None:
    kind = CODES.meaning(action, code, status).kind

    assert not isinstance(kind, Fault), "it would be tried again"
    assert issubclass(kind, CallFailed)
    assert not kind.temporary
    assert (kind is QuotaExceeded) is (code in ("CasterNumberExceed", "ResourceNumberExceed"))


@pytest.mark.parametrize("action", ["CreateCaster", "SetCasterConfig", "DescribeCasterConfig", "DeleteCaster"])
def test_a_passing_fault_is_tried_again(stage: Stage, action: str) -> None:
    stage.fault(action, times=2, error={"code": "InternalError", "status": 500})

    stage.destroy(stage.make())

    assert stage.calls().count(action) == 3
    assert stage.all() == []


def test_an_unknown_code_keeps_the_words_that_there_are() -> None:
    error = Invalid("SetCasterConfig", host="h", cloud=CloudAnswer("h", 400, "Invalid.New"), cure="look it up")

    told = explain(CannotCreate, "studio 'news'", error)

    assert "SetCasterConfig was refused as invalid" in told.problem
    assert told.cure == "look it up"
