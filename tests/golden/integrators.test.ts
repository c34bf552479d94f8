/** One integrator at a time against the state Brian2's own update statements lead to (integrators/make.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RandomStream } from '../../src/clock/random.js';
import { checkNeuron } from '../../src/equations/check-neuron.js';
import { compileProgram } from '../../src/equations/closure/closure.js';
import { programNeuron } from '../../src/equations/neuron-program.js';
import { loadParser } from '../../src/equations/parser.js';

interface Case {
  readonly name: string;
  readonly equations: string;
  readonly refractory: string | null;
  readonly method: string | null;
  readonly chosen: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly start: Readonly<Record<string, number>>;
  readonly after: readonly Readonly<Record<string, number>>[];
}

const { dt, normals, cases } = JSON.parse(
  readFileSync(new URL('integrators/cases.json', import.meta.url), 'utf8'),
) as { dt: number; normals: number[][]; cases: Case[] };

const parse = await loadParser();
const given = { normal: (_: number, tick: number, slot: number) => normals[tick][slot] };

describe.each(cases)('$name, method $method', (golden) => {
  const checked = checkNeuron(
    {
      equations: golden.equations,
      parameters: golden.parameters,
      refractory: golden.refractory ?? undefined,
      method: golden.method ?? undefined,
    },
    new Map(),
    parse,
  );
  const program = programNeuron(checked, dt);

  it(`is stepped by ${golden.chosen}`, () => {
    expect(program.method).toBe(golden.chosen);
  });

  it('comes to the state of Brian2', () => {
    const columns = new Map(program.columns.map(({ key }) => [key, Float64Array.of(golden.start[key])]));
    const step = compileProgram(program.integrate, program.scope, {
      synaptic: false,
      dtSeconds: dt,
      column: ({ key }) => columns.get(key),
      size: () => 1,
      stream: given as unknown as RandomStream,
    });
    let tick = 0;
    for (const { steps, ...state } of golden.after) {
      while (tick < steps) step(0, tick++);
      for (const [key, value] of Object.entries(state))
        expect(Math.abs(columns.get(key)![0] - value), `${key} after ${steps} steps`).toBeLessThanOrEqual(
          RELATIVE * Math.abs(value) + TINY,
        );
    }
  });
});

const RELATIVE = 2e-12;
/** Where a value passes through zero. */
const TINY = 1e-13;
