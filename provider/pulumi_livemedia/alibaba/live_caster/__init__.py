"""`LiveCaster`: a production studio of ApsaraVideo Live, on air or not."""
