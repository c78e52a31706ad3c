// Makes the picture that the network sees, as MNIST was made from NIST's digits: ink on black, scaled to 20 x 20, centered by mass in
// 28 x 28. The steps and the whole numbers are those of ConvertTo-MnistSample for a drawing or a clean scan. Photographs need more.
const largestPicture = 64 << 20;
const workSide = 600;
const leastContrast = 16;
const leastStroke = 1.7;

const whole = (a, b) => Math.floor(a / b);

// Returns the pixels, and what people should know of them. Without ink, there are no pixels.
// gray: rows x columns values. isBright: whether the ink is bright for certain; otherwise what covers less is the ink.
function prepare({ gray, rows, columns, isBright }, frameRows, frameColumns) {
  const ink = readInk(gray, isBright);
  if (!ink) return { notices: ["There is nothing but paper."] };
  const { digits, numbers, leftOut } = findDigits(ink, rows, columns);
  if (digits.length === 0) return { notices: ["There is nothing but paper."] };
  const largest = digits.reduce((a, b) => b.area > a.area ? b : a);
  const notices = [];
  if (!isBright && !isEven(gray, rows, columns)) {
    notices.push("The paper is not of one gray, as in a photograph. ConvertTo-MnistSample prepares photographs, this page does not.");
  }
  if (digits.length > 1) {
    notices.push(`There are ${digits.length} shapes. The network sees the largest one.`);
  } else if (Math.max(...largest.parts.map(part => part.size)) < Math.max(4, whole(Math.min(rows, columns), 40))) {
    notices.push("There is no stroke, only a speck.");
  } else if (largest.parts[0].isSolid) {
    notices.push("There is a solid area, not a stroke.");
  }
  if (leftOut.length > 0) notices.push(`Left out: ${leftOut.join(", ")}.`);
  return { notices, pixels: frame(ink, rows, columns, numbers, largest.parts, frameRows, frameColumns) };
}

function histogram(gray) {
  const counts = new Array(256).fill(0);
  for (let i = 0; i < gray.length; i++) counts[gray[i]]++;
  return counts;
}

function count(counts, from, end) {
  let sum = 0;
  for (let i = from; i < end; i++) sum += counts[i];
  return sum;
}

function mean(counts, from, end) {
  let sum = 0;
  for (let i = from; i < end; i++) sum += i * counts[i];
  return sum === 0 ? from : sum / count(counts, from, end);
}

function median(counts, from, end) {
  const half = whole(count(counts, from, end) + 1, 2);
  let value = from;
  for (let seen = counts[from]; seen < half; seen += counts[value]) value++;
  return value;
}

// Otsu 1979. It is the first bright value.
function otsu(counts) {
  const total = count(counts, 0, 256);
  const darkest = counts.findIndex(number => number > 0), brightest = counts.findLastIndex(number => number > 0);
  let best = -1, threshold = brightest;
  for (let i = darkest + 1; i <= brightest; i++) {
    const dark = count(counts, 0, i);
    const difference = mean(counts, i, 256) - mean(counts, 0, i);
    const apart = dark * (total - dark) * difference * difference;
    if (apart > best) [best, threshold] = [apart, i];
  }
  return threshold;
}

// The background becomes 0, the median of the ink 255. Values nearer to the background than to the threshold are noise.
function readInk(gray, isBright) {
  let counts = histogram(gray);
  if (counts.findLastIndex(number => number > 0) - counts.findIndex(number => number > 0) < leastContrast) return null;
  let threshold = otsu(counts);
  const isInverted = !isBright && count(counts, threshold, 256) > count(counts, 0, threshold);
  if (isInverted) {
    counts = counts.reverse();
    threshold = otsu(counts);
  }
  const background = median(counts, 0, threshold);
  const middle = Math.max(median(counts, threshold, 256), background + 1);
  const values = new Uint8Array(256);
  for (let i = whole(background + threshold + 1, 2); i < 256; i++) {
    values[i] = Math.min(255, whole((i - background) * 255 + whole(middle - background, 2), middle - background));
  }
  return gray.map(pixel => values[isInverted ? 255 - pixel : pixel]);
}

