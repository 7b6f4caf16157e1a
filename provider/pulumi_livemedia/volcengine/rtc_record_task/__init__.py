"""`RtcRecordTask`: the cloud recording of an RTC room."""
