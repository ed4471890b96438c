"""The search box of a page, by its stable hooks."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page


class Box:
    """The box of the page at ``file``, closed at first."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        page.goto(file.as_uri())
        self.dialog = page.locator("[data-pb-search]")
        self.input = page.locator("[data-pb-search-input]")
        self.list = page.locator("[data-pb-search-results]")
        self.links = self.list.locator("a[href]")
        self.options = self.list.locator("[role=option]")
        self.titles = self.list.locator(".pb-search__title")
        self.none = page.locator("[data-pb-search-none]")

    def open(self) -> None:
        self.page.keyboard.press("/")

    def type(self, text: str) -> None:
        self.input.fill(text)