// Whether all larger areas of the paper have the same gray, without noise, and reach the border.
function isEven(gray, rows, columns) {
  const counts = histogram(gray);
  const threshold = otsu(counts);
  const isPaperBright = count(counts, threshold, 256) > count(counts, 0, threshold);
  const [from, end] = isPaperBright ? [threshold, 256] : [0, threshold];
  const paper = median(counts, from, end);
  const isPaper = value => value >= from && value < end;
  let flat = 0, even = 0, border = 0, onPaper = 0;
  for (let row = 0; row + 1 < rows; row++) {
    for (let i = row * columns; i + 1 < (row + 1) * columns; i++) {
      const value = gray[i];
      if (isPaper(value) && Math.abs(value - gray[i + 1]) < 3 && Math.abs(value - gray[i + columns]) < 3) {
        flat++;
        even += Math.abs(value - paper) <= 8 ? 1 : 0;
      }
    }
  }
  for (let row = 0; row < rows; row++) {
    const step = row === 0 || row === rows - 1 ? 1 : Math.max(1, columns - 1);
    for (let column = 0; column < columns; column += step) {
      border++;
      onPaper += isPaper(gray[row * columns + column]) ? 1 : 0;
    }
  }
  return onPaper * 10 >= border * 9 && flat * 2 >= count(counts, from, end) && even * 50 >= flat * 49;
}

// Ink that hangs together, over corners too. numbers has the number of the shape of each pixel, 0 for none.
function findShapes(ink, rows, columns) {
  const numbers = new Int32Array(ink.length);
  const shapes = [];
  const waiting = [];
  for (let first = 0; first < ink.length; first++) {
    if (ink[first] === 0 || numbers[first] > 0) continue;
    const number = shapes.length + 1;
    let top = rows, bottom = 0, left = columns, right = 0, area = 0, edges = 0;
    waiting.push(first);
    numbers[first] = number;
    while (waiting.length > 0) {
      const place = waiting.pop();
      const row = whole(place, columns), column = place % columns;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row + 1);
      left = Math.min(left, column);
      right = Math.max(right, column + 1);
      area++;
      for (let y = row - 1; y <= row + 1; y++) {
        for (let x = column - 1; x <= column + 1; x++) {
          const next = y * columns + x;
          if (y < 0 || y >= rows || x < 0 || x >= columns || ink[next] === 0) {
            edges += y === row || x === column ? 1 : 0;
          } else if (numbers[next] === 0) {
            numbers[next] = number;
            waiting.push(next);
          }
        }
      }
    }
    const sides = (top === 0) + (bottom === rows) + (left === 0) + (right === columns);
    const size = Math.max(bottom - top, right - left);
    const isSolid = area > 0.7 * (bottom - top) * (right - left) && Math.min(bottom - top, right - left) > 0.4 * size;
    shapes.push({ number, box: { top, bottom, left, right }, size, area, edges, sides, isSolid });
  }
  return { shapes, numbers };
}

