"""The vendor's own SDK as the judge: what it sends is taken, and what it gets it understands."""

import importlib
import warnings
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from pulumi_livemedia.emulator.server import EmulatorServer

Connect = Callable[..., Any]
ALGORITHMS = pytest.mark.parametrize("algorithm", ["ACS3-HMAC-SHA256", "v2"])


def vendor(module: str) -> Any:  # noqa: ANN401  # the SDK has no types
    """A module of the SDK; what its dependencies warn about while being imported is not ours to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(f"alibabacloud_{module}")


@pytest.fixture
def models() -> Any:  # noqa: ANN401  # the same
    """The SDK's requests."""
    return vendor("live20161101.models")


@pytest.fixture
def connect(shared: EmulatorServer, key: str) -> Connect:
    """Makes the SDK's client, with the emulator's key pair unless told otherwise."""
    client, config = vendor("live20161101.client").Client, vendor("tea_openapi.models").Config
    usual = {
        "endpoint": urlsplit(shared.url).netloc,
        "protocol": "http",
        "access_key_id": key,
        "access_key_secret": "emulator-secret",
    }
    return lambda **options: client(config(**{**usual, **options}))


@ALGORITHMS
def test_a_show_from_start_to_stop(connect: Connect, models: Any, caster: str, algorithm: str) -> None:  # noqa: ANN401
    client = connect(signature_algorithm=algorithm)
    started = client.start_caster(models.StartCasterRequest(caster_id=caster, region_id="cn-shanghai")).body
    program = started.pgm_scene_infos.scene_info[0]
    assert [each.video_format for each in program.stream_infos.stream_info] == ["flv", "rtmp", "m3u8"]
    listed = client.describe_casters(models.DescribeCastersRequest(caster_id=caster, status=1)).body
    assert [each.caster_id for each in listed.caster_list.caster] == [caster]
    assert listed.total == 1
    urls = client.describe_caster_stream_url(models.DescribeCasterStreamUrlRequest(caster_id=caster)).body
    assert [each.output_type for each in urls.caster_streams.caster_stream] == [0, 1]
    scenes = client.describe_caster_scenes(models.DescribeCasterScenesRequest(caster_id=caster)).body
    assert [each.output_type for each in scenes.scene_list.scene] == ["0", "1"]
    assert program.scene_id in [each.scene_id for each in scenes.scene_list.scene]
    config = client.describe_caster_config(models.DescribeCasterConfigRequest(caster_id=caster)).body
    assert config.transcode_config.live_template_ids.location_id == ["lld"]
    assert client.restart_caster(models.RestartCasterRequest(caster_id=caster)).body.request_id
    assert client.stop_caster(models.StopCasterRequest(caster_id=caster)).body.request_id


def test_a_temporary_credential(connect: Connect, models: Any) -> None:  # noqa: ANN401
    client = connect(security_token="sts+token/==", type="sts")
    assert client.describe_casters(models.DescribeCastersRequest(caster_name="a b*~中+/")).body.total == 0


@ALGORITHMS
def test_errors_are_understood(connect: Connect, models: Any, caster: str, algorithm: str) -> None:  # noqa: ANN401
    client_exception = vendor("tea_openapi.exceptions").ClientException
    client = connect(signature_algorithm=algorithm)
    with pytest.raises(client_exception) as failed:
        client.restart_caster(models.RestartCasterRequest(caster_id=caster))
    assert (failed.value.code, failed.value.status_code) == ("IncorrectCasterStatus.Idle", 400)
    assert failed.value.request_id
    stranger = connect(signature_algorithm=algorithm, access_key_secret="wrong")
    with pytest.raises(client_exception) as refused:
        stranger.start_caster(models.StartCasterRequest(caster_id=caster))
    assert refused.value.code == "SignatureDoesNotMatch"
