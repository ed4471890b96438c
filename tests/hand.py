"""A person at a page: every key and click is counted, and the clock runs."""

from __future__ import annotations

from time import monotonic

from playwright.sync_api import Locator, Page


class Hand:
    """Uses ``page`` as a person does; what it took stands in ``keys``, ``clicks`` and ``seconds``."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = 0
        self.clicks = 0
        self._start = monotonic()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text: str) -> None:
        """Letter by letter; what no key has arrives as from an input method."""
        for letter in text:
            self.page.keyboard.type(letter)
            self.keys += 1

    def click(self, place: Locator) -> None:
        place.click()
        self.clicks += 1

    @property
    def seconds(self) -> float:
        return monotonic() - self._start

    def took(self, keys: int = 0, clicks: int = 0, seconds: float = 0) -> None:
        """Fails unless the task was done within these limits; what it took is printed for reports."""
        print(f"{self.keys} keys, {self.clicks} clicks, {self.seconds:.1f} s")
        assert self.keys <= keys and self.clicks <= clicks, (self.keys, self.clicks)
        assert self.seconds <= seconds, self.seconds