// Tells digits from other shapes, and joins the parts of each.
function findDigits(ink, rows, columns) {
  const { shapes: all, numbers } = findShapes(ink, rows, columns);
  const side = Math.min(rows, columns);
  let shapes = all, specks = 0;
  const leftOut = [];
  const remove = (isOut, one, many) => {
    const rest = shapes.filter(shape => !isOut(shape));
    tell(shapes.length - rest.length, one, many);
    shapes = rest;
  };
  const tell = (number, one, many) => {
    if (number > 0) leftOut.push(`${number} ${number === 1 ? one : many}`);
  };

  // What touches the border is the next thing on the page, if there is a digit inside.
  const strokes = shapes.filter(shape => shape.sides === 0 && !shape.isSolid);
  const inner = strokes.length > 0 && strokes.reduce((a, b) => b.area > a.area ? b : a);
  if (inner && inner.size * 12 >= side) {
    remove(shape => shape.sides > 0 && (shape.sides > 1 || shape.area < 3 * inner.area || shape.isSolid
      || strokeWidth(shape) > 2 * strokeWidth(inner)), "shape at the border", "shapes at the border");
  }

  // What is inside a sheet is the paper in the loop of a digit.
  for (const sheet of shapes.filter(shape => shape.isSolid && shape.size * 4 > side)) {
    shapes = shapes.filter(shape => shape === sheet || !isAround(sheet, shape, numbers, columns));
  }

  // A frame has a shape inside.
  const frames = new Set();
  for (const outer of [...shapes].sort((a, b) => b.size - a.size)) {
    const surrounds = shape => shape !== outer && !frames.has(shape) && shape.size * 5 >= outer.size && !shape.isSolid && isAround(outer, shape, numbers, columns);
    if (shapes.some(surrounds)) frames.add(outer);
  }
  remove(shape => frames.has(shape), "frame", "frames");
  if (shapes.some(shape => !shape.isSolid && shape.size * 12 >= side)) {
    const largest = Math.max(...shapes.filter(shape => !shape.isSolid).map(shape => shape.size));
    remove(shape => shape.isSolid && shape.size * 4 > largest, "solid area", "solid areas");
  }

  const digits = [], owners = new Map();
  const isBeside = (digit, box, reach) => {
    for (let row = Math.max(0, box.top - reach); row < Math.min(rows, box.bottom + reach); row++) {
      for (let column = Math.max(0, box.left - reach); column < Math.min(columns, box.right + reach); column++) {
        if (owners.get(numbers[row * columns + column]) === digit) return true;
      }
    }
    return false;
  };
  for (const shape of [...shapes].sort((a, b) => b.size - a.size || a.number - b.number)) {
    let nearest = null;
    for (const digit of digits) {
      if ((!nearest || gap(digit.box, shape.box) < gap(nearest.box, shape.box)) && belongs(digit, shape, isBeside)) nearest = digit;
    }
    if (nearest) {
      const [a, b] = [nearest.box, shape.box];
      nearest.box = { top: Math.min(a.top, b.top), bottom: Math.max(a.bottom, b.bottom), left: Math.min(a.left, b.left), right: Math.max(a.right, b.right) };
      nearest.area += shape.area;
      nearest.parts.push(shape);
      owners.set(shape.number, nearest);
    } else if (digits.length > 0 && (shape.size * 3 < digits[0].parts[0].size || shape.area * 20 < Math.max(...digits.map(digit => digit.area)))) {
      specks++;
    } else {
      digits.push({ box: shape.box, area: shape.area, parts: [shape] });
      owners.set(shape.number, digits[digits.length - 1]);
    }
  }
  tell(specks, "speck", "specks");
  return { digits, numbers, leftOut };
}

// Whether there is ink of the outer shape in all four directions from the middle of the inner one.
function isAround(outer, inner, numbers, columns) {
  const [around, box] = [outer.box, inner.box];
  if (box.top <= around.top || box.left <= around.left || box.bottom >= around.bottom || box.right >= around.right) return false;
  const row = box.top + whole(box.bottom - box.top, 2), column = box.left + whole(box.right - box.left, 2);
  const has = (from, end, place) => {
    for (let i = from; i < end; i++) {
      if (numbers[place(i)] === outer.number) return true;
    }
    return false;
  };
  return has(around.left, box.left, i => row * columns + i) && has(box.right, around.right, i => row * columns + i)
    && has(around.top, box.top, i => i * columns + column) && has(box.bottom, around.bottom, i => i * columns + column);
}

function strokeWidth(shape) {
  return 8 * shape.area / (Math.PI * shape.edges);
}

function gap(a, b) {
  return Math.max(0, Math.max(a.left, b.left) - Math.min(a.right, b.right), Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom));
}

