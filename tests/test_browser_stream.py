"""What is done at the page in quick succession in a real Chromium, however slowly the news of the first travels."""

from collections.abc import Mapping
from threading import Event

import pytest
from playwright.sync_api import expect

from qa.page.place import Place, read_fields
from qa.page.screen import source
from tests.browsing import OpenReader
from tests.fake_page import JudgedService

pytestmark = pytest.mark.browser

BUDGET = "Tổng thu ngân sách huyện An Bình năm 2024 đạt bao nhiêu?"
# After `network.hold()` what the server streams is under way until `network.arrive()`. Meanwhile `network.closed` tells
# whether the server has closed the stream, and `network.accepted` whether it has accepted an event.
SLOW_NETWORK = """
let arrived = Promise.resolve();
const network = (window.network = {
  hold() {
    arrived = new Promise((resolve) => { network.arrive = resolve; });
    network.closed = network.accepted = false;
  },
});
const send = window.fetch.bind(window);
const carry = (body) => new ReadableStream({
  async start(out) {
    for await (const part of body) {
      arrived.then(() => out.enqueue(part));
      network.closed ||= new TextDecoder().decode(part).includes("close_stream");
    }
    arrived.then(() => out.close());
  },
});
window.fetch = async (...request) => {
  const answer = await send(...request);
  const address = String(request[0].url ?? request[0]);
  if (address.includes("/queue/join")) answer.clone().json().then(() => setTimeout(() => { network.accepted = true; }));
  return address.includes("/queue/data") ? new Response(carry(answer.body), { status: answer.status }) : answer;
};
"""


def test_a_click_is_answered_though_the_server_was_just_closing_the_stream(
    reader: OpenReader, service: JudgedService
) -> None:
    """Of a verdict that was changed before the first one was thanked for, the change is shown as it was kept."""
    one = reader(script=SLOW_NETWORK)
    turn = one.ask(BUDGET)
    one.page.evaluate("network.hold()")
    turn.get_by_role("button", name="Đúng", exact=True).click()
    one.page.wait_for_function("network.closed && network.accepted")
    one.page.evaluate("network.accepted = false")
    turn.get_by_role("button", name="Sai số").click()
    turn.get_by_role("button", name="Gửi ý kiến").click()
    one.page.wait_for_function("network.accepted")
    one.page.evaluate("network.arrive()")
    expect(turn.locator(".qa-feedback-told")).to_contain_text("đã ghi: sai số.")
    assert [verdict for *_, verdict, _note in service.kept] == ["right", "wrong_figure"]


def test_what_is_typed_while_a_question_is_under_way_stays_in_the_field(reader: OpenReader) -> None:
    """Only the question that was sent leaves it."""
    one = reader(script=SLOW_NETWORK)
    one.ask("cửa hàng")
    field = one.page.get_by_label("Câu hỏi của bạn")
    expect(field).to_have_value("")
    one.page.evaluate("network.hold()")
    field.fill(BUDGET)
    field.press("Enter")
    one.page.wait_for_function("network.accepted")
    field.fill("Còn năm 2023?")
    one.page.evaluate("network.arrive()")
    expect(one.page.locator(".qa-figure").first).to_be_visible()
    expect(field).to_have_value("Còn năm 2023?")


def test_a_document_that_is_opened_before_the_page_is_done_loading_stays_open(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address of the page named none, which is told late."""
    may_end = Event()

    def read_late(fields: Mapping[str, str]) -> Place | None:
        assert may_end.wait(60)
        return read_fields(fields)

    monkeypatch.setattr(source, "read_fields", read_late)
    one = reader()
    field = one.page.get_by_label("Câu hỏi của bạn")
    field.fill(BUDGET)
    field.press("Enter")
    one.page.locator(".qa-citation > a").first.click()
    expect(one.page.locator(".qa-source")).to_be_visible()
    may_end.set()
    one.settle()
    expect(one.page.locator(".qa-source")).to_be_visible()
