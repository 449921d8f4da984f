"""The neural tagger on a model made here: the real loading code, tokenizer and network. Needs isnad[neural].

`make test-neural` runs these; where the packages are not there, they are skipped.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
tokenizers = pytest.importorskip("tokenizers")

from isnad.analyse import VERSION  # noqa: E402  # behind the skips, as all of ours that the tests need
from isnad.cli import run  # noqa: E402
from isnad.errors import TaggerUnusable  # noqa: E402
from isnad.model import EntityKind  # noqa: E402
from isnad.newsroom import Newsroom, analyse_stream, open_newsroom  # noqa: E402
from isnad.newsroom.taggers import load_tagger, tagger_name, version_with  # noqa: E402

Lines = Callable[..., Path]

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "B-ORG", "B-MISC"]
# Words as sub-words («##»), each with the label that the model gives it; all others are [UNK], which is no name.
WORDS = {
    "كريم": "B-PER",
    "الزناتي": "I-PER",
    "نهر": "B-LOC",
    "##ان": "O",  # «نهران» is a place by its first sub-word
    "درب": "B-ORG",
    "خريف": "B-MISC",
    "زار": "O",
    ".": "O",
}
SIGNS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
TEXT = "زار كريم الزناتي نهران.\nثم عاد كريم إلى درب في خريف جميل."
NAMES = ["كريم الزناتي", "نهران", "كريم", "درب"]


def save_tokenizer(folder: Path, **settings: object) -> None:
    vocabulary = {word: number for number, word in enumerate([*SIGNS, *WORDS])}
    transformers.BertTokenizerFast(vocab=vocabulary, **settings).save_pretrained(folder)


def config(labels: list[str]) -> object:
    return transformers.BertConfig(
        vocab_size=len(SIGNS) + len(WORDS),
        hidden_size=len(LABELS),
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=4,
        max_position_embeddings=34,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )


def save_model(folder: Path, labels: list[str] = LABELS) -> None:
    """A BERT whose weights are set by hand: each word has the vector of its label, which goes through as it is."""
    model = transformers.BertForTokenClassification(config(labels))
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if "LayerNorm" not in name:
                weights.zero_()
        vectors = model.bert.embeddings.word_embeddings.weight
        for number, label in enumerate([*["O"] * len(SIGNS), *WORDS.values()]):
            vectors[number, LABELS.index(label)] = 1.0
        model.classifier.weight.copy_(torch.eye(len(LABELS)))
    model.save_pretrained(folder)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with a model and its tokenizer."""
    folder = tmp_path_factory.mktemp("model")
    save_tokenizer(folder)
    save_model(folder)
    return str(folder)


@pytest.fixture
def room(tmp_path: Path, model: str) -> Iterator[Newsroom]:
    with open_newsroom(str(tmp_path / "news.sqlite"), tagger=model) as opened:
        yield opened


def words(text: str, model: str) -> list[str]:
    return [text[start:end] for start, end, _ in load_tagger(model)(text)]


class TestTagging:
    def test_names_of_a_text(self, model: str) -> None:
        found = load_tagger(model)(TEXT)
        assert [TEXT[start:end] for start, end, _ in found] == NAMES
        assert [kind for _, _, kind in found] == [
            EntityKind.PERSON,
            EntityKind.PLACE,
            EntityKind.PERSON,
            EntityKind.ORGANISATION,
        ]

    def test_a_long_text_is_read_in_windows_and_each_name_found_once(self, model: str) -> None:
        text = "\n".join([TEXT] * 200)
        assert words(text, model) == NAMES * 200

    def test_names_lie_whole_where_windows_meet(self, model: str) -> None:
        for before in range(40):
            assert words("زار " * before + "كريم الزناتي", model) == ["كريم الزناتي"]

    @pytest.mark.parametrize("text", ["", " \n ", "🙂", "\ud800", "...", "ـ"])
    def test_texts_without_words_name_nobody(self, text: str, model: str) -> None:
        assert words(text, model) == []

    def test_spans_count_code_points(self, model: str) -> None:
        text = "🙂 \ud800 كَرِيم"
        assert words(text, model) == ["كَرِيم"]


def save_roberta(folder: Path, pieces: list[str]) -> None:
    """An XLM-RoBERTa to which every word is a person, with a tokenizer of pieces («▁» begins a word)."""
    signs = ["<s>", "<pad>", "</s>", "<unk>"]
    tokenizer = tokenizers.Tokenizer(
        tokenizers.models.Unigram([(piece, -1.0) for piece in [*signs, *pieces]], unk_id=3)
    )
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Sequence(
        [tokenizers.pre_tokenizers.WhitespaceSplit(), tokenizers.pre_tokenizers.Metaspace()]
    )
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>"
    )
    fast.save_pretrained(folder)
    settings = transformers.XLMRobertaConfig(
        vocab_size=len(signs) + len(pieces),
        hidden_size=4,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=4,
        max_position_embeddings=20,  # 18 sub-words: its positions begin at 2
        type_vocab_size=1,
        pad_token_id=1,
        id2label={0: "O", 1: "S-PER"},
        label2id={"O": 0, "S-PER": 1},
    )
    model = transformers.XLMRobertaForTokenClassification(settings)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.copy_(torch.tensor([0.0, 1.0]))
    model.save_pretrained(folder)


