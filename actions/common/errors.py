"""The one error whose text a user reads."""


class UserError(Exception):
    """Something the user can mend: the text is polite Chinese and says what to do next. Rolls the act back."""


class NotKeptError(UserError):
    """What was written must not be kept: the message that brought it is forgotten, too."""
