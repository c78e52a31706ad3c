// Put at the end of a page under test: tells the page around it what a reader would see.
addEventListener("load", () => setTimeout(() => {
  const inside = (box, host) => box.left >= host.left - 3 && box.right <= host.right + 3 && box.top >= host.top - 3 && box.bottom <= host.bottom + 3;
  const figures = [...document.querySelectorAll("figure")].map(figure => {
    const host = figure.getBoundingClientRect();
    const drawn = figure.querySelector(".js-plotly-plot");
    const root = drawn || figure;
    const texts = [...root.querySelectorAll("svg text")].filter(text => text.getBoundingClientRect().width > 0);
    const view = figure.querySelector("[aria-hidden]");
    if (view && drawn) {
      const point = drawn.querySelector(".scatterlayer .point").getBoundingClientRect();
      const at = { bubbles: true, clientX: point.left + point.width / 2, clientY: point.top + point.height / 2 };
      for (const name of ["mouseover", "mousemove"]) drawn.querySelector(".nsewdrag").dispatchEvent(new MouseEvent(name, at));
    }

    return {
      peeks: !!view && !view.hidden && view.offsetWidth > 20 && view.style.backgroundImage.includes("data:image/png"),
      ready: figure.dataset.ready === "true",
      marks: root.querySelectorAll("svg path, svg rect, svg image").length,
      pictures: [...root.querySelectorAll("svg image")].filter(image => (image.href.baseVal || "").startsWith("data:image/png")).length,
      stillShown: [...figure.querySelectorAll(".mnist-still")].some(still => still.offsetHeight > 0),
      ground: getComputedStyle(figure).backgroundColor,
      color: getComputedStyle(figure).color,
      width: host.width,
      height: host.height,
      texts: texts.map(text => text.textContent).concat([...figure.querySelectorAll(".mnist-title")].map(title => title.textContent)),
      outside: texts.filter(text => !inside(text.getBoundingClientRect(), host)).map(text => text.textContent),
    };
  });
  parent.postMessage(JSON.stringify({
    figures,
    page: getComputedStyle(document.body).backgroundColor,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    text: document.body.innerText.slice(0, 20000),
  }), "*");
}, 6000));
