"""How any signed call is made: transport, retries, rates, waits, credentials and errors.

No cloud is named in here. What a cloud adds, its signature and its codes, stands in a package of its own.
"""
