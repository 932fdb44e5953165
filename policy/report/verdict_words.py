"""What the desk says of requests for more time, one after another: «交通局的准，教育局的不准», «水利局想晚几天那个，不行»."""

from typing import Final

from policy.text.lazy import lazily

_WISHED: Final = lazily(r"想[延晚缓拖推]|要[宽延晚缓推]|延期|宽限|缓[交报几]|晚[交报几]|推迟")
_ONE: Final = lazily(
    r"[，,。；;\s]*(?P<whose>[^，,。；;\s]{2,20}?)[，,]?(?:就|那就|我)?(?:(?P<no>(?<![行准批可以同意])不(?:准|批准?|同意|答应|行|可以|给延?)|驳回)|(?P<sure>准|批)|(?P<may>同意|答应|行|可以))"
    r"(?:[了吧的]|延期?)*(?=[，,。；;\s]|$)"
)
_REST: Final = lazily(r"[，,。；;\s]*(?:还是)?(?:按(?:原来|时|期)|照旧|照原来)?的?(?:报|交|办)?[。]?")


def read_verdicts(text: str) -> list[tuple[str, bool]]:
    """Whose request, in the words said of it, and whether it is granted; nothing where anything else is said.

    «可以», «不行» alone may be said of much else: they count where the words speak of more time.
    """
    found, at = list[tuple[str, bool]](), 0
    while at < len(text) and (one := _ONE.match(text, at)):
        if one["may"] and not _WISHED.search(text):
            return []
        found.append((one["whose"], one["no"] is None))
        at = one.end()
    return found if found and _REST.fullmatch(text, at) else []
