/** What must hold of the Hebbian rules, on kernels and as tensors. */
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/clock/random.js';
import { makeKernelLayer } from '../../../src/engines/kernels/layer/layer.js';
import type { LayerEngine } from '../../../src/engines/layer/layer-engine.js';
import { checkLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';

const parse = await loadParser();
const random = new RandomStream(7, 'inputs', 'normal');
const DIMENSIONS = 6;
/** Standard deviations along axes turned by one rotation. */
const SPREAD = [5, 3, 1.6, 0.8, 0.5, 0.3].map(Math.sqrt);

function layerOf(
  rule: string,
  pre: number,
  post: number,
  parameters: Record<string, number> = {},
): LayerEngine {
  const description = LAYER_RULES.get(rule)!;
  const checked = checkLayer(
    { ...description, parameters: { ...description.parameters, ...parameters } },
    parse,
  );
  return makeKernelLayer(checked, { pre, post }, { name: rule, seed: 3 });
}

/** Columns of an orthogonal matrix: a product of reflections. */
const AXES = (() => {
  const axes = Array.from({ length: DIMENSIONS }, (_, k) =>
    Float64Array.from({ length: DIMENSIONS }, (_, i) => Number(i === k)),
  );
  for (let turn = 0; turn < 3; turn++) {
    const normal = Float64Array.from({ length: DIMENSIONS }, (_, i) => random.normal(i, turn, 9));
    const square = normal.reduce((sum, value) => sum + value * value, 0);
    for (const axis of axes) {
      const along = (2 * dot(axis, normal)) / square;
      for (let i = 0; i < DIMENSIONS; i++) axis[i] -= along * normal[i];
    }
  }
  return axes;
})();

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function sample(index: number): Float64Array {
  const x = new Float64Array(DIMENSIONS);
  for (let k = 0; k < DIMENSIONS; k++) {
    const along = SPREAD[k] * random.normal(k, index, 0);
    for (let i = 0; i < DIMENSIONS; i++) x[i] += along * AXES[k][i];
  }
  return x;
}

function learn(layer: LayerEngine, x: Float64Array): Float64Array {
  const answer = Float64Array.from(layer.answer({ count: 1, width: x.length, values: x }).values);
  layer.learn();
  return answer;
}

/** Weights of one target. */
function weights(layer: LayerEngine, pre: number, post: number, target: number): Float64Array {
  const w = layer.read('w');
  return Float64Array.from({ length: pre }, (_, i) => w[i * post + target]);
}

const length = (x: ArrayLike<number>): number => Math.sqrt(dot(x, x));
const degrees = (a: Float64Array, b: Float64Array): number =>
  (Math.acos(Math.min(1, Math.abs(dot(a, b)) / length(a) / length(b))) * 180) / Math.PI;

describe('Hebbian rules', () => {
  it("Oja's neuron finds the first principal component, at length 1", () => {
    const layer = layerOf('oja', DIMENSIONS, 1, { eta: 0.0005 });
    for (let k = 0; k < 20_000; k++) learn(layer, sample(k));
    const w = weights(layer, DIMENSIONS, 1, 0);
    expect(degrees(w, AXES[0])).toBeLessThan(5);
    expect(length(w)).toBeCloseTo(1, 1);
  });

  it("Sanger's neurons find the components in order", () => {
    const layer = layerOf('sanger', DIMENSIONS, 3, { eta: 0.0005 });
    for (let k = 0; k < 40_000; k++) learn(layer, sample(k));
    for (let target = 0; target < 3; target++)
      expect(degrees(weights(layer, DIMENSIONS, 3, target), AXES[target])).toBeLessThan(6);
  });

  it('the subspace rule spans the first components with orthogonal weights', () => {
    const layer = layerOf('subspace', DIMENSIONS, 2, { eta: 0.002 });
    for (let k = 0; k < 20_000; k++) learn(layer, sample(k));
    const rows = [0, 1].map((target) => weights(layer, DIMENSIONS, 2, target));
    expect(Math.abs(dot(rows[0], rows[1]))).toBeLessThan(0.1);
    for (const row of rows) {
      expect(length(row)).toBeCloseTo(1, 1);
      const within = Math.hypot(dot(row, AXES[0]), dot(row, AXES[1]));
      expect(within / length(row)).toBeGreaterThan(0.98);
    }
  });

  it('plain Hebbian weights only grow, towards the first component', () => {
    const layer = layerOf('hebb', DIMENSIONS, 1, { eta: 0.0005 });
    const before = length(layer.read('w'));
    for (let k = 0; k < 8_000; k++) learn(layer, sample(k));
    expect(length(layer.read('w'))).toBeGreaterThan(100 * before);
    expect(degrees(weights(layer, DIMENSIONS, 1, 0), AXES[0])).toBeLessThan(10);
  });

  it('anti-Hebbian neurons lose their correlations', () => {
    const layer = layerOf('anti_hebb', DIMENSIONS, DIMENSIONS, { eta: 0.002 });
    /** The largest between two neurons, over some samples. */
    const correlation = (from: number): number => {
      const sums = new Float64Array(DIMENSIONS * DIMENSIONS);
      for (let k = from; k < from + 4_000; k++) {
        const y = layer.answer({ count: 1, width: DIMENSIONS, values: sample(k) }).values;
        for (let s = 0; s < sums.length; s++) sums[s] += y[Math.floor(s / DIMENSIONS)] * y[s % DIMENSIONS];
      }
      const deviation = (i: number) => Math.sqrt(sums[i * DIMENSIONS + i]);
      return Math.max(
        ...sums.map((sum, s) => {
          const [i, j] = [Math.floor(s / DIMENSIONS), s % DIMENSIONS];
          return i === j ? 0 : Math.abs(sum) / deviation(i) / deviation(j);
        }),
      );
    };
    const before = correlation(0);
    for (let k = 0; k < 20_000; k++) learn(layer, sample(k));
    expect(correlation(50_000)).toBeLessThan(before / 3);
  });

  it('a BCM neuron becomes selective for one of K patterns, with an answer of K', () => {
    const patterns = [
      [1, 0.2, 0.1],
      [0.1, 1, 0.2],
      [0.2, 0.1, 1],
    ].map((pattern) => Float64Array.from(pattern));
    const layer = layerOf('bcm', 3, 1, { eta: 0.005 });
    for (let k = 0; k < 40_000; k++) learn(layer, patterns[Math.floor(3 * random.uniform(0, k, 1))]);
    const answers = patterns.map((x) => layer.answer({ count: 1, width: 3, values: x }).values[0]);
    const largest = Math.max(...answers);
    const mean = answers.reduce((sum, value) => sum + value, 0) / 3;
    expect(1 - mean / largest).toBeGreaterThan(0.9 * (1 - 1 / 3));
    expect(largest).toBeGreaterThan(2);
    expect(largest).toBeLessThan(4);
  });

  it('contrastive learning has nothing to learn where the clamped phase shows what the free one does', () => {
    const layer = layerOf('contrastive', 4, 3);
    const x = { count: 1, width: 4, values: Float64Array.of(0.3, 0.9, 0, 0.5) };
    const before = layer.read('w');
    layer.tell('clamped_pre', x);
    layer.tell('clamped_post', layer.answer(x));
    layer.learn();
    expect(layer.read('w')).toEqual(before);
  });

  it('contrastive learning with faint feedback is backpropagation (Xie & Seung 2003)', () => {
    const [inputs, hidden, outputs, eta, feedback] = [4, 3, 2, 0.5, 1e-5];
    const [below, above] = [
      layerOf('contrastive', inputs, hidden, { eta }),
      layerOf('contrastive', hidden, outputs, { eta }),
    ];
    const [w1, w2] = [below.read('w'), above.read('w')];
    const [x, target] = [Float64Array.of(0.3, 0.9, 0.1, 0.5), Float64Array.of(1, 0)];
    const frame = (values: Float64Array) => ({ count: 1, width: values.length, values });
    const h = Float64Array.from(below.answer(frame(x)).values);
    const y = Float64Array.from(above.answer(frame(h)).values);
    const error = target.map((value, k) => value - y[k]);
    const back = h.map((_, j) => error.reduce((sum, value, k) => sum + w2[j * outputs + k] * value, 0));
    // The clamped output is heard below, faintly, for what it differs by.
    const clamped = h.map((value, j) => {
      const drive = Math.log(value / (1 - value)) + feedback * back[j];
      return 1 / (1 + Math.exp(-drive));
    });
    below.tell('clamped_pre', frame(x));
    below.tell('clamped_post', frame(clamped));
    below.learn();
    above.tell('clamped_pre', frame(h));
    above.tell('clamped_post', frame(target));
    above.learn();
    const [learned1, learned2] = [below.read('w'), above.read('w')];
    // Against the gradient of the cross-entropy of sigmoid outputs.
    for (let j = 0; j < hidden; j++) {
      for (let i = 0; i < inputs; i++) {
        const change = (learned1[i * hidden + j] - w1[i * hidden + j]) / (eta * feedback);
        expect(change).toBeCloseTo(x[i] * h[j] * (1 - h[j]) * back[j], 5);
      }
      for (let k = 0; k < outputs; k++) {
        const change = (learned2[j * outputs + k] - w2[j * outputs + k]) / eta;
        expect(change).toBeCloseTo(h[j] * error[k], 12);
      }
    }
  });

  it('InfoNCE as a Hebbian rule climbs its gradient', () => {
    const [pre, post, temperature, eta] = [4, 3, 0.5, 0.25];
    const layer = layerOf('infonce_hebb', pre, post, { temperature, eta });
    const samples = [0, 1, 2, 3].map((k) =>
      Float64Array.from({ length: pre }, (_, i) => random.normal(i, k, 5)),
    );
    const w = layer.read('w');
    const answer = (weight: Float64Array, x: Float64Array) =>
      Float64Array.from({ length: post }, (_, j) =>
        x.reduce((sum, value, i) => sum + value * weight[i * post + j], 0),
      );
    /** The anchor is the first sample, the second is the positive. */
    const logits = (weight: Float64Array) =>
      [1, 2, 3].map((k) => dot(answer(weight, samples[0]), answer(weight, samples[k])) / temperature);
    const score = (weight: Float64Array): number => {
      const all = logits(weight);
      return all[0] - Math.log(all.reduce((sum, value) => sum + Math.exp(value), 0));
    };
    const shares = logits(w).map(
      (value, _, all) => Math.exp(value) / all.reduce((sum, one) => sum + Math.exp(one), 0),
    );
    const change = new Float64Array(pre * post);
    for (let k = 1; k < 4; k++) {
      layer.write('w', w);
      layer.tell('other_pre', { count: 1, width: pre, values: samples[k] });
      const pull = Number(k === 1) - shares[k - 1];
      layer.tell('pull_post', { count: 1, width: post, values: new Float64Array(post).fill(pull) });
      layer.answer({ count: 1, width: pre, values: samples[0] });
      layer.learn();
      layer.read('w').forEach((value, s) => {
        change[s] += (value - w[s]) / eta;
      });
    }
    const step = 1e-5;
    for (let s = 0; s < w.length; s++) {
      const [up, down] = [w.slice(), w.slice()];
      up[s] += step;
      down[s] -= step;
      expect(change[s]).toBeCloseTo((score(up) - score(down)) / (2 * step), 6);
    }
  });
});
