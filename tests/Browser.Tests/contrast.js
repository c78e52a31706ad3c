// The contrast of each text in a picture with what is behind it: axe does not measure them.
// The screenshot shows the page without these texts. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
async screenshot => {
  const image = new Image();
  image.src = screenshot;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const luminance = color => color.slice(0, 3).map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
  const parse = text => text.match(/[\d.]+/g).map(Number);
  return [...document.querySelectorAll("svg text")].filter(text => text.textContent.trim() && text.getBoundingClientRect().width > 0).map(text => {
    const style = getComputedStyle(text);
    const fill = parse(style.fill);
    const alpha = (fill[3] ?? 1) * style.fillOpacity * style.opacity;
    const mix = ground => fill.slice(0, 3).map((value, i) => ground[i] + alpha * (value - ground[i]));
    const isOutlined = style.paintOrder.startsWith("stroke") && style.stroke !== "none";
    const box = text.getBoundingClientRect();
    let least = 21;
    // Without the space of accents and descenders.
    const [top, height] = [box.top + 0.2 * box.height, 0.6 * box.height];
    const pixels = context.getImageData(Math.round(box.left + scrollX), Math.round(top + scrollY), Math.max(1, Math.round(box.width)), Math.max(1, Math.round(height))).data;
    for (let i = 0; i < pixels.length; i += 4) {
      const ground = isOutlined ? parse(style.stroke) : [pixels[i], pixels[i + 1], pixels[i + 2]];
      least = Math.min(least, ratio(mix(ground), ground));
    }
    return { text: text.textContent, contrast: least, size: parseFloat(style.fontSize) };
  });
}