// Whether a shape is a part of a digit: near and smaller, or above and below each other.
function belongs(owner, shape, isBeside) {
  const { box: digit, parts: [main] } = owner;
  const box = shape.box;
  const width = box.right - box.left, size = Math.max(digit.bottom - digit.top, digit.right - digit.left);
  const across = Math.min(digit.right, box.right) - Math.max(digit.left, box.left);
  const down = Math.min(digit.bottom, box.bottom) - Math.max(digit.top, box.top);
  // Grains of a pencil are beside its ink. Other specks are dirt, which fills a loop, or moves the digit.
  if (shape.size * 10 < size || shape.area * 100 < main.area) {
    return across >= width && down >= box.bottom - box.top && isBeside(owner, box, Math.max(1, whole(size, 40)));
  }

  // The bar of a 5 is as wide as the rest, but not as high as the next digit.
  const apart = Math.max(-across, -down);
  return (across > 0 && down > 0)
    || ((box.bottom - box.top) * 10 < 6 * size && shape.size <= size && apart * 100 <= 20 * size)
    || (2 * across >= Math.min(digit.right - digit.left, width) && apart * 100 <= 12 * size);
}

// Scales the digit to 20 x 20 and centers it by mass in 28 x 28, or as much of another frame.
function frame(ink, rows, columns, numbers, parts, frameRows, frameColumns) {
  const boxSide = Math.max(1, Math.round(Math.min(frameRows, frameColumns) * 20 / 28));
  let cut = strengthen(cutOut(ink, rows, columns, numbers, parts));
  const longer = Math.max(cut.rows, cut.columns);
  const sum = key => parts.reduce((total, part) => total + part[key], 0);
  const missing = leastStroke / 20 * longer - 8 * sum("area") / (Math.PI * sum("edges"));
  if (missing > 0.5 && longer > 20) cut = { ...cut, ink: widen(cut, Math.max(1, Math.round(missing / 2))) };
  const tight = trim(cut);
  const side = Math.max(tight.rows, tight.columns);
  const fit = length => Math.max(1, whole(length * boxSide * 2 + side, 2 * side));
  return center(resize(tight, fit(tight.rows), fit(tight.columns)), frameRows, frameColumns);
}

// The ink of the digit's shapes, and weak ink beside it, in a box with some paper around.
function cutOut(ink, rows, columns, numbers, parts) {
  const box = { top: Math.min(...parts.map(part => part.box.top)), bottom: Math.max(...parts.map(part => part.box.bottom)),
    left: Math.min(...parts.map(part => part.box.left)), right: Math.max(...parts.map(part => part.box.right)) };
  const margin = 2 + whole(Math.max(box.bottom - box.top, box.right - box.left), 20);
  const top = Math.max(0, box.top - margin), left = Math.max(0, box.left - margin);
  const height = Math.min(rows, box.bottom + margin) - top, width = Math.min(columns, box.right + margin) - left;
  const wanted = new Set(parts.map(part => part.number));
  const result = new Uint8Array(height * width);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const place = (top + row) * columns + left + column;
      if (wanted.has(numbers[place])) result[row * width + column] = ink[place];
    }
  }
  return { ink: result, rows: height, columns: width };
}

// The median of the digit's own ink becomes 255.
function strengthen(cut) {
  const strong = histogram(cut.ink.filter(value => value >= 128));
  const middle = count(strong, 0, 256) === 0 ? cut.ink.reduce((a, b) => Math.max(a, b)) : median(strong, 0, 256);
  return { ...cut, ink: cut.ink.map(value => Math.min(255, whole(value * 255 + whole(middle, 2), middle))) };
}

// The largest value of a square window around each pixel.
function widen({ ink, rows, columns }, radius) {
  const pass = (from, length, lines, step, stride) => {
    const to = new Uint8Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let i = 0; i < length; i++) {
        let value = 0;
        for (let j = Math.max(0, i - radius); j <= Math.min(length - 1, i + radius); j++) value = Math.max(value, from[line * stride + j * step]);
        to[line * stride + i * step] = value;
      }
    }
    return to;
  };
  return pass(pass(ink, columns, rows, 1, columns), rows, columns, columns, 1);
}

function trim({ ink, rows, columns }) {
  let top = rows, bottom = 0, left = columns, right = 0;
  for (let i = 0; i < ink.length; i++) {
    if (ink[i] === 0) continue;
    const row = whole(i, columns), column = i % columns;
    top = Math.min(top, row);
    bottom = row + 1;
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
  }
  const result = new Uint8Array((bottom - top) * (right - left));
  for (let row = top; row < bottom; row++) result.set(ink.subarray(row * columns + left, row * columns + right), (row - top) * (right - left));
  return { ink: result, rows: bottom - top, columns: right - left };
}

