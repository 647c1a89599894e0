"""Public addresses that follow from an alliance's DID (did:web method, section 3.2: the domain, colons as slashes, %3A for a port)."""

from urllib.parse import unquote

METHOD = "did:web:"


def base(did: str) -> str:
    """Where the alliance publishes, without a slash at the end; raises ValueError if the DID is no did:web."""
    if not did.startswith(METHOD) or not did[len(METHOD) :]:
        message = f"{did!r} is no did:web"
        raise ValueError(message)
    domain, *path = did[len(METHOD) :].split(":")
    return "/".join([f"https://{unquote(domain)}", *path])


def did_of_host(host: str) -> str:
    """The DID of whoever publishes at the root of a host (`name` or `name:port`)."""
    return METHOD + host.replace(":", "%3A")


def credential(did: str, public_id: str) -> str:
    """The name of a credential, and the address of its page."""
    return f"{base(did)}/credentials/{public_id}"


def status_list(did: str, public_id: str) -> str:
    """Where a status list is served."""
    return f"{base(did)}/status/{public_id}"


def key(did: str, multibase: str) -> str:
    """A key as a verification method: its fragment is the multikey itself."""
    return f"{did}#{multibase}"
