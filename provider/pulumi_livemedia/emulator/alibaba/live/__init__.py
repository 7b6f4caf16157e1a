"""The emulated ApsaraVideo Live, API version 2016-11-01: production studios, which its API calls casters."""
