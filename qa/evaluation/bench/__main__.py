"""Command line of the benchmark: reads the arguments, measures, writes JSON. Measures nothing itself."""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from index.embed import load_encoder
from index.embed.convert import find_model
from index.embed.sentences import prepare_torch
from index.errors import CorpusError
from qa.evaluation.bench.compare import compare_results, load_result, show_ratios
from qa.evaluation.bench.copies import write_copies
from qa.evaluation.bench.growth import measure_growth, plot_growth
from qa.evaluation.bench.page_start import measure_page
from qa.evaluation.bench.stages import SLOW, measure_stages
from qa.evaluation.gold import GoldQuestion, load_gold
from qa.evaluation.machine import describe_machine
from qa.settings import load_settings

SIZES = "0.06,1,40"
# MB of text of a folder up to which words and vectors are made; more takes most of an hour.
LARGE = 5.0


def main(arguments: Sequence[str]) -> int:
    """Run one command; 1 when something given cannot be used."""
    given = _parser().parse_args(arguments)
    try:
        result = given.run(given)
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if isinstance(result, str):
        sys.stdout.write(f"{result}\n")
        return 0
    text = json.dumps({"machine": describe_machine(), **result}, ensure_ascii=False, indent=1)
    if given.to is None:
        sys.stdout.write(f"{text}\n")
    else:
        given.to.write_text(f"{text}\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.bench", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        added.add_argument("--to", type=Path, help="file for the JSON; stdout without")
        return added

    stages = command("stages", _stages, "each stage of indexing apart, for each folder")
    stages.add_argument("folders", nargs="+", type=Path)
    stages.add_argument("--without", action="append", default=[], choices=SLOW, help="stage to leave out")

    embedding = command("embedding", _embedding, "embedding against the measured peak of the processor")
    embedding.add_argument("folder", type=Path)

    growth = command("growth", _growth, "questions to indexes of growing size")
    growth.add_argument("questions", type=Path)
    growth.add_argument("sources", nargs="+", type=Path, help="folders of plain text")
    _add_sizes(growth)

    peers = command("peers", _peers, "usual pipelines on the same files and questions")
    peers.add_argument("sets", nargs="+", metavar="GOLD=FOLDER")
    peers.add_argument("--no-embed", action="store_true", help="this system by words alone")

    everything = command("all", _all, "all of it, in this order")
    everything.add_argument("folders", nargs="+", type=Path, help="smallest first; the last is copied for the growth")
    everything.add_argument("--gold", action="append", required=True, metavar="GOLD=FOLDER")
    _add_sizes(everything)

    copies = command("copies", _copies, "texts, then copies with other numbers, years and names")
    copies.add_argument("sources", nargs="+", type=Path)
    copies.add_argument("target", type=Path)
    copies.add_argument("--megabytes", type=float, required=True)

    compare = command("compare", _compare, "ratios of two results")
    compare.add_argument("old", type=Path)
    compare.add_argument("new", type=Path)

    plot = command("plot", _plot, "time of a question over the size of the text, SVG")
    plot.add_argument("result", type=Path)
    plot.add_argument("target", type=Path)
    return parser


def _add_sizes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--work", type=Path, required=True, help="folder for texts and indexes, kept for the next run")
    parser.add_argument("--sizes", default=SIZES, help=f"MB of text, by commas (default {SIZES})")
    parser.add_argument("--words-up-to", type=float, default=LARGE, help="MB up to which words are indexed too")


def _stages(given: argparse.Namespace) -> dict[str, object]:
    return {
        "stages": [
            measure_stages(folder, cache=load_settings().cache, without=given.without) for folder in given.folders
        ]
    }


def _embedding(given: argparse.Namespace) -> dict[str, object]:
    return {"embedding": _embedding_of(given.folder)}


def _embedding_of(folder: Path) -> dict[str, object]:
    # Before torch is imported: how its threads wait is read once.
    prepare_torch()
    from qa.evaluation.bench.embedding import count_threads, measure_embedding  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="qa-bench-") as work:
        return measure_embedding(folder, cache=load_settings().cache, work=Path(work), threads=count_threads())


def _growth(given: argparse.Namespace) -> dict[str, object]:
    return {"growth": _growth_of(load_gold(given.questions), given.sources, given)}


def _growth_of(
    questions: Sequence[GoldQuestion], sources: Sequence[Path], given: argparse.Namespace
) -> dict[str, object]:
    sizes = sorted(float(each) for each in given.sizes.split(","))
    growth = measure_growth(questions, sources, work=given.work, megabytes=sizes, words_up_to=given.words_up_to)
    return {**growth, "page_ready_s": round(measure_page(given.work / f"home-{sizes[-1]:g}"), 2)}


def _peers(given: argparse.Namespace) -> dict[str, object]:
    return {"peers": _peers_of(given.sets, embed=not given.no_embed)}


def _peers_of(sets: Sequence[str], *, embed: bool) -> dict[str, object]:
    from qa.evaluation.bench.peers import measure_peers  # noqa: PLC0415 - its libraries are optional and slow

    cache = load_settings().cache
    model = find_model(cache, lambda _line: None)
    encoder = load_encoder(cache=cache) if embed else None
    return {
        gold.stem: measure_peers(load_gold(gold), folder, encoder=encoder, model=model)
        for gold, folder in map(_split_set, sets)
    }


def _split_set(text: str) -> tuple[Path, Path]:
    gold, _, folder = text.partition("=")
    if not Path(folder).is_dir() or not folder:
        raise CorpusError(f"“{text}” phải có dạng TỆP_CÂU_HỎI=THƯ_MỤC_TÀI_LIỆU, thư mục có sẵn")
    return Path(gold), Path(folder)


def _all(given: argparse.Namespace) -> dict[str, object]:
    stages = []
    for folder in given.folders:
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
        stages.append(measure_stages(folder, cache=load_settings().cache, without=SLOW if size > LARGE else ()))
    questions = [question for each in given.gold for question in load_gold(_split_set(each)[0])]
    return {
        "stages": stages,
        "embedding": _embedding_of(given.folders[0]),
        "growth": _growth_of(questions, [given.folders[-1]], given),
        "peers": _peers_of(given.gold, embed=True),
        "machine_at_the_end": describe_machine(),
    }


def _copies(given: argparse.Namespace) -> str:
    count, written = write_copies(given.sources, given.target, megabytes=given.megabytes)
    if not count:
        raise CorpusError("không có tệp .md hay .txt nào để chép; kiểm tra lại thư mục nguồn")
    return f"{count} tệp, {written:.2f} MB"


def _compare(given: argparse.Namespace) -> str:
    return show_ratios(compare_results(load_result(given.old), load_result(given.new)))


def _plot(given: argparse.Namespace) -> str:
    plot_growth(given.result, given.target)
    return str(given.target)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
