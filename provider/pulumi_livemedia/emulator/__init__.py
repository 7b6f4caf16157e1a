"""A strict emulator of the clouds' control planes, for one loopback port and no account.

It shares no code with the provider, so that a mistake in one shows in the other. Layers, outermost first:

    server.py                 the port: threads, connections
    app.py, control.py        which request goes where; faults, recording
    alibaba/, volcengine/     one cloud each; gateway.py has the rules for any request: signature, parameters, answers
    .../live/, rtc/, sts.py   the operations of its services, and their state

A service is a `registry.Service`: its operations are functions of a `registry.Call`. Its state is made per
namespace by `Namespace.state`. `server.py` puts them together.
"""
