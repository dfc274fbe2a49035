"""Command line of the benchmark: reads the arguments, measures, writes JSON. Measures nothing itself."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from index.errors import CorpusError
from qa.evaluation.bench.compare import compare_results, load_result, show_ratios
from qa.evaluation.bench.copies import write_copies
from qa.evaluation.bench.dense_scale import measure_dense
from qa.evaluation.bench.functions import measure_functions
from qa.evaluation.bench.parts import Parts
from qa.evaluation.bench.plot import draw_growth
from qa.evaluation.bench.stages import SLOW, measure_stages
from qa.evaluation.bench.tables import write_tables
from qa.evaluation.bench.whole import LARGE, PARTS, Sizes, ask_homes, ask_peers, embed_folder, measure_all
from qa.evaluation.gold import load_gold
from qa.evaluation.machine import describe_machine
from qa.settings import load_settings

SIZES = "0.06,1,40,400"
# Numbers of vectors: at the border between exact search and the graph, and ten times as many.
VECTORS = "100000,1000000"


def main(arguments: Sequence[str]) -> int:
    """Run one command; 1 when something given cannot be used."""
    given = _parser().parse_args(arguments)
    machine = describe_machine()
    try:
        result = given.run(given)
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if isinstance(result, str):
        sys.stdout.write(f"{result}\n")
        return 0
    text = json.dumps({"machine": machine, **result}, ensure_ascii=False, indent=1)
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

    stages.add_argument("--sample", type=int, help="passages to make vectors of at most, evenly from all")

    functions = command("functions", _functions, "single functions on the beginning of a text, by pyperf")
    functions.add_argument("text", type=Path)

    embedding = command("embedding", _embedding, "embedding against the measured peak of the processor")
    embedding.add_argument("folder", type=Path)

    dense = command("dense", _dense, "kinds of indexes of vectors: memory, time, and what they find")
    dense.add_argument("--vectors", default=VECTORS, help=f"how many, by commas (default {VECTORS})")
    dense.add_argument(
        "--kind", action="append", default=[], help="name of one kind, as results have it; several times"
    )

    growth = command("growth", _growth, "questions to indexes of growing size")
    growth.add_argument("questions", type=Path)
    growth.add_argument("sources", nargs="+", type=Path, help="folders of plain text")
    _add_sizes(growth)

    growth.add_argument("--as-built", action="store_true", help="ask the indexes as they are, make and change none")

    peers = command("peers", _peers, "usual pipelines on the same files and questions")
    peers.add_argument("sets", nargs="+", metavar="GOLD=FOLDER")
    peers.add_argument("--no-embed", action="store_true", help="this system by words alone")

    everything = command("all", _all, "all of it; parts that are done are kept in the work folder")
    everything.add_argument("folders", nargs="+", type=Path, help="smallest first; the last is copied for the growth")
    everything.add_argument("--gold", action="append", required=True, metavar="GOLD=FOLDER")
    everything.add_argument("--only", action="append", default=[], help=f"a part, of {', '.join(PARTS)}; several times")
    everything.add_argument("--again", action="store_true", help="measure what is kept of this commit anew")
    everything.add_argument("--vectors", default=VECTORS, help=f"as for dense (default {VECTORS})")
    _add_sizes(everything)

    copies = command("copies", _copies, "texts, then copies with other numbers, years and names")
    copies.add_argument("sources", nargs="+", type=Path)
    copies.add_argument("target", type=Path)
    copies.add_argument("--megabytes", type=float, required=True)

    compare = command("compare", _compare, "ratios of two results")
    compare.add_argument("old", type=Path)
    compare.add_argument("new", type=Path)

    show = command("show", _show, "the tables of docs/benchmarks.md that a result holds, in Markdown")
    show.add_argument("result", type=Path)

    plot = command("plot", _plot, "time of a question over the size of the text, SVG")
    plot.add_argument("result", type=Path)
    plot.add_argument("target", type=Path)
    plot.add_argument("--clock", choices=("wall", "cpu"), default="wall", help="which time (default wall)")
    return parser


def _add_sizes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--work", type=Path, required=True, help="folder for texts and indexes, kept for the next run")
    parser.add_argument("--sizes", default=SIZES, help=f"MB of text, by commas (default {SIZES})")
    parser.add_argument("--words-up-to", type=float, default=LARGE, help="MB up to which words are indexed too")


def _stages(given: argparse.Namespace) -> dict[str, object]:
    cache = load_settings().cache
    return {
        "stages": [
            measure_stages(folder, cache=cache, without=given.without, sample=given.sample) for folder in given.folders
        ]
    }


def _functions(given: argparse.Namespace) -> dict[str, object]:
    return measure_functions(given.text)


def _embedding(given: argparse.Namespace) -> dict[str, object]:
    return {"embedding": embed_folder(given.folder)}


def _dense(given: argparse.Namespace) -> dict[str, object]:
    return {"dense": measure_dense(_numbers(given.vectors), kinds=given.kind)}


def _growth(given: argparse.Namespace) -> dict[str, object]:
    return {"growth": ask_homes(_sizes(given), load_gold(given.questions), given.sources, as_built=given.as_built)}


def _peers(given: argparse.Namespace) -> dict[str, object]:
    return {
        "peers": {
            gold.stem: ask_peers(gold, folder, embed=not given.no_embed) for gold, folder in map(_split_set, given.sets)
        }
    }


def _all(given: argparse.Namespace) -> dict[str, object]:
    parts = Parts(given.work / "parts", only=given.only, again=given.again, report=_say)
    sets = [_split_set(each) for each in given.gold]
    return measure_all(given.folders, sets, _sizes(given), vectors=_numbers(given.vectors), parts=parts)


def _sizes(given: argparse.Namespace) -> Sizes:
    return Sizes(
        work=given.work,
        megabytes=sorted(float(each) for each in given.sizes.split(",")),
        words_up_to=given.words_up_to,
    )


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",")]


def _split_set(text: str) -> tuple[Path, Path]:
    gold, _, folder = text.partition("=")
    if not Path(folder).is_dir() or not folder:
        raise CorpusError(f"“{text}” phải có dạng TỆP_CÂU_HỎI=THƯ_MỤC_TÀI_LIỆU, thư mục có sẵn")
    return Path(gold), Path(folder)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _copies(given: argparse.Namespace) -> str:
    count, written = write_copies(given.sources, given.target, megabytes=given.megabytes)
    if not count:
        raise CorpusError("không có tệp .md hay .txt nào để chép; kiểm tra lại thư mục nguồn")
    return f"{count} tệp, {written:.2f} MB"


def _compare(given: argparse.Namespace) -> str:
    return show_ratios(compare_results(load_result(given.old), load_result(given.new)))


def _show(given: argparse.Namespace) -> str:
    return write_tables(load_result(given.result))


def _plot(given: argparse.Namespace) -> str:
    drawn = draw_growth(load_result(given.result), clock=given.clock)
    given.target.write_text(drawn, encoding="utf-8")
    return str(given.target)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
