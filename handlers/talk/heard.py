"""Words that are asked about and kept nowhere: the question knows their digest, the process that heard them has them for five minutes."""

from hashlib import sha256

from handlers.talk.message import Desk
from policy.text.dressing import undress


def digest(text: str) -> str:
    """What a question keeps in place of the words."""
    return sha256(undress(text).strip().encode()).hexdigest()


def heard(desk: Desk, kept: str) -> str:
    """The words of this digest among what the person said in the minutes before; "" where this process has not heard them."""
    return next((undress(each).strip() for each in desk.lately if digest(each) == kept), "")
