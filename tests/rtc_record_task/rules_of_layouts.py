"""What breaks the rules of layout, canvas and regions."""

from typing import Final

from tests.rtc_record_task.samples import CUSTOM, GUEST, HOST, Rule, custom, mixed, patched, region

_LONG_URL: Final = "https://example.com/"


RULES: list[Rule] = [
    # layout
    (
        "layout-mode",
        mixed(layout={"layoutMode": 4}),
        "layout.layoutMode",
        "must be one of 0 (adaptive), 1 (vertical), 2 (custom), 3 (side by side)",
    ),
    ("layout-needs-mixed", mixed(recordMode=1, layout={}), "layout", "must not be given with recordMode 1"),
    ("vertical-needs-main", mixed(layout={"layoutMode": 1}), "layout.mainVideoStream", "is required in the vertical"),
    (
        "main-stream-user-id",
        mixed(layout={"layoutMode": 1, "mainVideoStream": {}}),
        "layout.mainVideoStream.userId",
        "is required",
    ),
    (
        "custom-needs-layout",
        patched(CUSTOM, {"layout": {"customLayout": None}}),
        "layout.customLayout",
        "is required in the custom layout",
    ),
    (
        "custom-needs-regions",
        patched(CUSTOM, {"layout": {"customLayout": {"regions": []}}}),
        "layout.customLayout.regions",
        "must have at least one region",
    ),
    (
        "custom-needs-streams",
        patched(CUSTOM, {"targetStreams": None}),
        "targetStreams.streamList",
        "must have at least one stream in the custom layout",
    ),
    (
        "custom-needs-indexes",
        patched(CUSTOM, {"targetStreams": {"streamList": [*CUSTOM["targetStreams"]["streamList"], {"userId": "c"}]}}),
        "targetStreams.streamList[2].index",
        "is required in the custom layout",
    ),
    (
        "region-without-stream",
        custom(regions=[HOST, GUEST, HOST | {"streamIndex": 5}]),
        "layout.customLayout.regions[2].streamIndex",
        "must be the index of a stream in targetStreams: 0, 1; leave the region out, or add the stream",
    ),
    (
        "stream-without-region",
        custom(regions=[HOST]),
        "targetStreams.streamList[1].index",
        "none has streamIndex 1",
    ),
    (
        "stream-with-two-regions",
        custom(regions=[HOST, GUEST, HOST]),
        "layout.customLayout.regions[2].streamIndex",
        "must be unique, and regions[0] shows this stream too",
    ),
    # canvas
    ("canvas-width", custom(canvas={"width": 1281}), "layout.customLayout.canvas.width", "must be even"),
    ("canvas-width-most", custom(canvas={"width": 1922}), "layout.customLayout.canvas.width", "must be at most 1920"),
    ("canvas-height", custom(canvas={"height": 0}), "layout.customLayout.canvas.height", "must be at least 2"),
    (
        "canvas-background",
        custom(canvas={"background": "#12345g"}),
        "layout.customLayout.canvas.background",
        "must be a colour",
    ),
    (
        "canvas-image-bytes",
        custom(canvas={"backgroundImage": _LONG_URL + "ü" * 503}),
        "layout.customLayout.canvas.backgroundImage",
        "must have at most 1024 bytes in UTF-8, and has 1026",
    ),
    (
        "canvas-image-url",
        custom(canvas={"backgroundImage": "a.png"}),
        "layout.customLayout.canvas.backgroundImage",
        "must be a URL",
    ),
    # regions
    (
        "region-stream-index-required",
        region(streamIndex=None),
        "layout.customLayout.regions[0].streamIndex",
        "is required",
    ),
    ("region-width-required", region(width=None), "layout.customLayout.regions[0].width", "is required"),
    ("region-height-required", region(height=None), "layout.customLayout.regions[0].height", "is required"),
    ("region-x-least", region(locationX=-1), "layout.customLayout.regions[0].locationX", "must be at least 0"),
    ("region-y-least", region(locationY=-1), "layout.customLayout.regions[0].locationY", "must be at least 0"),
    (
        "region-x-canvas",
        region(locationX=1280),
        "layout.customLayout.regions[0].locationX",
        "must be less than 1280, the width of the canvas",
    ),
    (
        "region-y-canvas",
        region(locationY=720),
        "layout.customLayout.regions[0].locationY",
        "must be less than 720, the height of the canvas",
    ),
    ("region-width-least", region(width=0), "layout.customLayout.regions[0].width", "must be greater than 0"),
    ("region-height-least", region(height=0), "layout.customLayout.regions[0].height", "must be greater than 0"),
    (
        "region-width-canvas",
        region(width=1281),
        "layout.customLayout.regions[0].width",
        "must be at most 1280, the width of the canvas",
    ),
    (
        "region-height-canvas",
        region(height=721),
        "layout.customLayout.regions[0].height",
        "must be at most 720, the height of the canvas",
    ),
    (
        "region-of-absent-canvas",
        patched(
            region(),
            {
                "layout": {
                    "customLayout": {"canvas": None, "regions": [HOST | {"width": 641}, GUEST | {"locationX": 0}]}
                }
            },
        ),
        "layout.customLayout.regions[0].width",
        "must be at most 640, the width of the canvas",
    ),
    ("region-z-order", region(zOrder=101), "layout.customLayout.regions[0].zOrder", "must be at most 100"),
    ("region-alpha-least", region(alpha=0), "layout.customLayout.regions[0].alpha", "must be greater than 0"),
    ("region-alpha-most", region(alpha=1.1), "layout.customLayout.regions[0].alpha", "must be at most 1"),
    (
        "region-render-mode",
        region(renderMode=4),
        "layout.customLayout.regions[0].renderMode",
        "must be one of 0 (stretch), 1 (crop), 2 (fit), 3 (fill)",
    ),
    (
        "region-image-characters",
        region(alternateImage=_LONG_URL + "ü" * 1005),
        "layout.customLayout.regions[0].alternateImage",
        "must have at most 1024 characters, and has 1025",
    ),
    (
        "region-image-url",
        region(alternateImage="a b"),
        "layout.customLayout.regions[0].alternateImage",
        "must be a URL",
    ),
    (
        "region-image-fill-mode",
        region(alternateImageFillMode=2),
        "layout.customLayout.regions[0].alternateImageFillMode",
        "must be one of 0 (like stream), 1 (own ratio)",
    ),
    ("region-corner-radius", region(cornerRadius=1.5), "layout.customLayout.regions[0].cornerRadius", "at most 1"),
    (
        "region-media-type",
        region(mediaType=3),
        "layout.customLayout.regions[0].mediaType",
        "must be one of 0 (audio and video), 1 (audio only), 2 (video only)",
    ),
    (
        "region-spatial-audio",
        region(applySpatialAudio=1),
        "layout.customLayout.regions[0].applySpatialAudio",
        "must be true or false",
    ),
    (
        "region-position-three",
        region(spatialPosition=[0, 0]),
        "layout.customLayout.regions[0].spatialPosition",
        "must have three elements, and has 2",
    ),
    (
        "region-position-range",
        region(spatialPosition=[0, 101, 0]),
        "layout.customLayout.regions[0].spatialPosition[1]",
        "must be at most 100",
    ),
    (
        "region-position-whole",
        region(spatialPosition=[0, 0, 0.5]),
        "layout.customLayout.regions[0].spatialPosition[2]",
        "must be a whole number",
    ),
    (
        "crop-x",
        region(sourceCrop={"locationX": 1}),
        "layout.customLayout.regions[0].sourceCrop.locationX",
        "must be less than 1",
    ),
    (
        "crop-y",
        region(sourceCrop={"locationY": -0.1}),
        "layout.customLayout.regions[0].sourceCrop.locationY",
        "must be at least 0",
    ),
    (
        "crop-width",
        region(sourceCrop={"widthProportion": 0}),
        "layout.customLayout.regions[0].sourceCrop.widthProportion",
        "must be greater than 0",
    ),
    (
        "crop-height",
        region(sourceCrop={"heightProportion": 1.01}),
        "layout.customLayout.regions[0].sourceCrop.heightProportion",
        "must be at most 1",
    ),
]
