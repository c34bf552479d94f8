/**
 * The backends side by side at a layer of 784 x 500: forward, update, and what one sample and batches of some sizes cost.
 *
 *     npm run build && node tests/bench/tensor.mjs [backends]
 *
 * In turns, medians of many rounds. SYNFIRE_TFJS_NODE names the module that tests/bench/tfjs-node.sh has built.
 */
import { chooseBackend } from '../../dist/engines/tensor/choose.js';
import { binary, call, number, symbol } from '../../dist/equations/expression.js';

const INPUTS = 784;
const NEURONS = 500;
const BATCHES = [1, 8, 64, 256, 1024];
const ROUNDS = 7;
/** Of one measurement, so that the clock is fine enough. */
const AT_LEAST_MS = 10;
const FLOP_PER_PRODUCT = 2;

function waves(count) {
  return Float32Array.from({ length: count }, (_, i) => ((i * 7919) % 1009) / 1009 - 0.5);
}

/** Named pieces of work on one backend, for a batch. */
function worksOf(backend, batch) {
  const x = backend.matrix(batch, INPUTS, waves(batch * INPUTS));
  const w = backend.matrix(NEURONS, INPUTS, waves(NEURONS * INPUTS));
  const y = backend.matrix(batch, NEURONS);
  const e = backend.matrix(batch, INPUTS);
  const power = backend.matrix(NEURONS, 1);
  const square = backend.matrix(batch, NEURONS);
  const squared = backend.compile(binary('*', symbol('y'), symbol('y')));
  const rectify = backend.compile(call('max', symbol('y'), number(0)));
  const forget = backend.compile(binary('-', number(1), binary('*', symbol('rate'), symbol('p'))));
  const shrink = backend.compile(binary('*', symbol('w'), symbol('f')));
  const rate = 1e-6 / batch;
  const decay = () => shrink(w, { w, f: 0.999999 });
  const forward = () => backend.matmul(y, x, w, { transposeB: true });
  const backward = () => backend.matmul(e, y, w);
  const update = () => backend.matmul(w, y, x, { transposeA: true, scale: rate, keep: 1 });
  const oja = () => {
    forward();
    rectify(y, { y });
    squared(square, { y });
    backend.reduce(power, square, 'sum', 'perColumn');
    forget(power, { p: power, rate });
    backend.matmul(w, y, x, { transposeA: true, scale: rate, keep: power });
  };
  return new Map(Object.entries({ forward, backward, update, decay, oja }));
}

function measureMs(work) {
  let times = 1;
  for (;;) {
    const begun = performance.now();
    for (let i = 0; i < times; i++) work();
    const took = performance.now() - begun;
    if (took >= AT_LEAST_MS) return took / times;
    times *= 2;
  }
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const print = (cells) => process.stdout.write(`${cells.join('\t')}\n`);

const names = process.argv.length > 2 ? process.argv.slice(2) : ['tensorflow', 'wasm', 'cpu', 'kernels'];
const tensorflow = process.env.SYNFIRE_TFJS_NODE;
const backends = await Promise.all(
  names.map((name) => chooseBackend(name, { tensorflow }).then((choice) => choice.backend)),
);

print(['batch', 'work', ...names.flatMap((name) => [`${name} ms`, 'GFLOP/s'])]);
for (const batch of BATCHES) {
  const works = backends.map((backend) => worksOf(backend, batch));
  for (const work of works[0].keys()) {
    const taken = names.map(() => []);
    for (let round = 0; round < ROUNDS; round++)
      for (const [k, of] of works.entries()) taken[k].push(measureMs(of.get(work)));
    const products = work === 'oja' ? 2 : 1;
    const flop = FLOP_PER_PRODUCT * products * batch * INPUTS * NEURONS;
    const cells = taken.flatMap((values) => {
      const ms = median(values);
      return [ms.toFixed(3), (flop / ms / 1e6).toFixed(1)];
    });
    print([batch, work, ...cells]);
  }
}
