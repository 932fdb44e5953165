"""A phone's browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    expect.set_options(timeout=20_000)  # a card is drawn anew when the phone asks again, late on a busy machine
    page = browser.new_page(viewport={"width": 390, "height": 800})
    yield page
    page.close()


def keep_picture(page: Page, name: str) -> None:
    """A picture of the phone as it looks now, in the folder CARD_PICTURES; without one nothing."""
    if folder := os.environ.get("CARD_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"card-{name}.png"))
