// What a reader sees of a page and its figures.
() => {
  const inside = (box, host) => box.left >= host.left - 3 && box.right <= host.right + 3 && box.top >= host.top - 3 && box.bottom <= host.bottom + 3;
  const figures = [...document.querySelectorAll("figure")].map(figure => {
    const host = figure.getBoundingClientRect();
    const root = figure.querySelector(".js-plotly-plot") || figure;
    const texts = [...root.querySelectorAll("svg text")].filter(text => text.getBoundingClientRect().width > 0);
    return {
      drawn: figure.dataset.ready === "true",
      stillShown: [...figure.querySelectorAll(".mnist-still")].some(still => still.offsetHeight > 0),
      marks: root.querySelectorAll("svg path, svg rect, svg image").length,
      pictures: root.querySelectorAll("svg image[href^='data:image/png']").length,
      ground: getComputedStyle(figure).backgroundColor,
      width: host.width,
      height: host.height,
      texts: [...texts, ...figure.querySelectorAll(".mnist-title")].map(text => text.textContent),
      outside: texts.filter(text => !inside(text.getBoundingClientRect(), host)).map(text => text.textContent),
    };
  });
  return {
    figures,
    ground: getComputedStyle(document.body).backgroundColor,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    text: document.body.innerText,
  };
}
