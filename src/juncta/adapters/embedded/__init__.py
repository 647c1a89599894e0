"""The only place that knows the embedded PostgreSQL: one server per data folder, for every process that opens it.

Seen from outside: `server.open_server(folder)` starts or joins, `roles.prepare(address)` makes the two roles.
"""
