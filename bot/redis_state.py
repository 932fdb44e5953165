"""Whether Redis answers: it holds only what may be lost, so its absence is named, not fatal."""

import redis


def redis_is_away(url: str) -> bool:
    """Ask for a sign of life, waiting at most half a second."""
    client = redis.Redis.from_url(url, socket_timeout=0.5, socket_connect_timeout=0.5)
    try:
        return not client.ping()
    except redis.RedisError:
        return True
    finally:
        client.close()
