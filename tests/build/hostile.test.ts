/** Files made to crash or to keep a machine busy: each is either refused or built, and soon. */
import { expect, it } from 'vitest';
import { buildCircuit } from '../../src/build/build.js';
import { loadParser } from '../../src/equations/parser.js';
import { loadNetwork } from '../../src/network/load.js';
import { Problem, Problems } from '../../src/problem.js';
import { cpuClock } from '../cpu-time.js';

const parse = await loadParser();
const SOON_MS = 4_000;

const lines = (count: number, line: (k: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, k) => line(k)).join(between);

const model = (
  equations: string,
  more: object = {},
  population: object = { size: 2 },
  rest: object = {},
) => ({
  synfire: 1,
  name: 'hostile',
  models: { m: { equations, ...more } },
  populations: { a: { model: 'm', ...population } },
  ...rest,
});

const LEAK = 'dv/dt = -v/ms : 1';
const BIG = `s = ${lines(900, () => 'b', '+')} : 1\nb : 1\n`;
const listed = (value: string) => model(LEAK, {}, { size: 1, init: { v: { values: [value] } } });
const near = (axes: number, size: number) =>
  model(
    LEAK,
    {},
    { size, positions: { x: 'rand()' } },
    {
      projections: [
        {
          from: 'a',
          to: 'a',
          weight: 1,
          variable: 'v',
          connect: { within: 0.01, of: new Array(axes).fill('x') },
        },
      ],
    },
  );

it.each<[string, object]>([
  ['a chain of subexpressions, last first', model(lines(5000, (k) => `s${k}=s${k + 1}:1`))],
  ['a chain of held ones', model(lines(2000, (k) => `s${k}=s${k + 1}+1:1 (constant over dt)`))],
  ['very many linear equations', model(lines(3000, (k) => `dx${k}/dt=-x${k}/ms:1`))],
  ['a large circle of linear equations', model(lines(500, (k) => `dx${k}/dt=x${(k + 1) % 500}/ms:1`))],
  ['many circles', model(lines(500, (k) => `dx${k}/dt=x${k % 100 === 99 ? k - 99 : k + 1}/ms:1`))],
  ['many equations that read a large one', model(BIG + lines(400, (k) => `dx${k}/dt=(s-x${k}**2)/ms:1`))],
  [
    'a few, by a method of four stages',
    model(BIG + lines(9, (k) => `dx${k}/dt=(s-x${k}**2)/ms:1`), { method: 'rk4' }),
  ],
  [
    'many statements that read a large one',
    model(`${BIG}v : 1`, { threshold: 'v > 1', reset: lines(6000, () => 'b=s+s') }),
  ],
  ['many noises', model(lines(490, (k) => `dv${k}/dt=v${k}*xi_${k}*ms**-0.5:1`))],
  ['a long number that is none', listed(`${'1'.repeat(90_000)}!`)],
  ['a long space in a number', listed(`1${' '.repeat(90_000)}!`)],
  [
    'a long space in a statement',
    model(
      LEAK,
      {},
      { size: 1 },
      {
        inputs: [{ to: 'a', poisson: { sources: 1, rate: '1 Hz' }, on_pre: `v +=${' '.repeat(90_000)};x` }],
      },
    ),
  ],
  ['space of many dimensions', near(40, 2)],
  ['neighbours in many dimensions', near(22, 1000)],
  [
    'many projections between the same populations',
    model(
      LEAK,
      {},
      { size: 1 },
      {
        projections: new Array(5000).fill({ from: 'a', to: 'a', connect: 'all', weight: 1, variable: 'v' }),
      },
    ),
  ],
  ['more neurons than memory', { synfire: 1, name: 'x', populations: { a: { model: 'spikes', size: 2e9 } } }],
])('%s', async (_, file) => {
  const usedMs = cpuClock();
  try {
    await buildCircuit(loadNetwork(JSON.stringify(file), 'x.yaml').description, { parse });
  } catch (error) {
    if (!(error instanceof Problem || error instanceof Problems)) throw error;
  }
  expect(usedMs()).toBeLessThan(SOON_MS);
});
