// What a person is told who sends something from one window more than the browser has connections. Wraps `fetch` before
// all others.
//
// A browser opens six connections to one server, unless that speaks HTTP/2, and a window that awaits an answer holds one.
// What a seventh window sends waits in the browser, where neither the server nor the framework sees it: without a word
// the page would seem to be dead.
{
  const CONNECTIONS = 6;
  const PATIENCE = 3000; // milliseconds; what is sent is accepted at once, however long its answer takes
  const AWAITING = "qa-awaiting-";
  const send = window.fetch.bind(window);
  const note = document.createElement("p");
  note.className = "qa-crowded";
  note.setAttribute("role", "status");
  let unsent = 0;

  // Other windows know of a stream by its lock, which ends with the window; only a page of a safe origin has locks.
  const hold = () => {
    let release;
    const ended = new Promise((resolve) => { release = resolve; });
    navigator.locks?.request(AWAITING + crypto.randomUUID(), () => ended);
    return release;
  };

  const tell = async () => {
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    const streams = held.filter(({ name }) => name.startsWith(AWAITING));
    if (!unsent || streams.length < CONNECTIONS) return;
    document.body.append(note);
    note.textContent =
      "Các thẻ khác của trang này đang chờ trả lời và giữ hết kết nối của trình duyệt. Việc vừa gửi được nhận khi một thẻ chờ xong.";
  };

  const join = async (request) => {
    unsent += 1;
    const timer = setTimeout(tell, PATIENCE);
    try {
      return await send(...request);
    } finally {
      clearTimeout(timer);
      unsent -= 1;
      if (!unsent) note.remove();
    }
  };

  const listen = async (request) => {
    const release = hold();
    const answer = await send(...request).catch((error) => {
      release();
      throw error;
    });
    if (!answer.body) release();
    const reader = answer.body?.getReader();
    const body = reader && new ReadableStream({
      async pull(stream) {
        try {
          const { done, value } = await reader.read();
          if (!done) return stream.enqueue(value);
          stream.close();
        } catch (error) {
          stream.error(error);
        }
        release();
      },
      cancel(reason) {
        release();
        return reader.cancel(reason);
      },
    });
    return new Response(body, { status: answer.status, headers: answer.headers });
  };

  window.fetch = (...request) => {
    const { pathname } = new URL(request[0].url ?? request[0], location.href);
    if (pathname.endsWith("/queue/join")) return join(request);
    return pathname.endsWith("/queue/data") ? listen(request) : send(...request);
  };
}
