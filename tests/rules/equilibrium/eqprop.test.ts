/** The texts of networks that settle: their parts belong together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFunction } from '../../../src/equations/closure/closure.js';
import { checkEquilibrium, telescopes } from '../../../src/equations/equilibrium/index.js';
import { evaluate } from '../../../src/equations/evaluate.js';
import { loadParser } from '../../../src/equations/parser.js';
import { halfSquare, linear } from '../../../src/rules/equilibrium/costs.js';
import { eqprop } from '../../../src/rules/equilibrium/eqprop.js';

const parse = await loadParser();
const number = fc.double({ min: -2, max: 2, noNaN: true });
const inside = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const STEP = 1e-6;
const slope = (of: (x: number) => number, x: number) => (of(x + STEP) - of(x - STEP)) / (2 * STEP);

describe.each(Object.entries({ square: {}, halfSquare, linear }))(
  'eqprop with the cost %s',
  (_name, cost) => {
    const { neuron, energy, cost: costs } = checkEquilibrium({ ...eqprop, ...cost }, parse);

    it('moves a neuron down its energy and its nudge', () => {
      const of = {
        energy: compileFunction(energy!, ['s', 'rho', 'b']),
        rho: compileFunction(neuron.rho, ['s']),
        cost: compileFunction(costs.value, ['s', 'y', 's_free']),
        force: compileFunction(costs.force, ['beta', 'y', 's_free']),
        stiffness: compileFunction(costs.stiffness, ['beta']),
        velocity: compileFunction(neuron.velocity!, ['s', 'drive', 'force', 'stiffness']),
      };
      fc.assert(
        fc.property(inside, number, number, number, number, number, (s, w, b, other, y, free) => {
          const beta = 0.3;
          const total = (state: number) =>
            of.energy(state, of.rho(state), b) - w * other * of.rho(state) + beta * of.cost(state, y, free);
          const [force, stiffness] = [of.force(beta, y, free), of.stiffness(beta)];
          expect(of.velocity(s, w * other + b, force, stiffness)).toBeCloseTo(-slope(total, s), 6);
        }),
      );
    });
  },
);

it('carries with each message what telescopes into the contrast', () => {
  const program = checkEquilibrium(eqprop, parse);
  expect(telescopes(program)).toBe(true);
  const [line] = eqprop.on_change.trim().split('\n');
  const change = parse(line.replace('w +=', ''));
  const [rate, beta] = [0.1, 0.5];
  fc.assert(
    fc.property(fc.array(fc.tuple(inside, inside), { minLength: 2, maxLength: 20 }), (path) => {
      let w = 0;
      for (let k = 1; k < path.length; k++) {
        const [[pre, post], [nextPre, nextPost]] = [path[k - 1], path[k]];
        const names = {
          ...{ rate, beta, rho_pre: pre, rho_post: post },
          ...{ drho_pre: nextPre - pre, drho_post: nextPost - post },
        };
        w += evaluate(change, (name) => names[name as keyof typeof names]);
      }
      const [[pre, post], [lastPre, lastPost]] = [path[0], path[path.length - 1]];
      expect(Math.abs(w - (rate / beta) * (lastPre * lastPost - pre * post))).toBeLessThan(1e-12);
    }),
  );
});
