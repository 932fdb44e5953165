"""A phone's browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.simulator.test_phone import CHROMIUM


@pytest.fixture
def page() -> Iterator[Page]:
    expect.set_options(timeout=20_000)  # a card is drawn anew when the phone asks again, late on a busy machine
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser.new_page(viewport={"width": 390, "height": 800})
        browser.close()


def keep_picture(page: Page, name: str) -> None:
    """A picture of the phone as it looks now, in the folder CARD_PICTURES; without one nothing."""
    if folder := os.environ.get("CARD_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"card-{name}.png"))
