"""Words for people, in Chinese and in English, and the one error that is shown to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in the two languages of the pages, Chinese first."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh

    def in_language(self, language: str) -> str:
        """The words in ``language`` (a tag such as ``zh-hans`` or ``en``); Chinese unless English is asked for."""
        return self.en if language.lower().startswith("en") else self.zh


class Problem(ValueError):
    """Something a person can put right: one sentence that says what, where, and what is allowed.

    Every layer raises subclasses of this for bad input; the command line prints the sentence and exits with 2,
    pages and the API show it with ``status``.
    """

    status = 400

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.words = Words(zh, en)
