"""The tokenizer of the bundled model, rebuilt from the pieces and scores that stand with its weights, and its use."""

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index.model.packed import Packed

TOKENIZER_FILE = "tokenizer.json"
_SPACES = "[\\t\\n\\f\\r\u1680\u200b-\u200f\u2028\u2029\u2581]"
_NOTHING = "[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"


def build_tokenizer(packed: Packed) -> Tokenizer:
    """Unigram over what NFKC leaves, spaces as pieces: XLM-RoBERTa's tokenizer, with its special tokens around a text.

    Of the 1.1 million code points, the original normalises 119 otherwise than NFKC; the two classes above are those.
    """
    tokenizer = Tokenizer(models.Unigram(list(packed.pieces), packed.unknown))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_SPACES), " "),
            normalizers.Replace(Regex(_NOTHING), ""),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(left=False, right=True),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    special = {name: packed.pieces[name][0] for name in (packed.begin, packed.padding, packed.end, packed.unknown)}
    tokenizer.add_special_tokens([*special.values(), packed.pieces[-1][0]])
    begin, end = special[packed.begin], special[packed.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}", special_tokens=[(begin, packed.begin), (end, packed.end)]
    )
    return tokenizer


class Tokens:
    """The tokenizer in memory, and the numbers of its special tokens. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self.begin, self.end, self.padding = (self._special(token) for token in ("<s>", "</s>", "<pad>"))

    def of(self, text: str) -> list[int]:
        """The tokens of a text, without special ones."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def of_all(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, without special ones."""
        return [list(one.ids) for one in self._tokenizer.encode_batch(list(texts), add_special_tokens=False)]

    def _special(self, token: str) -> int:
        number = self._tokenizer.token_to_id(token)
        if number is None:
            raise ValueError(f"the tokenizer has no {token}")
        return int(number)
