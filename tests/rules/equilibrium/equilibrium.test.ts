/** The text says what the engine does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nudgeTo } from '../../../src/engines/equilibrium/nudge.js';
import { clip } from '../../../src/engines/equilibrium/squash.js';
import { evaluate } from '../../../src/equations/evaluate.js';
import { loadParser } from '../../../src/equations/parser.js';
import { equilibrium } from '../../../src/rules/equilibrium/equilibrium.js';

const parse = await loadParser();
const number = fc.double({ min: -2, max: 2, noNaN: true });
const inside = fc.double({ min: 0.01, max: 0.99, noNaN: true });

function valueOfText(text: string, names: Readonly<Record<string, number>>): number {
  return evaluate(parse(text.replace(/^.*?=/, '')), (name) => {
    if (!(name in names)) throw new Error(`${name} is unknown`);
    return names[name];
  });
}

describe('equilibrium propagation as text', () => {
  it('moves a neuron down its energy and its nudge', () => {
    fc.assert(
      fc.property(inside, number, number, number, number, (s, w, b, other, y) => {
        const beta = equilibrium.parameters.beta;
        const total = (state: number) => {
          const rho = valueOfText(equilibrium.rho, { s: state });
          return (
            valueOfText(equilibrium.energy.neuron, { s: state, b, rho }) +
            valueOfText(equilibrium.energy.synapse, { w, rho_pre: other, rho_post: rho }) +
            beta * valueOfText(equilibrium.cost, { s: state, y })
          );
        };
        const step = 1e-6;
        const [force, stiffness] = [equilibrium.nudge.force, equilibrium.nudge.stiffness].map((text) =>
          valueOfText(text, { beta, y }),
        );
        const velocity = valueOfText(equilibrium.neuron, { s, drive: w * other + b, force, stiffness });
        expect(velocity).toBeCloseTo((total(s - step) - total(s + step)) / (2 * step), 7);
        const nudge = nudgeTo('square', beta, Float64Array.of(y), Float64Array.of(s));
        expect([nudge.force[0], nudge.stiffness]).toEqual([force, stiffness]);
        expect(valueOfText(equilibrium.rho, { s: 3 * s - 1 })).toBe(clip(3 * s - 1));
      }),
    );
  });

  it('carries with each message what telescopes into the contrast', () => {
    const parameters = equilibrium.parameters;
    fc.assert(
      fc.property(fc.array(fc.tuple(inside, inside), { minLength: 2, maxLength: 20 }), (path) => {
        let w = 0;
        for (let k = 1; k < path.length; k++) {
          const [[pre, post], [nextPre, nextPost]] = [path[k - 1], path[k]];
          w += valueOfText(equilibrium.synapse, {
            ...parameters,
            rho_pre: pre,
            rho_post: post,
            drho_pre: nextPre - pre,
            drho_post: nextPost - post,
          });
        }
        const [[pre, post], [lastPre, lastPost]] = [path[0], path[path.length - 1]];
        const contrast = (parameters.rate / parameters.beta) * (lastPre * lastPost - pre * post);
        expect(Math.abs(w - contrast)).toBeLessThan(1e-12);
      }),
    );
  });
});
