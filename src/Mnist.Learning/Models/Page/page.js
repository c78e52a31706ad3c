const model = JSON.parse(element("model").textContent);
const predict = makeNetwork(model, decode(element("weights").textContent));

const side = 448;
const penWidth = 36;
const keyStep = side / 28;
const arrows = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
  Home: [-1, -1], PageUp: [1, -1], End: [-1, 1], PageDown: [1, 1],
};

const paper = element("paper");
const ink = new Uint8Array(side * side);
const bars = [...element("bars").children].map(row => ({ row, bar: row.querySelector("i"), percent: row.querySelector(".percent") }));

// All bars start below each other, after the longest name.
element("bars").style.setProperty("--name", `${Math.min(14, 1 + Math.max(...model.categories.map(name => name.length)))}ch`);
element("bars").classList.toggle("many", bars.length > 12);

// What was done, the last at the end: strokes, pictures, and clearings, which hold nothing.
const marks = [];
let stroke = null;
const pen = { x: side / 2, y: side / 2 };
const held = new Set();
let penState = "";
let waiting = 0, speaking = 0, duration = 0;

function element(id) {
  return document.getElementById(id);
}

// Own pixels and not those of a canvas, so that every browser gives the network the same drawing.
function draw(x0, y0, x1, y1) {
  const reach = penWidth / 2 + 1;
  const across = x1 - x0, down = y1 - y0;
  const length = across * across + down * down;
  const bottom = Math.min(side - 1, Math.max(y0, y1) + reach), right = Math.min(side - 1, Math.max(x0, x1) + reach);
  for (let y = Math.max(0, Math.floor(Math.min(y0, y1) - reach)); y <= bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(x0, x1) - reach)); x <= right; x++) {
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * across + (y - y0) * down) / length));
      const dx = x - x0 - along * across, dy = y - y0 - along * down;
      const value = Math.round(255 * Math.min(1, Math.max(0, penWidth / 2 + 0.5 - Math.sqrt(dx * dx + dy * dy))));
      if (value > ink[y * side + x]) ink[y * side + x] = value;
    }
  }
}

function extend(points, x, y) {
  const last = points.length - 2;
  draw(last < 0 ? x : points[last], last < 0 ? y : points[last + 1], x, y);
  points.push(x, y);
}

function begin(x, y) {
  if (marks.length > 0 && !marks[marks.length - 1].points) ink.fill(0);
  stroke = [];
  marks.push({ points: stroke });
  extend(stroke, x, y);
  change();
}

function lift() {
  stroke = null;
  penState = "";
}

function clear() {
  lift();
  if (marks.length > 0 && Object.keys(marks[marks.length - 1]).length > 0) marks.push({});
  redraw();
}

function undo() {
  lift();
  marks.pop();
  redraw();
}

// Draws the strokes since the last picture or clearing again.
function redraw() {
  ink.fill(0);
  const first = marks.findLastIndex(mark => !mark.points) + 1;
  for (const { points } of marks.slice(first)) {
    for (let i = 0; i < points.length; i += 2) draw(points[Math.max(0, i - 2)], points[Math.max(1, i - 1)], points[i], points[i + 1]);
  }
  change();
}

// Answers once for each picture of the screen, or less often if the network is slow.
function change() {
  show();
  movePen();
  if (waiting) return;
  const answer = () => {
    waiting = 0;
    look();
  };
  waiting = duration > 50 ? setTimeout(answer, 3 * duration) : requestAnimationFrame(answer);
}

function show() {
  const context = paper.getContext("2d");
  context.clearRect(0, 0, side, side);
  const picture = marks[marks.length - 1]?.view;
  if (picture) {
    context.drawImage(picture, 0, 0);
    return;
  }
  const [red, green, blue] = getComputedStyle(paper).color.match(/[\d.]+/g).map(Number);
  const pixels = context.createImageData(side, side);
  for (let i = 0; i < ink.length; i++) {
    pixels.data[4 * i] = red;
    pixels.data[4 * i + 1] = green;
    pixels.data[4 * i + 2] = blue;
    pixels.data[4 * i + 3] = ink[i];
  }
  context.putImageData(pixels, 0, 0);
}

function look() {
  const last = marks[marks.length - 1];
  const isEmpty = !last || (!last.points && !last.picture);
  const seen = isEmpty ? { notices: [] } : prepare(last.picture ?? { gray: ink, rows: side, columns: side, isBright: true }, model.rows, model.columns);
  showSeen(seen.pixels);
  tell(seen.notices);
  let probabilities = null;
  if (seen.pixels) {
    const start = performance.now();
    probabilities = predict(seen.pixels);
    duration = performance.now() - start;
  }
  answer(probabilities);
}

