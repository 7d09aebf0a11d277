"""The programming interface: what pages show and do, as JSON over HTTP, described by OpenAPI."""
