// What comes of the events of the page, told without a gap. Wraps `fetch` before the framework's client takes it.
//
// The server closes the stream of messages once it knows of no unfinished event. The client opens another stream only for
// an event that is accepted after it has read the closing: what comes of one that is accepted just before would never be
// shown. So the closing is kept back until nothing is awaited, and the stream goes on in another request meanwhile.
{
  const send = window.fetch.bind(window);
  const joining = new Set(); // requests that may bring an event to await
  const awaited = new Set(); // events that were accepted and whose end has not been read
  const ended = new Set(); // events whose end was read before they were known to be accepted

  const note = async (answer) => {
    const { event_id: event } = await (await answer).clone().json();
    if (event && !ended.delete(event)) awaited.add(event);
  };

  const join = async (request) => {
    const answer = send(...request);
    const noted = note(answer).catch(() => {}); // refused, or not sent: the client tells of it
    joining.add(noted);
    await noted;
    joining.delete(noted);
    return answer;
  };

  async function* readMessages(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const messages = (text + value).split("\n\n");
      text = messages.pop();
      yield* messages;
    }
  }

  const relay = async (request, answer, pass) => {
    for (;;) {
      let closing = null;
      for await (const message of readMessages(answer.body)) {
        const { msg, event_id: event } = JSON.parse(message.slice("data:".length));
        if (msg === "process_completed" && !awaited.delete(event)) ended.add(event);
        if (msg === "unexpected_error") awaited.clear(); // of all of them
        if (msg === "close_stream") closing = message;
        else pass(message);
      }
      while (joining.size) await Promise.all(joining);
      if (closing === null) return;
      if (!awaited.size) return pass(closing);
      answer = await send(...request);
      if (!answer.ok) throw answer;
    }
  };

  const listen = async (request) => {
    const answer = await send(...request);
    if (!answer.ok) return answer;
    const encoder = new TextEncoder();
    const start = (stream) => {
      const pass = (message) => stream.enqueue(encoder.encode(message + "\n\n"));
      relay(request, answer, pass)
        .then(() => stream.close())
        .catch((error) => stream.error(error));
    };
    return new Response(new ReadableStream({ start }), { status: answer.status, headers: answer.headers });
  };

  window.fetch = (...request) => {
    const { pathname } = new URL(request[0].url ?? request[0], location.href);
    if (pathname.endsWith("/queue/join")) return join(request);
    return pathname.endsWith("/queue/data") ? listen(request) : send(...request);
  };
}
