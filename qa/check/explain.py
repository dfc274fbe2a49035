"""A finding in, one sentence of Vietnamese out that says why: what the source says, and how far apart both are."""

from decimal import Decimal

from index.extract.period import describe_period
from index.figure import Figure, Status
from qa.arithmetic.compute import write_number
from qa.arithmetic.rounding import Fit, amount_of
from qa.check.slip import Slip, find_slip
from qa.check.verdict import BESIDE, Difference, Finding, Verdict
from qa.cite.phrase import say_value, written

_PERCENT = Decimal("0.1")
_SLIPS = {
    Slip.POINT: "có thể đặt nhầm dấu thập phân",
    Slip.DIGITS: "có thể gõ nhầm chữ số",
    Slip.ROUNDING: "có thể làm tròn sai",
}


def explain(finding: Finding) -> str:
    """Return the reason of a verdict, without a full stop."""
    if finding.verdict is Verdict.UNKNOWN:
        return "chỉ mục không có nguồn nào nói đến"
    if finding.verdict is Verdict.AMBIGUOUS:
        return f"có số như vậy nhưng chưa chắc cùng một việc; {len(finding.facts)} cách hiểu để tự đối chiếu"
    source = finding.facts[0].figure
    if finding.verdict is Verdict.PROVED:
        return f"làm tròn từ {written(source)}" if finding.fit is Fit.ROUNDED else "đúng như nguồn"
    return _explain_difference(finding, source)


def _explain_difference(finding: Finding, source: Figure) -> str:
    told, apart = say_value(source), say_distance(finding)
    reasons = {
        Difference.VALUE: f"sai giá trị{_slip_of(finding)}: nguồn ghi {told}, {apart}",
        Difference.UNIT: f"sai đơn vị: nguồn ghi {written(source)}, {apart}",
        Difference.PERIOD: f"sai kỳ: nguồn nói con số này của {_when_of(finding)}{_instead(finding)}",
        Difference.INDICATOR: f"số của chỉ tiêu khác: nguồn ghi {told} cho {source.indicator}, {apart}{_line(finding)}",
        Difference.DIRECTION: f"sai chiều: nguồn ghi {told}",
        Difference.ROLE: f"sai vai trò của con số: nguồn ghi {told}{_instead(finding)}",
        Difference.STATUS: f"{_replaced(source)} là {written(source)}, {apart}",
        Difference.PLACE: f"sai địa bàn: nguồn nói con số này của {_where_of(finding)}{_instead(finding)}",
    }
    return reasons[finding.difference or Difference.VALUE]


def distance(finding: Finding) -> tuple[Decimal, Decimal | None]:
    """Return how far a claim lies from what is stated of its own subject.

    In the unit of that source, and in per cent of it (None of 0). The source is the second fact where the first one
    tells the claim's number of another place, period or role.
    """
    stated, source = finding.claim.figure, _own(finding)
    apart = (stated.value - source.value) / amount_of(source).unit_value
    return apart, (stated.value - source.value) / source.value * 100 if source.value else None


def say_distance(finding: Finding) -> str:
    """Return the distance in words: "thấp hơn 18 tỷ đồng (0,8%)"; of percentages in points."""
    source = _own(finding)
    apart, share = distance(finding)
    unit = "điểm phần trăm" if source.unit == "%" else source.unit
    side = "cao hơn" if apart > 0 else "thấp hơn"
    relative = "" if share is None or source.unit == "%" else f" ({write_number(abs(share).quantize(_PERCENT))}%)"
    return f"bản thảo {side} {write_number(abs(apart))} {unit}".rstrip() + relative


def _where_of(finding: Finding) -> str:
    fact = finding.facts[0]
    return fact.figure.territory or fact.passage.territory or fact.passage.title


def _when_of(finding: Finding) -> str:
    fact = finding.facts[0]
    return describe_period(fact.figure.period or fact.passage.period)


def _own(finding: Finding) -> Figure:
    """Return what a source states of the claim's own indicator, place, period and role, as far as one was found."""
    elsewhere = finding.difference in BESIDE - {Difference.INDICATOR} and len(finding.facts) > 1
    return finding.facts[1 if elsewhere else 0].figure


def _instead(finding: Finding) -> str:
    """Say what the source states of the claim's own place, period or role, where that was found."""
    if len(finding.facts) == 1:
        return ""
    claim = finding.claim
    if finding.difference is Difference.ROLE:
        return f"; nguồn nêu riêng {say_value(finding.facts[1].figure)}, {say_distance(finding)}"
    named = claim.place if finding.difference is Difference.PLACE else describe_period(claim.figure.period)
    return f"; của {named} là {written(finding.facts[1].figure)}, {say_distance(finding)}"


def _line(finding: Finding) -> str:
    """Say under which indicator the claim's number stands, where that was found."""
    if len(finding.facts) == 1:
        return ""
    other = finding.facts[1].figure
    return f"; {written(other)} là của {other.indicator}"


def _slip_of(finding: Finding) -> str:
    """Return the slip that may have made the claim's number, in brackets, "" for none."""
    slip = find_slip(amount_of(finding.claim.figure), amount_of(finding.facts[0].figure))
    return "" if slip is None else f" ({_SLIPS[slip]})"


def _replaced(source: Figure) -> str:
    first = "số đã báo cáo lần đầu; số cập nhật"
    return first if source.status is Status.UPDATED else "số đã được điều chỉnh; số mới"