def test_words_of_another_kind_of_tokenizer_and_model(tmp_path: Path) -> None:
    save_roberta(tmp_path, ["▁زار", "▁كريم", "▁نهر", "ان", "."])
    text = "زار كريم  نهران.\nزار نهرا كريم " * 30
    assert words(text, str(tmp_path)) == text.split()


class TestLoading:
    def test_no_such_folder_or_model(self, tmp_path: Path) -> None:
        name = str(tmp_path / "none")
        with pytest.raises(TaggerUnusable, match=f"{name}.*cannot be loaded"):
            load_tagger(name)

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        with pytest.raises(TaggerUnusable, match="cannot be loaded"):
            load_tagger(str(tmp_path))

    def test_a_model_without_a_head(self, tmp_path: Path) -> None:
        save_tokenizer(tmp_path)
        transformers.BertModel(config(LABELS)).save_pretrained(tmp_path)
        with pytest.raises(TaggerUnusable, match=r"no head for token classification.*classifier"):
            load_tagger(str(tmp_path))

    def test_a_model_of_a_kind_that_labels_no_words(self, tmp_path: Path) -> None:
        save_tokenizer(tmp_path)
        transformers.CLIPTextConfig().save_pretrained(tmp_path)
        with pytest.raises(TaggerUnusable, match="cannot be loaded"):
            load_tagger(str(tmp_path))

    def test_labels_that_name_nothing(self, tmp_path: Path) -> None:
        save_tokenizer(tmp_path)
        save_model(tmp_path, [f"LABEL_{number}" for number in range(len(LABELS))])
        with pytest.raises(TaggerUnusable, match=r"no label for persons.*LABEL_0, LABEL_1"):
            load_tagger(str(tmp_path))

    def test_weights_that_are_cut_off(self, tmp_path: Path) -> None:
        save_tokenizer(tmp_path)
        save_model(tmp_path)
        weights = tmp_path / "model.safetensors"
        weights.write_bytes(weights.read_bytes()[:100])
        with pytest.raises(TaggerUnusable, match="cannot be loaded"):
            load_tagger(str(tmp_path))

    def test_a_tokenizer_without_places(self, tmp_path: Path) -> None:
        save_model(tmp_path)
        transformers.CanineTokenizer().save_pretrained(tmp_path)
        with pytest.raises(TaggerUnusable, match="slow tokenizer"):
            load_tagger(str(tmp_path))


RECORD = {"id": "n1", "title": "زار كريم الزناتي نهران", "text": "وقال الزناتي إن الخطة جاهزة."}


class TestInTheNewsroom:
    def test_an_import_keeps_what_the_tagger_found(self, room: Newsroom, lines: Lines, model: str) -> None:
        room.import_paths([lines(RECORD)])
        kept = room.analysis(room.article("n1"))
        assert kept is not None
        assert kept.rules == version_with(VERSION, tagger_name(model))
        names = {entity.name: [mention.rule for mention in entity.mentions] for entity in kept.analysis.entities}
        assert names["كريم الزناتي"] == ["tagger", "tagger"]
        assert names["نهران"] == ["tagger"]

    def test_switching_it_on_or_off_reads_the_store_again(
        self, tmp_path: Path, lines: Lines, model: str, capfd: pytest.CaptureFixture[str]
    ) -> None:
        store = ["--store", str(tmp_path / "news.sqlite")]
        assert run([*store, "import", str(lines(RECORD))]) == 0
        capfd.readouterr()
        told = []
        for tagger in ([], ["--tagger", model], ["--tagger", model], [], []):
            assert run([*store, *tagger, "analyse", "--stored", "--json"]) == 0
            told.append(json.loads(capfd.readouterr().out)["analysed"])
        assert told == [0, 1, 0, 1, 0]

    def test_the_command_line_reads_a_file_by_the_setting(
        self, lines: Lines, model: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ISNAD_TAGGER", model)
        assert run(["analyse", "--quiet", str(lines(RECORD))]) == 0
        out, err = capfd.readouterr()
        rules = {mention["rule"] for entity in json.loads(out)["entities"] for mention in entity["mentions"]}
        assert rules == {"tagger"}
        assert not err

    def test_a_program_names_it_too(self, lines: Lines, model: str) -> None:
        ((_, analysis),) = [
            found for found in analyse_stream([lines(RECORD)], tagger=model) if isinstance(found, tuple)
        ]
        assert analysis.entities[0].mentions[0].rule == "tagger"

    def test_a_model_that_cannot_be_loaded_stops_an_import_before_it_begins(
        self, tmp_path: Path, lines: Lines, capfd: pytest.CaptureFixture[str]
    ) -> None:
        none = str(tmp_path / "none")
        assert run(["--store", str(tmp_path / "a.sqlite"), "--tagger", none, "import", str(lines(RECORD))]) == 2
        assert f"isnad: the tagger «{none}» cannot be loaded" in capfd.readouterr().err
