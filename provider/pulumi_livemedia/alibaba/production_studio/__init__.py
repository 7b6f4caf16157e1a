"""`ProductionStudio`: a production studio (caster) of ApsaraVideo Live with all its settings."""
