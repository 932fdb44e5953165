"""The one error whose text a user reads."""


class UserError(Exception):
    """Something the user can mend: the text is polite Chinese and says what to do next. Rolls the act back."""
