// Draws the figures of a page with plotly.js over their static pictures, which stay where that fails.
window.mnistCharts = window.mnistCharts || (() => {
  "use strict";
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const light = { ground: "#ffffff", text: "#1c2430", muted: "#56616d", grid: "#dfe4ea" };
  const dark = { ground: "#15191f", text: "#e8ebef", muted: "#a5b0bc", grid: "#333b45" };

  // Notebooks have themes of their own.
  function isDark() {
    const body = document.body;
    if (body.classList.contains("vscode-dark") || body.dataset.jpThemeLight === "false") return true;
    if (body.classList.contains("vscode-light") || body.dataset.jpThemeLight === "true") return false;
    return preference.matches;
  }

  function set(target, path, value) {
    const names = path.split(".");
    const last = names.pop();
    for (const name of names) target = target[name] = target[name] || {};
    target[last] = value;
  }

  function themed(figure, width) {
    const { data, layout } = JSON.parse(JSON.stringify(figure));
    const colors = isDark() ? dark : light;
    if (colors === dark) {
      for (const trace of data) {
        for (const [path, value] of Object.entries((trace.meta || {}).dark || {})) set(trace, path, value);
      }
    }

    const axis = { gridcolor: colors.grid, zerolinecolor: colors.grid, linecolor: colors.grid, tickfont: { color: colors.text }, title: { font: { color: colors.muted, size: 13 } } };
    layout.template = { layout: {
      font: { color: colors.text, family: "system-ui, sans-serif", size: 13 },
      paper_bgcolor: colors.ground, plot_bgcolor: colors.ground,
      xaxis: axis, yaxis: axis,
      hoverlabel: { bgcolor: colors.ground, bordercolor: colors.muted, font: { color: colors.text, size: 13 } },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: colors.muted, activecolor: colors.text },
    } };
    const meta = layout.meta || {};
    layout.width = width;
    const across = width - (meta.across || 0);
    if (meta.ratio) layout.height = Math.round(across * meta.ratio + meta.along);

    // A legend below needs as many lines as its entries fill.
    if (meta.entry) {
      const lines = Math.ceil(data.length / Math.max(1, Math.floor(across / meta.entry)));
      layout.legend.y = -58 / (layout.height - meta.along);
      layout.height += lines * 20;
      layout.margin.b = 62 + lines * 20;
    }

    // Names that have no room for themselves give way to every second, third, ...
    if (meta.thin) {
      for (const axis of [layout.xaxis, layout.yaxis]) {
        const step = Math.ceil(axis.tickvals.length * 10 / across);
        axis.tickvals = axis.tickvals.filter((_, i) => i % step === 0);
        axis.ticktext = axis.ticktext.filter((_, i) => i % step === 0);
      }
    }

    // Captions are no wider than their images.
    if (meta.cells) {
      const pen = document.createElement("canvas").getContext("2d");
      for (const trace of data.filter(trace => trace.mode === "text")) {
        pen.font = `${trace.textfont.size}px system-ui, sans-serif`;
        const widest = Math.max(...trace.text.map(text => pen.measureText(text).width));
        trace.textfont.size = Math.max(7, Math.floor(trace.textfont.size * Math.min(1, (across / meta.cells - 2) / widest)));
      }
    }

    // What cannot be zoomed needs no buttons; what can, few. Nothing is sent anywhere.
    const config = {
      displaylogo: false, showSendToCloud: false, plotlyServerURL: "",
      modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
    };
    if (layout.dragmode === false || meta.plain) config.displayModeBar = false;
    return { data, layout, config };
  }

  // Shows the image of the point under the pointer.
  function peek(host, plot, sprite) {
    const view = document.createElement("div");
    const side = 84;
    const scale = side / Math.max(sprite.width, sprite.height);
    view.setAttribute("aria-hidden", "true");
    view.hidden = true;
    view.style.cssText = "position:absolute;top:4px;right:4px;border:1px solid #888;border-radius:4px;pointer-events:none;image-rendering:pixelated;background-repeat:no-repeat;z-index:2;"
      + `width:${sprite.width * scale}px;height:${sprite.height * scale}px;background-image:url(${sprite.uri});`
      + `background-size:${sprite.columns * sprite.width * scale}px auto`;
    host.appendChild(view);
    plot.on("plotly_hover", event => {
      const index = event.points[0].customdata;
      view.style.backgroundPosition = `${-(index % sprite.columns) * sprite.width * scale}px ${-Math.floor(index / sprite.columns) * sprite.height * scale}px`;
      view.hidden = false;
    });
    plot.on("plotly_unhover", () => { view.hidden = true; });
  }

  function draw(host, figure, library = window.Plotly) {
    if (!library || host.dataset.drawn) return;
    host.dataset.drawn = "true";
    const title = document.createElement("div");
    const body = document.createElement("div");
    const plot = document.createElement("div");
    title.textContent = figure.title;
    title.className = "mnist-title";
    title.style.cssText = "font:600 17px/1.35 system-ui,sans-serif;padding:8px 12px";
    body.style.cssText = "position:relative;padding-bottom:10px";
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", figure.description);
    body.appendChild(plot);
    host.append(title, body);
    const paint = () => {
      const colors = isDark() ? dark : light;
      host.style.background = colors.ground;
      host.style.color = colors.text;
      const { data, layout, config } = themed(figure, body.clientWidth || 480);
      return library.react(plot, data, layout, config);
    };
    const still = host.querySelector(".mnist-still");
    if (still) still.style.display = "none";
    paint().then(() => {
      if (figure.sprite) peek(body, plot, figure.sprite);
      host.dataset.ready = "true";
    }).catch(error => {
      title.remove();
      body.remove();
      if (still) still.style.display = "";
      throw error;
    });
    let width = body.clientWidth;
    window.addEventListener("resize", () => {
      if (body.clientWidth !== width && body.clientWidth > 0) {
        width = body.clientWidth;
        paint();
      }
    });
    preference.addEventListener("change", paint);
  }

  // Runs plotly.js inside a function. A module loader on the page, such as require.js, cannot register it, and the page gets no new global name.
  async function fetchPlotly(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const module = { exports: {} };
    new Function("module", "exports", "define", await response.text())(module, module.exports);
    return module.exports;
  }

  // For viewers that forbid fetch, such as nbviewer. Hides a module loader while the script loads.
  function includePlotly(address) {
    return new Promise((resolve, reject) => {
      const define = window.define;
      const script = document.createElement("script");
      script.src = address;
      const settle = action => () => {
        if (define) window.define = define;
        action(window.Plotly);
      };
      script.onload = settle(resolve);
      script.onerror = settle(reject);
      if (define) window.define = undefined;
      document.head.appendChild(script);
    });
  }

  // Draws on pages of other programs. All charts of a page share one plotly.js.
  let plotly;
  function fetchAndDraw(id, figure, address) {
    plotly = plotly || fetchPlotly(address).catch(() => includePlotly(address));
    plotly.then(library => document.querySelectorAll(`[data-mnist-chart="${id}"]`).forEach(host => draw(host, figure, library)), () => { });
  }

  return { draw, fetchAndDraw };
})();
