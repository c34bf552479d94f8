import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeActorLayer } from '../../../src/engines/actors/layer/layer.js';
import { makeKernelLayer } from '../../../src/engines/kernels/layer/layer.js';
import type { LayerEngine } from '../../../src/engines/layer/layer-engine.js';
import { makePlainLayer } from '../../../src/engines/layer/plain.js';
import { makeTensorLayer } from '../../../src/engines/tensor/layer/layer.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { checkLayer, type LayerSize, sideOf } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';
import { LAYERS } from './rules.js';

const parse = await loadParser();

/** Inputs of which some are 0, as most of a picture's are. */
const input = fc.oneof(fc.constant(0), fc.double({ min: -2, max: 2, noNaN: true }));

/** Something to each port but `y_pre`. */
function tellPorts(layer: LayerEngine, count: number, { pre, post }: LayerSize): void {
  for (const port of layer.program.given) {
    if (port === 'y_pre') continue;
    const width = sideOf(port) === 'pre' ? pre : post;
    const values = Float64Array.from({ length: count * width }, (_, k) => Math.fround(((k % 5) - 2) / 3));
    layer.tell(port, { count, width, values });
  }
}

function runOn(layer: LayerEngine, rows: readonly (readonly number[])[], post: number): unknown {
  const answers: number[][] = [];
  for (const row of rows) {
    tellPorts(layer, 1, { pre: row.length, post });
    answers.push([...layer.answer({ count: 1, width: row.length, values: Float64Array.from(row) }).values]);
    layer.learn();
  }
  return { answers, kept: layer.program.kept.map(({ name }) => [...layer.read(name)]) };
}

describe.each([...Object.entries(LAYERS), ...LAYER_RULES])('%s', (_name, description) => {
  const checked = checkLayer(description, parse);
  it('has the same bits as actors, as kernels and as plain loops', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer(),
        fc.array(fc.array(input, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 4 }),
        (pre, post, seed, rows) => {
          const cut = rows.map((row) => row.slice(0, pre));
          const [plain, actors, kernels] = [makePlainLayer, makeActorLayer, makeKernelLayer].map((make) =>
            runOn(make(checked, { pre, post }, { name: 'layer', seed }), cut, post),
          );
          expect(actors).toEqual(plain);
          expect(kernels).toEqual(plain);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has the same numbers as tensors, in batches, within the rounding of f32', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer(),
        fc.array(input, { minLength: 90, maxLength: 90 }),
        (pre, post, count, seed, values) => {
          const backend = makePlain();
          const layers = [
            makePlainLayer(checked, { pre, post }, { name: 'layer', seed }),
            makeTensorLayer(checked, { pre, post }, { name: 'layer', seed }, backend),
          ];
          const [plain, tensor] = layers.map((layer) => {
            const answers: number[] = [];
            for (let k = 0; k < 2; k++) {
              const from = k * pre * count;
              const batch = Float64Array.from(values.slice(from, from + pre * count), Math.fround);
              tellPorts(layer, count, { pre, post });
              answers.push(...layer.answer({ count, width: pre, values: batch }).values);
              layer.learn();
            }
            return [...answers, ...layer.program.kept.flatMap(({ name }) => [...layer.read(name)])];
          });
          const largest = Math.max(1, ...plain.map(Math.abs));
          for (const [k, value] of plain.entries())
            expect(Math.abs(tensor[k] - value) / largest).toBeLessThan(1e-5);
          for (const layer of layers) layer.end();
          expect(backend.held.matrices).toBe(0);
        },
      ),
      // Always the same: where a threshold decides, f32 and f64 may by chance decide otherwise.
      { numRuns: 30, seed: 1 },
    );
  });
});
