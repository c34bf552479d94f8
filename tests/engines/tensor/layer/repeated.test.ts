/** Batch after batch, when their steps have become plans, layers of tensors go on as plain loops do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlainLayer } from '../../../../src/engines/layer/plain.js';
import type { Backend } from '../../../../src/engines/tensor/backend.js';
import { makeTensorLayer } from '../../../../src/engines/tensor/layer/layer.js';
import { checkLayer, sideOf } from '../../../../src/equations/layer/index.js';
import { loadParser } from '../../../../src/equations/parser.js';
import { LAYER_RULES } from '../../../../src/rules/layer-rules.js';
import { BACKENDS } from '../backends.js';
import { numbers } from '../beside.js';

const parse = await loadParser();
const SIZE = { pre: 7, post: 5 };
const IDENTITY = { name: 'layer', seed: 1 };
/** Frames in each batch: plans are made, thrown away, and made again. */
const COUNTS = [3, 3, 3, 3, 2, 3, 3, 3, 3];
const LARGEST_ERROR = 1e-4;

describe.each([...BACKENDS])('on the backend %s', (_name, make) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await make();
  });
  afterAll(() => backend.close());

  it.each([...LAYER_RULES])('%s learns batch after batch', (_rule, description) => {
    const checked = checkLayer(description, parse);
    const layers = [
      makePlainLayer(checked, SIZE, IDENTITY),
      makeTensorLayer(checked, SIZE, IDENTITY, backend),
    ];
    const [plain, tensor] = layers.map((layer) => {
      const answers = COUNTS.flatMap((count, batch) => {
        const values = (width: number) => numbers(count * width, batch + 1);
        for (const port of layer.program.given) {
          const width = sideOf(port) === 'pre' ? SIZE.pre : SIZE.post;
          if (port !== 'y_pre') layer.tell(port, { count, width, values: values(width) });
        }
        const answer = layer.answer({ count, width: SIZE.pre, values: values(SIZE.pre) });
        layer.learn();
        return [...answer.values];
      });
      const kept = layer.program.kept.flatMap(({ name }) => [...layer.read(name)]);
      layer.end();
      return [...answers, ...kept];
    });
    const largest = Math.max(1, ...plain.map(Math.abs));
    plain.forEach((value, k) => {
      expect(Math.abs(tensor[k] - value) / largest).toBeLessThan(LARGEST_ERROR);
    });
    expect(backend.held.matrices).toBe(0);
  });
});