// Each new pixel is the mean of what it covers. Old pixels are newRows x newColumns units, new ones rows x columns.
function resize({ ink, rows, columns }, newRows, newColumns) {
  const result = new Uint8Array(newRows * newColumns);
  const area = rows * columns;
  for (let row = 0; row < newRows; row++) {
    for (let column = 0; column < newColumns; column++) {
      const top = row * rows, left = column * columns, bottom = top + rows, right = left + columns;
      let sum = 0;
      for (let y = whole(top, newRows); y * newRows < bottom; y++) {
        const height = Math.min(bottom, (y + 1) * newRows) - Math.max(top, y * newRows);
        for (let x = whole(left, newColumns); x * newColumns < right; x++) {
          sum += height * (Math.min(right, (x + 1) * newColumns) - Math.max(left, x * newColumns)) * ink[y * columns + x];
        }
      }
      result[row * newColumns + column] = whole(sum + whole(area, 2), area);
    }
  }
  return { ink: result, rows: newRows, columns: newColumns };
}

// The pixel with the center of mass goes to the middle.
function center({ ink, rows, columns }, frameRows, frameColumns) {
  let mass = 0, down = 0, along = 0;
  for (let i = 0; i < ink.length; i++) {
    mass += ink[i];
    down += ink[i] * whole(i, columns);
    along += ink[i] * (i % columns);
  }
  mass = Math.max(1, mass);
  const place = (side, sum, length) => Math.min(Math.max(whole(side, 2) - whole(2 * sum + mass, 2 * mass), 0), side - length);
  const top = place(frameRows, down, rows), left = place(frameColumns, along, columns);
  const result = new Uint8Array(frameRows * frameColumns);
  for (let row = 0; row < rows; row++) result.set(ink.subarray(row * columns, (row + 1) * columns), (top + row) * frameColumns + left);
  return result;
}

// The gray values of a picture: ITU-R BT.601, with transparent pixels as paper. Large pictures are averaged to 600 to 1,199 pixels.
function readGray(bitmap) {
  const { width: columns, height: rows } = bitmap;
  if (rows * columns > largestPicture) throw new RangeError(`The picture has ${rows * columns} pixels. Use one with at most ${largestPicture}.`);
  const band = Math.max(1, Math.min(rows, whole(1 << 20, columns)));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [columns, band];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const gray = new Uint8Array(rows * columns), alpha = new Uint8Array(rows * columns);
  let ink = 0, weight = 0;
  for (let top = 0; top < rows; top += band) {
    context.clearRect(0, 0, columns, band);
    context.drawImage(bitmap, 0, -top);
    const { data } = context.getImageData(0, 0, columns, Math.min(band, rows - top));
    for (let from = 0, to = top * columns; from < data.length; from += 4, to++) {
      gray[to] = (data[from] * 19595 + data[from + 1] * 38470 + data[from + 2] * 7471 + 0x8000) >> 16;
      alpha[to] = data[from + 3];
      ink += gray[to] * alpha[to];
      weight += alpha[to];
    }
  }
  const paper = ink < 128 * weight ? 255 : 0;
  for (let i = 0; i < gray.length; i++) {
    gray[i] = Math.min(255, whole(gray[i] * alpha[i] + 127, 255) + (paper && 255 - alpha[i]));
  }
  return shrink(gray, rows, columns, Math.max(1, Math.min(whole(Math.max(rows, columns), workSide), rows, columns)));
}

// Averages squares of step x step pixels. What is left over at the right and below is lost.
function shrink(gray, rows, columns, step) {
  const height = whole(rows, step), width = whole(columns, step), area = step * step;
  const sums = new Float64Array(height * width);
  for (let row = 0; row < height * step; row++) {
    for (let column = 0, from = row * columns, to = whole(row, step) * width; column < width; column++, to++) {
      for (const end = (column + 1) * step + row * columns; from < end; from++) sums[to] += gray[from];
    }
  }
  return { gray: Uint8Array.from(sums, sum => whole(sum + whole(area, 2), area)), rows: height, columns: width, isBright: false };
}