function showSeen(pixels) {
  const context = element("seen").getContext("2d");
  const image = context.createImageData(model.columns, model.rows);
  for (let i = 0; i < model.rows * model.columns; i++) image.data.set([pixels?.[i] ?? 0, pixels?.[i] ?? 0, pixels?.[i] ?? 0, 255], 4 * i);
  context.putImageData(image, 0, 0);
}

function answer(probabilities) {
  const best = probabilities ? probabilities.indexOf(Math.max(...probabilities)) : -1;
  const text = value => `${(100 * value).toFixed(1)} %`;
  bars.forEach(({ row, bar, percent }, i) => {
    row.classList.toggle("best", i === best);
    bar.style.width = probabilities ? `${100 * probabilities[i]}%` : "0";
    percent.textContent = probabilities ? text(probabilities[i]) : "";
  });
  element("answer").textContent = best < 0 ? "" : model.categories[best];
  element("certainty").textContent = best < 0 ? "Draw, and the answer appears here." : text(probabilities[best]);
  element("duration").textContent = best < 0 ? "" : `The network took ${duration.toFixed(1)} ms.`;
  if (best >= 0) say(`${penState}${model.categories[best]}, ${text(probabilities[best])}. ${element("notice").textContent}`);
}

// What is wrong or left out. It is read aloud with the answer, or alone.
function tell(notices) {
  element("notice").textContent = notices.join(" ");
  element("notice").hidden = notices.length === 0;
  if (notices.length > 0) say(notices.join(" "));
}

// Read aloud when the drawing rests, not at each move.
function say(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    element("spoken").textContent = text;
  }, 500);
}

async function open(file) {
  if (!file) return;
  try {
    const bitmap = await createImageBitmap(file, { colorSpaceConversion: "none" });
    const picture = readGray(bitmap);
    const view = document.createElement("canvas");
    [view.width, view.height] = [side, side];
    const scale = side / Math.max(bitmap.width, bitmap.height);
    const [width, height] = [bitmap.width * scale, bitmap.height * scale];
    view.getContext("2d").drawImage(bitmap, (side - width) / 2, (side - height) / 2, width, height);
    bitmap.close();
    lift();
    marks.push({ picture, view });
    redraw();
  } catch (error) {
    tell([error instanceof RangeError ? error.message : `'${file.name}' is not a picture that this browser reads. Use a PNG or JPEG file.`]);
  }
}

function movePen() {
  const style = element("pen").style;
  style.left = `${100 * pen.x / side}%`;
  style.top = `${100 * pen.y / side}%`;
  element("pen").classList.toggle("down", stroke !== null);
}

function place(event) {
  const box = paper.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width * side, (event.clientY - box.top) / box.height * side];
}

paper.addEventListener("pointerdown", event => {
  if (!event.isPrimary || event.button !== 0) return;
  paper.setPointerCapture(event.pointerId);
  lift();
  begin(...place(event));
});
paper.addEventListener("pointermove", event => {
  if (!stroke || !event.isPrimary || !paper.hasPointerCapture(event.pointerId)) return;
  const moves = event.getCoalescedEvents?.() ?? [];
  for (const move of moves.length > 0 ? moves : [event]) extend(stroke, ...place(move));
  [pen.x, pen.y] = place(event).map(value => Math.min(side, Math.max(0, value)));
  change();
});
for (const name of ["pointerup", "pointercancel"]) {
  paper.addEventListener(name, event => {
    if (event.isPrimary) stroke = null;
    movePen();
  });
}

paper.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (arrows[event.key]) {
    // With two arrow keys at a time, the pen moves between them.
    held.add(event.key);
    const step = event.shiftKey ? keyStep / 4 : keyStep;
    for (const [name, i] of [["x", 0], ["y", 1]]) {
      const move = [...held].reduce((sum, key) => sum + arrows[key][i], 0);
      pen[name] = Math.min(side, Math.max(0, pen[name] + step * Math.sign(move)));
    }
    if (stroke) {
      extend(stroke, pen.x, pen.y);
      change();
    }
  } else if (event.key === " ") {
    if (stroke) stroke = null;
    else begin(pen.x, pen.y);
    penState = stroke ? "Pen down. " : "Pen up. ";
    change();
  } else {
    return;
  }
  event.preventDefault();
  movePen();
});
paper.addEventListener("keyup", event => held.delete(event.key));
paper.addEventListener("blur", () => {
  held.clear();
  lift();
  movePen();
});

document.addEventListener("keydown", event => {
  if (event.key === "Delete") clear();
  else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) undo();
  else return;
  event.preventDefault();
});
element("clear").addEventListener("click", clear);
element("undo").addEventListener("click", undo);
element("file").addEventListener("change", event => {
  open(event.target.files[0]);
  event.target.value = "";
});
document.addEventListener("dragover", event => event.preventDefault());
document.addEventListener("drop", event => {
  event.preventDefault();
  open(event.dataTransfer.files[0]);
});
document.addEventListener("paste", event => open(event.clipboardData.files[0]));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);

change();
