// TensorFlow.js on its wasm backend, in Node: the same models with tf.layers, as its own examples write them.
// It answers the driver as ../worker.py does. It cannot train the ACGAN: the backend has no kernel for the gradient
// of a convolution.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import { createInterface } from "node:readline";

// Standard output is the driver's alone.
console.log = console.info = console.debug = console.warn = console.error;

const require = createRequire(import.meta.url);
const tf = require("@tensorflow/tfjs");
const wasm = require("@tensorflow/tfjs-backend-wasm");

const CHARACTERS_AT_ONCE = 10;
const VARIANT = "fp32";

function randomTokens(count, classes) {
  return Int32Array.from({ length: count }, () => Math.floor(Math.random() * classes));
}

function countParameters(weights) {
  return weights.reduce((sum, weight) => sum + weight.shape.reduce((a, b) => a * b, 1), 0);
}

// Call again and again for about so many seconds; how long each call took, in seconds.
function repeat(call) {
  return async (seconds) => {
    const times = [];
    const began = performance.now();
    let last = began;
    while (last - began < seconds * 1000) {
      await call();
      const now = performance.now();
      times.push((now - last) / 1000);
      last = now;
    }
    return times;
  };
}

async function warm(call, amount = 1, facts = {}) {
  await call();
  return { run: repeat(call), amount, facts: { precision: VARIANT, ...facts } };
}

function textModel(s) {
  const model = tf.sequential();
  model.add(tf.layers.lstm({ units: s.layers[0], inputShape: [s.context_length, s.vocabulary] }));
  model.add(tf.layers.dense({ units: s.vocabulary, activation: "softmax" }));
  return model;
}

async function trainText({ text: s }) {
  const model = textModel(s);
  model.compile({ optimizer: tf.train.rmsprop(s.learning_rate), loss: "categoricalCrossentropy" });
  const tokens = tf.tensor2d(
    randomTokens(s.batch_size * (s.context_length + 1), s.vocabulary), [s.batch_size, s.context_length + 1], "int32");
  const oneHot = tf.cast(tf.oneHot(tokens, s.vocabulary), "float32");
  const windows = oneHot.slice([0, 0, 0], [-1, s.context_length, -1]);
  const targets = oneHot.slice([0, s.context_length, 0], [-1, 1, -1]).squeeze([1]);
  const parameters = countParameters(model.trainableWeights);
  return warm(() => model.trainOnBatch(windows, targets), s.batch_size, { parameters });
}

function autoencoder(s) {
  const hidden = s.hidden_sizes[0];
  const dense = (inputs, units, activation) =>
    tf.layers.dense({ units, activation, inputShape: [inputs], kernelInitializer: "glorotUniform" });
  const parts = {
    encoder: dense(784, hidden, "relu"), mu: dense(hidden, s.latent_size), logVar: dense(hidden, s.latent_size),
    decoder: dense(s.latent_size, hidden, "relu"), pixels: dense(hidden, 784, "sigmoid"),
  };
  const decode = (z) => parts.pixels.apply(parts.decoder.apply(z));
  const loss = (x) => {
    const h = parts.encoder.apply(x);
    const mu = parts.mu.apply(h);
    const logVar = parts.logVar.apply(h);
    const z = mu.add(logVar.mul(0.5).exp().mul(tf.randomNormal(mu.shape)));
    const reconstruction = decode(z).sub(x).square().mean().mul(784);
    const kl = logVar.add(1).sub(mu.square()).sub(logVar.exp()).sum(1).mul(-0.5).mean();
    return reconstruction.add(kl);
  };
  return { parts, decode, loss };
}

async function trainLatent({ latent: s }) {
  const model = autoencoder(s);
  const x = tf.randomUniform([s.batch_size, 784]);
  tf.dispose(model.loss(x)); // builds the layers' weights
  const weights = Object.values(model.parts).flatMap((layer) => layer.trainableWeights);
  const optimizer = tf.train.adam(s.learning_rate);
  const variables = weights.map((weight) => weight.val);
  const step = () => {
    const cost = optimizer.minimize(() => model.loss(x), true, variables);
    cost.dataSync();
    cost.dispose();
  };
  return warm(step, s.batch_size, { parameters: countParameters(weights) });
}

