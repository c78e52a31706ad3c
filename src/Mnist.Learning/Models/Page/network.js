"use strict";

// Runs the network of the model: pixels in, probabilities out. Images are stored by row, column, channel.
// Sums are made in double precision. Between layers, numbers are single, as in the model.
function makeNetwork(model, weights) {
  let next = 0;
  const take = count => weights.subarray(next, next += count);
  const makers = { conv, pool, dense, batchnorm, relu, tanh, sigmoid, flatten: () => x => x, dropout: () => x => x };
  const layers = model.layers.map(layer => makers[layer.kind](layer, take));
  const { factor, mean, deviation, border } = model.preparation;
  const values = Float32Array.from({ length: 256 }, (_, pixel) => (pixel * factor - mean) / deviation);
  const width = model.columns + 2 * border;
  const input = new Float32Array((model.rows + 2 * border) * width).fill(values[0]);
  return pixels => {
    for (let i = 0; i < pixels.length; i++) {
      input[(Math.floor(i / model.columns) + border) * width + i % model.columns + border] = values[pixels[i]];
    }
    return softmax(layers.reduce((x, layer) => layer(x), input));
  };
}

// Four neighboring places and two channels at a time, so that each number is read once for several products.
// At the end of a row, places repeat.
function conv({ input: [rows, columns, channels], output: [height, width, outputs], size, before }, take) {
  const run = size * channels;
  const window = size * run;
  const kernel = transposed(take(window * outputs), window, outputs);
  const biases = take(outputs);
  const stride = (width + size - 1) * channels;
  const padded = new Float32Array((height + size - 1) * stride);
  const y = new Float32Array(height * width * outputs);
  return x => {
    for (let row = 0; row < rows; row++) {
      padded.set(x.subarray(row * columns * channels, (row + 1) * columns * channels), (row + before) * stride + before * channels);
    }
    for (let place = 0; place < height * width; place += width) {
      const top = place / width * stride;
      for (let column = 0; column < width; column += 4) {
        const column1 = Math.min(column + 1, width - 1), column2 = Math.min(column + 2, width - 1), column3 = Math.min(column + 3, width - 1);
        const step1 = (column1 - column) * channels, step2 = (column2 - column) * channels, step3 = (column3 - column) * channels;
        const at0 = (place + column) * outputs, at1 = (place + column1) * outputs, at2 = (place + column2) * outputs, at3 = (place + column3) * outputs;
        for (let output = 0; output < outputs; output += 2) {
          const other = Math.min(output + 1, outputs - 1);
          const apart = (other - output) * window;
          let a0 = biases[output], a1 = a0, a2 = a0, a3 = a0;
          let b0 = biases[other], b1 = b0, b2 = b0, b3 = b0;
          let k = output * window;
          for (let line = 0, start = top + column * channels; line < size; line++, start += stride) {
            for (let i = start; i < start + run; i++, k++) {
              const a = kernel[k], b = kernel[k + apart];
              const x0 = padded[i], x1 = padded[i + step1], x2 = padded[i + step2], x3 = padded[i + step3];
              a0 += a * x0;
              a1 += a * x1;
              a2 += a * x2;
              a3 += a * x3;
              b0 += b * x0;
              b1 += b * x1;
              b2 += b * x2;
              b3 += b * x3;
            }
          }
          y[at0 + output] = a0;
          y[at1 + output] = a1;
          y[at2 + output] = a2;
          y[at3 + output] = a3;
          y[at0 + other] = b0;
          y[at1 + other] = b1;
          y[at2 + other] = b2;
          y[at3 + other] = b3;
        }
      }
    }
    return y;
  };
}

// From window, output to output, window.
function transposed(weights, window, outputs) {
  const result = new Float32Array(weights.length);
  for (let i = 0; i < window; i++) {
    for (let output = 0; output < outputs; output++) result[output * window + i] = weights[i * outputs + output];
  }
  return result;
}

function pool({ input: [rows, columns, channels], output: [height, width], size, stride, padding }) {
  const y = new Float32Array(height * width * channels);
  return x => {
    y.fill(-Infinity);
    for (let row = 0; row < height; row++) {
      const top = Math.max(0, row * stride - padding), bottom = Math.min(rows, row * stride - padding + size);
      for (let column = 0; column < width; column++) {
        const left = Math.max(0, column * stride - padding), right = Math.min(columns, column * stride - padding + size);
        const to = (row * width + column) * channels;
        for (let i = top; i < bottom; i++) {
          for (let j = left; j < right; j++) {
            const from = (i * columns + j) * channels;
            for (let channel = 0; channel < channels; channel++) {
              if (x[from + channel] > y[to + channel]) y[to + channel] = x[from + channel];
            }
          }
        }
      }
    }
    return y;
  };
}

// After a picture or relu, many numbers are zero, and are left out. The others are taken four at a time, so that each sum is read once for
// several products.
function dense({ input: [rows, columns, channels], output: [, , outputs] }, take) {
  const inputs = rows * columns * channels;
  const kernel = take(inputs * outputs);
  const biases = take(outputs);
  const starts = new Int32Array(inputs + 3);
  const values = new Float64Array(inputs + 3);
  const sums = new Float64Array(outputs);
  const y = new Float32Array(outputs);
  return x => {
    let count = 0;
    for (let i = 0; i < inputs; i++) {
      if (x[i] === 0) continue;
      starts[count] = i * outputs;
      values[count++] = x[i];
    }
    values.fill(0, count);
    sums.set(biases);
    for (let i = 0; i < count; i += 4) {
      const x0 = values[i], x1 = values[i + 1], x2 = values[i + 2], x3 = values[i + 3];
      let k0 = starts[i], k1 = starts[i + 1], k2 = starts[i + 2], k3 = starts[i + 3];
      for (let output = 0; output < outputs; output++) {
        sums[output] = sums[output] + x0 * kernel[k0++] + x1 * kernel[k1++] + x2 * kernel[k2++] + x3 * kernel[k3++];
      }
    }
    y.set(sums);
    return y;
  };
}

function batchnorm({ input: [, , channels] }, take) {
  const [scale, shift, mean, variance] = [take(channels), take(channels), take(channels), take(channels)];
  const factor = scale.map((value, i) => value / Math.sqrt(variance[i] + 1e-5));
  const constant = shift.map((value, i) => value - mean[i] * factor[i]);
  return x => {
    for (let i = 0; i < x.length; i += channels) {
      for (let channel = 0; channel < channels; channel++) x[i + channel] = x[i + channel] * factor[channel] + constant[channel];
    }
    return x;
  };
}

function elements(change) {
  return x => {
    for (let i = 0; i < x.length; i++) x[i] = change(x[i]);
    return x;
  };
}

function relu() {
  return elements(value => value > 0 ? value : 0);
}

function tanh() {
  return elements(Math.tanh);
}

function sigmoid() {
  return elements(value => 1 / (1 + Math.exp(-value)));
}

function softmax(scores) {
  const largest = scores.reduce((a, b) => Math.max(a, b));
  const powers = Float64Array.from(scores, score => Math.exp(score - largest));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map(power => power / sum);
}

// Single-precision numbers, the lowest byte first.
function decode(base64) {
  const text = atob(base64);
  const bytes = new DataView(new ArrayBuffer(text.length));
  for (let i = 0; i < text.length; i++) bytes.setUint8(i, text.charCodeAt(i));
  return Float32Array.from({ length: text.length / 4 }, (_, i) => bytes.getFloat32(4 * i, true));
}
