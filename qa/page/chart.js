// Charts: drawn by plotly.js, which the page itself serves and which is loaded with the first chart. A click on a point
// follows the link of its row in the table below, so that both open the same place.
const load = () =>
  (window.qaPlotly ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = "qa-assets/plotly.min.js";
    script.onload = () => done(window.Plotly);
    script.onerror = () => {
      window.qaPlotly = undefined;
      script.remove();
      fail(new Error("plotly"));
    };
    document.head.append(script);
  }));

const colour = (name) => getComputedStyle(document.body).getPropertyValue("--qa-" + name).trim();
const COLOURS = ["chart-1", "chart-2", "chart-3", "chart-4", "chart-5", "chart-6"];

// The description says what is drawn; how it looks follows the theme.
const dress = (described) => {
  const axis = { gridcolor: colour("line"), zerolinecolor: colour("muted"), linecolor: colour("line") };
  const layout = {
    ...described.layout,
    colorway: COLOURS.map(colour),
    paper_bgcolor: colour("surface"),
    plot_bgcolor: colour("surface"),
    font: { family: getComputedStyle(document.body).getPropertyValue("--qa-font"), size: 13, color: colour("ink") },
    hoverlabel: { bgcolor: colour("ink"), bordercolor: colour("ink"), font: { color: colour("surface") }, align: "left" },
  };
  for (const name of ["xaxis", "yaxis"]) {
    if (layout[name]) layout[name] = { ...axis, ...layout[name], fixedrange: true };
  }
  const data = described.data.map((trace) =>
    trace.type === "pie" ? { ...trace, marker: { colors: trace.values.map((_, n) => colour(COLOURS[n % 6])), line: { color: colour("surface"), width: 2 } } } : trace,
  );
  return { data, layout };
};

const draw = async (plot) => {
  let Plotly;
  try {
    Plotly = await load();
  } catch {
    plot.textContent = "Không tải được phần vẽ biểu đồ từ máy chủ; số liệu vẫn có trong bảng dưới. Hãy tải lại trang.";
    return;
  }
  if (!plot.isConnected) return;
  // The framework may keep the element and change what is in it.
  const first = !plot.qaDrawn || plot.querySelector(".qa-chart-wait") !== null;
  if (first) {
    Plotly.purge(plot);
    plot.textContent = "";
  }
  plot.qaDrawn = true;
  const { data, layout } = dress(JSON.parse(plot.dataset.plot));
  await Plotly.react(plot, data, layout, { displayModeBar: false, responsive: true, showTips: false });
  if (!first) return;
  plot.on("plotly_click", (event) => {
    const number = [event.points[0].customdata].flat()[0];
    plot.closest(".qa-chart").querySelector(`a[data-mark="${number}"]`)?.click();
  });
  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (!plot.clientWidth || plot.clientWidth === width) return;
    width = plot.clientWidth;
    Plotly.Plots.resize(plot);
  }).observe(plot);
};

const plots = () => [...element.querySelectorAll(".qa-plot")];

const save = async (button) => {
  const plot = button.closest(".qa-chart").querySelector(".qa-plot");
  if (!plot.qaDrawn) return;
  const { data, layout } = dress(JSON.parse(plot.dataset.plot));
  const width = 1000;
  const height = (layout.height ?? 400) + 120;
  const text = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  layout.title = { text: text(plot.dataset.title), x: 0.01, xanchor: "left", yref: "container", y: 0.985, yanchor: "top", automargin: true };
  layout.margin = { ...layout.margin, b: 60 };
  layout.annotations = [
    { text: text(plot.dataset.sources.slice(0, 150)), showarrow: false, xref: "paper", x: 0, xanchor: "left", yref: "container", y: 0.005, yanchor: "bottom", font: { size: 11, color: colour("muted") } },
  ];
  delete layout.height;
  const address = await window.Plotly.toImage({ data, layout }, { format: button.dataset.picture, width, height, scale: button.dataset.picture === "png" ? 2 : 1 });
  const opener = document.createElement("a");
  opener.href = address;
  opener.download = "bieu-do." + button.dataset.picture;
  document.body.append(opener);
  opener.click();
  opener.remove();
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-picture]");
  if (button) save(button);
});
watch("value", () => plots().forEach(draw));
new MutationObserver(() => plots().filter((plot) => plot.qaDrawn).forEach(draw)).observe(document.body, {
  attributes: true,
  attributeFilter: ["class"],
});