function generator(s) {
  const w = s.generator_width;
  const z = tf.input({ shape: [s.z_size] });
  const label = tf.input({ shape: [1], dtype: "int32" });
  const embedding = tf.layers.embedding({ inputDim: s.classes, outputDim: s.z_size }).apply(label);
  let x = tf.layers.multiply().apply([z, tf.layers.flatten().apply(embedding)]);
  x = tf.layers.dense({ units: w * 3 * 3, activation: "relu" }).apply(x);
  x = tf.layers.reshape({ targetShape: [3, 3, w] }).apply(x);
  x = tf.layers.conv2dTranspose({ filters: w / 2, kernelSize: 5, activation: "relu" }).apply(x);
  x = tf.layers.batchNormalization().apply(x);
  x = tf.layers.conv2dTranspose(
    { filters: w / 4, kernelSize: 5, strides: 2, padding: "same", activation: "relu" }).apply(x);
  x = tf.layers.batchNormalization().apply(x);
  x = tf.layers.conv2dTranspose(
    { filters: 1, kernelSize: 5, strides: 2, padding: "same", activation: "tanh" }).apply(x);
  return tf.model({ inputs: [z, label], outputs: x });
}

async function write({ text: s }) {
  const model = textModel(s);
  let window = Array.from(randomTokens(s.context_length, s.vocabulary));
  const some = () => {
    for (let i = 0; i < CHARACTERS_AT_ONCE; i++) {
      const token = tf.tidy(() => {
        const x = tf.cast(tf.oneHot(tf.tensor2d([window], undefined, "int32"), s.vocabulary), "float32");
        const logits = model.predict(x).log().div(s.temperature);
        return tf.multinomial(logits, 1).dataSync()[0];
      });
      window = [...window.slice(1), token];
    }
  };
  return warm(some, CHARACTERS_AT_ONCE);
}

async function decode({ latent: s }, side) {
  const model = autoencoder(s);
  const z = tf.randomNormal([side * side, s.latent_size]);
  return warm(() => tf.tidy(() => model.decode(z).mul(255).round().toInt().dataSync()));
}

async function draw({ gan: s }) {
  const model = generator(s);
  const count = s.grid_side * s.classes;
  const labels = tf.tensor2d(Array.from({ length: count }, (_, i) => i % s.classes), [count, 1], "int32");
  const z = tf.randomUniform([count, s.z_size], -1, 1);
  return warm(() => tf.tidy(() => model.predict([z, labels]).add(1).mul(127.5).round().toInt().dataSync()));
}

const MAKERS = {
  "text-train": trainText,
  "latent-train": trainLatent,
  "text-write": write,
  "latent-decode": (sizes) => decode(sizes, 1),
  "latent-grid": (sizes) => decode(sizes, sizes.latent.grid_side),
  "gan-grid": draw,
};

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

async function slice(job, seconds) {
  const before = process.cpuUsage();
  const times = await job.run(seconds);
  const used = process.cpuUsage(before);
  const sum = times.reduce((a, b) => a + b, 0);
  return {
    rate: (job.amount * times.length) / sum,
    median_ms: median(times) * 1000,
    processor_seconds: (used.user + used.system) / 1e6,
    seconds: sum,
  };
}

async function main() {
  const folder = dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json"));
  wasm.setWasmPaths(`${folder}${sep}dist${sep}`);
  await tf.setBackend("wasm");
  await tf.ready();
  const jobs = new Map();
  let sizes = {};
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    const key = `${message.work} ${message.variant}`;
    let answer = {};
    if (message.do === "hello") {
      sizes = message.sizes;
      const offers = Object.fromEntries(Object.keys(MAKERS).map((work) => [work, [VARIANT]]));
      const { version } = JSON.parse(readFileSync(`${folder}${sep}package.json`, "utf8"));
      answer = { versions: { tfjs: version, node: process.version.slice(1), backend: tf.getBackend() }, offers };
    } else if (message.do === "prepare") {
      const job = await MAKERS[message.work](sizes);
      jobs.set(key, job);
      answer = job.facts;
    } else if (message.do === "run") {
      answer = await slice(jobs.get(key), message.seconds);
    } else if (message.do === "forget") {
      jobs.clear();
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

await main();
