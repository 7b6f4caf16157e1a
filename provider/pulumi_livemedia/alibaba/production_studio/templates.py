"""The caster templates by name. A plain string does as well everywhere.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig
"""

from enum import StrEnum


class CasterTemplate(StrEnum):
    """Resolution and orientation of a studio's output. A plain string does as well."""

    LOW = "lp_ld"
    """Low definition."""
    STANDARD = "lp_sd"
    """Standard definition."""
    HIGH = "lp_hd"
    """High definition."""
    ULTRA = "lp_ud"
    """Ultra-high definition."""
    LOW_PORTRAIT = "lp_ld_v"
    """Low definition, portrait."""
    STANDARD_PORTRAIT = "lp_sd_v"
    """Standard definition, portrait."""
    HIGH_PORTRAIT = "lp_hd_v"
    """High definition, portrait."""
    ULTRA_PORTRAIT = "lp_ud_v"
    """Ultra-high definition, portrait."""
    NO_TRANSCODE = "lp_noTranscode"
    """As the sources are; for NormType 3."""
