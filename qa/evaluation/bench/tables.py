"""A result of the benchmark in, its tables as ``docs/benchmarks.md`` has them out: Markdown. Measures nothing."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from index.errors import CorpusError

_STAGES = {
    "read": "đọc",
    "structure": "cấu trúc",
    "sentences": "câu",
    "figures": "số liệu",
    "lexical_syllables": "âm tiết",
    "store": "lưu",
    "syllable_index": "**tất cả những chặng trên**",
    "words": "tách từ",
    "lexical_words": "chỉ mục từ ghép",
    "embedding": "vectơ",
    "store_vectors": "lưu vectơ",
    "dense": "chỉ mục vectơ",
}


def write_tables(result: Mapping[str, Any]) -> str:
    """Write a table for every part that a result holds.

    Parameters
    ----------
    result
        As any measuring command of the suite gives it.

    Returns
    -------
    Markdown in Vietnamese, each table under the load of the machine when it was measured, numbers with commas.

    Raises
    ------
    CorpusError
        It holds none of the parts.
    """
    tables: list[str] = []
    head: tuple[str, ...]
    for stages in result.get("stages") or ():
        tables.append(_titled(f"Các chặng, {stages['folder']} ({_number(stages['text_mb'])} MB)", stages, result))
        tables[-1] += _table(("Chặng", "Giây CPU", "MB một giây CPU", "Đoạn một giây CPU"), _stage_rows(stages))
    if result.get("growth"):
        head = ("Triệu ký tự", "Hỏi lần đầu, p50 / p95 / p99", "Lần sau", "Khởi động nguội: p50", "từ đĩa: p50")
        more = ("Bộ nhớ cao nhất, MB", "Đĩa, MB", "Dựng kho, giây (CPU)")
        tables.append(_titled("Hỏi, mili giây (CPU)", result["growth"], result))
        tables[-1] += _table((*head, *more), _growth_rows(result["growth"]))
    for name, peers in (result.get("peers") or {}).items():
        if peers is not None:
            head = (
                "Chuỗi",
                "Đoạn",
                "Ký tự một đoạn",
                "Lập chỉ mục, giây CPU",
                "Tìm p50, ms CPU",
                "Đầu",
                "Năm đoạn đầu",
            )
            tables.append(_titled(f"So với chuỗi khác, {name}", peers, result))
            tables[-1] += _table(head, _peer_rows(peers))
    if result.get("dense"):
        head = ("Vectơ", "Loại", "Dựng, giây CPU", "Đĩa, MB", "Bộ nhớ, MB", "Tìm p50 / p95, ms CPU", "Tìm đúng")
        tables.append(_titled("Chỉ mục vectơ", result["dense"], result))
        tables[-1] += _table(head, _dense_rows(result["dense"]))
    if not tables:
        raise CorpusError(
            "kết quả không có phần nào viết được thành bảng; đưa tệp mà “stages”, “growth”, “all”... đã ghi"
        )
    return "\n\n".join(tables)


def _stage_rows(stages: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    for name, label in _STAGES.items():
        rates = stages["stages"].get(name)
        if rates is not None:
            told = (rates["cpu_s"], rates.get("mb_per_cpu_s"), rates.get("passages_per_cpu_s"))
            yield label, *map(_number, told)


def _growth_rows(growth: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    for home in growth["homes"]:
        cold = home.get("cold_start", {})
        yield (
            _number(home["characters"] / 1e6),
            _both(home["asked_first"]),
            _both(home["asked_again"]),
            *(_median(cold.get(kind)) for kind in ("cached", "from_disk")),
            _number(home["memory_mb"]["peak"]),
            _number(home["disk_mb"]),
            _building(growth, home["home"]),
        )
    fitted = growth["growth_exponent"]
    if fitted:
        grown = [f"n^{_number(fitted[name])}" for name in ("wall_ms", "cpu_ms", "memory_mb", "disk_mb")]
        yield "tăng như", f"{grown[0]} ({grown[1]})", "", "", "", *grown[2:], ""


def _building(growth: Mapping[str, Any], home: str) -> str:
    """Write the seconds that making an index took, "" when it was made in several runs or by another one."""
    built = growth.get("indexing", {}).get(PurePath(home).name.removeprefix("home-"))
    return (
        f"{_number(built['done_s'])} ({_number(built['done_cpu_s'])})"
        if built and not built["documents_before"]
        else ""
    )


def _both(times: Mapping[str, Mapping[str, float]] | None) -> str:
    """Write the percentiles of wall time, and of processor time in brackets."""
    if times is None:
        return ""
    wall, processor = (" / ".join(_number(each) for each in times[clock].values()) for clock in ("wall_ms", "cpu_ms"))
    return f"{wall} ({processor})"


def _median(times: Mapping[str, Mapping[str, float]] | None) -> str:
    return "" if times is None else f"{_number(times['wall_ms']['p50'])} ({_number(times['cpu_ms']['p50'])})"


def _peer_rows(peers: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    for name, each in peers.items():
        if isinstance(each, Mapping) and "search_cpu_ms" in each:
            told = (each["passages"], each["characters_a_passage"], each["index_cpu_s"], each["search_cpu_ms"]["p50"])
            yield name, *map(_number, told), _share(each["proof_in_first"]), _share(each["proof_in_5"])


def _dense_rows(dense: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    for count, kinds in dense.items():
        for name, each in kinds.items() if count.isdigit() else ():
            asked = f"{_number(each['search_cpu_ms_p50'])} / {_number(each['search_cpu_ms_p95'])}"
            told = (each["build_cpu_s"], each["file_mb"], each["memory_mb"])
            yield _number(int(count)), name, *map(_number, told), asked, _share(each["recall_at_10"])


def _titled(title: str, part: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    machine = part.get("machine") or result.get("machine") or {}
    load = " / ".join(_number(each) for each in machine.get("load", ()))
    return f"**{title}**; tải {load}; bản mã {machine.get('commit', '')}\n\n"


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".replace(".", ",")


def _number(value: float | None) -> str:
    """Write a number as Vietnamese does: 1.234.567 and 0,25, with three digits that count."""
    if value is None:
        return ""
    text = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
    return text.translate(str.maketrans(",.", ".,"))
