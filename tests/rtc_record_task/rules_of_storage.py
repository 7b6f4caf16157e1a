"""What breaks the rules of storage."""

from tests.rtc_record_task.samples import S3, TOS, VOD, Rule, patched, storage

RULES: list[Rule] = [
    # storage
    ("one-member", storage(), "storageConfig", "must have one of tosConfig, vodConfig or customConfig"),
    (
        "only-one-member",
        storage(tosConfig=TOS, vodConfig=VOD),
        "storageConfig",
        "must have only one of tosConfig, vodConfig or customConfig, and has tosConfig and vodConfig",
    ),
    (
        "type-agrees",
        storage(type=1, tosConfig=TOS),
        "storageConfig.type",
        "must be 0 (tos), since tosConfig is given; leave it out",
    ),
    (
        "type-known",
        storage(type=4, tosConfig=TOS),
        "storageConfig.type",
        "must be one of 0 (tos), 1 (vod), 2 (custom)",
    ),
    *(
        (
            f"verify-no-{kind}",
            storage(**{f"{kind}Config": config}) | {"verifyStorage": True},
            "verifyStorage",
            "there is no key to prove it with",
        )
        for kind, config in (("tos", TOS), ("vod", VOD))
    ),
    ("type-no-images", storage(type=3, tosConfig=TOS), "storageConfig.type", "3 (veImageX) takes snapshots"),
    ("type-no-text", storage(type="0", tosConfig=TOS), "storageConfig.type", "write 0 without quotes"),
    *(
        (
            f"{kind}-{field}-required",
            storage(**{f"{kind}Config": patched(config, {field: None})}),
            f"storageConfig.{kind}Config.{field}",
            "is required",
        )
        for kind, config, fields in (
            ("tos", TOS, ("accountId", "bucket")),
            ("vod", VOD, ("accountId", "space")),
            ("custom", S3, ("bucket", "accessKey", "secretKey")),
        )
        for field in fields
    ),
    *(
        (
            f"{kind}-{field}-not-empty",
            storage(**{f"{kind}Config": config | {field: " "}}),
            f"storageConfig.{kind}Config.{field}",
            "must not be empty",
        )
        for kind, config, fields in (
            ("tos", TOS, ("bucket",)),
            ("vod", VOD, ("space",)),
            ("custom", S3, ("bucket", "accessKey", "secretKey", "securityToken")),
        )
        for field in fields
    ),
    *(
        (
            f"{kind}-account-is-a-number",
            storage(**{f"{kind}Config": config | {"accountId": "shows-admin"}}),
            f"storageConfig.{kind}Config.accountId",
            "must be the number of a Volcengine account; take the one of the main account",
        )
        for kind, config in (("tos", TOS), ("vod", VOD))
    ),
    (
        "tos-region-code",
        storage(tosConfig=TOS | {"region": 4}),
        "storageConfig.tosConfig.region",
        "must be one of 0 (cn-beijing), 1 (cn-guangzhou), 2 (cn-shanghai), 3 (ap-southeast-1)",
    ),
    (
        "tos-region-name",
        storage(tosConfig=TOS | {"region": "cn-bejing"}),
        "storageConfig.tosConfig.region",
        "by code or by name; did you mean cn-beijing?",
    ),
    (
        "tos-region-digits",
        storage(tosConfig=TOS | {"region": "0"}),
        "storageConfig.tosConfig.region",
        "must be a number, not text; write 0 without quotes",
    ),
    ("tos-region-fraction", storage(tosConfig=TOS | {"region": 0.5}), "storageConfig.tosConfig.region", "whole number"),
    (
        "vod-region-code",
        storage(vodConfig=VOD | {"region": 2}),
        "storageConfig.vodConfig.region",
        "must be one of 0 (cn-north-1), 1 (ap-southeast-1)",
    ),
    (
        "vod-class",
        storage(vodConfig=VOD | {"storageClass": 0}),
        "storageConfig.vodConfig.storageClass",
        "must be one of 1 (standard), 2 (archive), 3 (infrequent access)",
    ),
    (
        "vod-extension",
        storage(vodConfig=VOD | {"autoSetFileExtension": 1}),
        "storageConfig.vodConfig.autoSetFileExtension",
        "must be true or false",
    ),
    (
        "custom-vendor",
        storage(customConfig=S3 | {"vendor": 5}),
        "storageConfig.customConfig.vendor",
        "must be one of 0 (amazon s3), 1 (alibaba oss), 2 (huawei obs), 3 (tencent cos), 4 (qiniu kodo)",
    ),
    (
        "s3-region-code",
        storage(customConfig=S3 | {"region": 25}),
        "storageConfig.customConfig.region",
        "24 (af-south-1)",
    ),
    (
        "s3-region-name",
        storage(customConfig=S3 | {"region": "cn-beijing"}),
        "storageConfig.customConfig.region",
        "must be one of 0 (us-east-1)",
    ),
    (
        "oss-region-code",
        storage(customConfig=S3 | {"vendor": 1, "region": 24}),
        "storageConfig.customConfig.region",
        "23 (oss-ap-southeast-6)",
    ),
    *(
        (
            f"vendor-{vendor}-region-{name}",
            storage(customConfig=S3 | {"vendor": vendor, "region": value}),
            "storageConfig.customConfig.region",
            words,
        )
        for vendor in (2, 3, 4)
        for name, value, words in (
            ("least", -1, "must be at least 0"),
            ("name", "cn-east-2", "must be the code of the region, a number: no names are documented"),
        )
    ),
    (
        "no-token-with-qiniu",
        storage(customConfig=S3 | {"vendor": 4, "securityToken": "t"}),
        "storageConfig.customConfig.securityToken",
        "must not be given with vendor 4 (qiniu kodo)",
    ),
]
