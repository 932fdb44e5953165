"""Whether Redis answers: it holds only what may be lost, so its absence is named, not fatal."""


def redis_is_away(url: str) -> bool:
    """Ask for a sign of life, waiting at most half a second."""
    import redis  # only where there is one: a tenth of a second of every start otherwise

    client = redis.Redis.from_url(url, socket_timeout=0.5, socket_connect_timeout=0.5)
    try:
        return not client.ping()
    except redis.RedisError:
        return True
    finally:
        client.close()
