"""Legal recordings, of every kind."""

from typing import Any

from hypothesis import strategies as st

from pulumi_livemedia.volcengine.rtc_record_task.regions import ALIBABA_OSS, AMAZON_S3, TOS, VOD

ids = st.from_regex(r"\A[a-zA-Z0-9_@.\-]{1,128}\Z")
words = st.from_regex(r"\A[a-zA-Z0-9-]{3,20}\Z")
accounts = st.from_regex(r"\A[0-9]{6,12}\Z")
urls = words.map("https://example.com/{}.png".format)
choices = st.sampled_from
even_sides = st.integers(1, 960).map(lambda half: half * 2)


def numbers(low: int, high: int) -> st.SearchStrategy[float]:
    """Whole numbers, as programs write them and as the engine brings them."""
    return st.integers(low, high).flatmap(lambda number: st.sampled_from([number, float(number)]))


def maybe(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A map with any of these fields."""
    return st.fixed_dictionaries({}, optional=fields)


controls = maybe(
    mediaType=st.just(0),
    frameInterpolationMode=choices([0, 1]),
    maxSilenceSeconds=numbers(60, 3600),
    maxIdleTime=numbers(10, 86400),
    maxRecordTime=numbers(0, 2**31 - 1),
    enableSyncUpload=st.booleans(),
)
encodes = maybe(
    videoWidth=even_sides,
    videoHeight=even_sides,
    videoFps=numbers(1, 60),
    videoBitrate=numbers(0, 10000),
    videoCodec=choices([0, 1]),
    videoGop=numbers(1, 5),
    audioCodec=st.just(0),
    audioProfile=choices([0, 1, 2]),
    audioBitrate=numbers(32, 192),
    audioSampleRate=choices([32000, 44100, 48000]),
    audioChannels=st.just(2),
)
file_names = maybe(prefix=st.lists(st.from_regex(r"\A[a-zA-Z0-9]{1,20}\Z"), max_size=5), pattern=st.text(max_size=40))
file_formats = st.fixed_dictionaries({"fileFormat": st.lists(choices(["MP4", "HLS", "FLV"]), min_size=1, unique=True)})


def regions(table: dict[int, str]) -> st.SearchStrategy[Any]:
    """Codes and names."""
    return choices([*table, *table.values()])


tos = st.fixed_dictionaries({"accountId": accounts, "bucket": words}, optional={"region": regions(dict(TOS))})
vod = st.fixed_dictionaries(
    {"accountId": accounts, "space": words},
    optional={
        "region": regions(dict(VOD)),
        "storageClass": choices([1, 2, 3]),
        "autoSetFileExtension": st.booleans(),
    },
)
keys = {"bucket": words, "accessKey": words, "secretKey": words}
other_stores = st.one_of(
    st.fixed_dictionaries(keys | {"vendor": st.just(0), "region": regions(dict(AMAZON_S3))}),
    st.fixed_dictionaries(keys | {"vendor": st.just(1), "region": regions(dict(ALIBABA_OSS))}),
    st.fixed_dictionaries(keys | {"vendor": choices([2, 3]), "region": numbers(0, 99), "securityToken": words}),
    st.fixed_dictionaries(keys | {"vendor": st.just(4), "region": numbers(0, 99)}),
)
storages = st.one_of(
    st.fixed_dictionaries({"tosConfig": tos}, optional={"type": st.just(0)}),
    st.fixed_dictionaries({"vodConfig": vod}, optional={"type": st.just(1.0)}),
    st.fixed_dictionaries({"customConfig": other_stores}, optional={"type": st.just(2)}),
)


@st.composite
def streams(draw: st.DrawFn, least: int = 0) -> list[dict[str, Any]]:
    """Streams with indexes of their own."""
    indexes = draw(st.lists(st.integers(0, 100), min_size=least, max_size=6, unique=True))
    return [{"index": index, "userId": draw(ids), "streamType": draw(choices([0, 1]))} for index in indexes]


def region(index: int, width: int, height: int) -> st.SearchStrategy[dict[str, Any]]:
    """A region on a canvas of this size."""
    share = st.floats(0.01, 1)
    return st.fixed_dictionaries(
        {"streamIndex": st.just(index), "width": numbers(1, width), "height": numbers(1, height)},
        optional={
            "locationX": numbers(0, width - 1),
            "locationY": numbers(0, height - 1),
            "zOrder": numbers(0, 100),
            "alpha": share,
            "renderMode": choices([0, 1, 2, 3]),
            "sourceCrop": maybe(locationX=st.floats(0, 0.99), widthProportion=share),
            "alternateImage": urls,
            "cornerRadius": share,
            "mediaType": choices([0, 1, 2]),
            "applySpatialAudio": st.booleans(),
            "spatialPosition": st.lists(numbers(-100, 100), min_size=3, max_size=3),
        },
    )


@st.composite
def custom_layouts(draw: st.DrawFn) -> dict[str, Any]:
    """Streams, and the layout that shows them."""
    shown = draw(streams(least=1))
    width, height = draw(even_sides), draw(even_sides)
    regions = [draw(region(stream["index"], width, height)) for stream in shown]
    canvas = {"width": width, "height": height, "background": "#aB34ef"}
    layout = {"layoutMode": 2, "customLayout": {"canvas": canvas, "regions": regions}}
    return {"targetStreams": {"streamList": shown}, "layout": layout}


automatic_layouts = st.fixed_dictionaries(
    {}, optional={"targetStreams": maybe(streamList=streams()), "layout": maybe(layoutMode=choices([0, 3, 3.0]))}
)
single_streams = st.fixed_dictionaries(
    {"recordMode": choices([1, 1.0])}, optional={"targetStreams": maybe(streamList=streams())}
)


@st.composite
def recordings(draw: st.DrawFn) -> dict[str, Any]:
    """A legal declaration."""
    parts: dict[str, Any] = draw(st.one_of(custom_layouts(), automatic_layouts, single_streams))
    needed = {"appId": ids, "roomId": ids, "fileFormatConfig": file_formats, "storageConfig": storages}
    other = {"taskId": ids, "businessId": ids, "encode": encodes, "control": controls, "fileNameConfig": file_names}
    return parts | draw(st.fixed_dictionaries(needed, optional=other))
