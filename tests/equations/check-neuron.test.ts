import { describe, expect, it, test } from 'vitest';
import { checkNeuron } from '../../src/equations/check-neuron.js';
import { loadParser } from '../../src/equations/parser.js';
import { printExpression } from '../../src/equations/print.js';
import { type Constants, resolveParameters } from '../../src/equations/quantity.js';
import { formatDimension } from '../../src/equations/units/format.js';
import { NEURONS } from '../../src/models/index.js';
import type { NeuronDescription } from '../../src/network/description.js';
import { problemsOf } from '../network/problems-of.js';
import { problemOf } from './problem-of.js';

const parse = await loadParser();

const EQUATIONS = `
  dv/dt = (ge - v) / tau : volt (unless refractory)
  ge : volt
  k : integer
  b : boolean
  c : 1 (constant)
  s : 1 (shared)
  twice = 2*v : volt`;

const constants: Constants = resolveParameters({ tau: '20 ms', Vt: '-50 mV', ge: '1 mV' }, parse);

/** Equations of its own stand alone; other texts are about those above. */
const check = (more: Partial<NeuronDescription>) => {
  const base = more.equations === undefined ? { equations: EQUATIONS, threshold: 'v > Vt' } : {};
  return checkNeuron({ ...base, ...more } as NeuronDescription, constants, parse);
};

const texts = (reset: string) =>
  check({ reset }).reset.map(({ target, value }) => `${target} = ${printExpression(value)}`);

describe('a checked neuron', () => {
  it('has a scope of its variables, the clock, and the constants that no variable hides', () => {
    const { scope } = check({ refractory: '5 ms', reset: 'v = 3*mV' });
    const seen = [...scope.values()].map(({ name, owner, role, type, dimension }) =>
      [name, owner, role, type, formatDimension(dimension)].join(' '),
    );
    expect(seen.sort()).toEqual(
      [
        'v own state float volt',
        'ge own parameter float volt',
        'k own parameter integer 1',
        'b own parameter boolean 1',
        'c own parameter float 1',
        's own parameter float 1',
        'twice own subexpression float volt',
        't network engine float second',
        'dt network engine float second',
        'i own engine integer 1',
        'N own engine integer 1',
        'lastspike own engine float second',
        'not_refractory own engine boolean 1',
        'tau network constant float second',
        'Vt network constant float volt',
        'mV network constant float volt',
        'ms network constant float second',
      ].sort(),
    );
    expect(scope.get('tau')?.value).toBe(0.02);
    expect(scope.get('c')?.readOnly).toBe(true);
    expect(scope.get('s')?.shared).toBe(true);
    expect(scope.get('v')?.unlessRefractory).toBe(true);
    expect(printExpression(scope.get('twice')!.expression!)).toBe('2*v');
  });

  it('prefers its own parameters to those of the network', () => {
    const { scope } = check({ parameters: { tau: '5 ms', x: 'tau*2' } });
    expect(scope.get('tau')?.value).toBe(0.005);
    expect(scope.get('x')?.value).toBe(0.01);
  });

  it('knows a refractory time from a refractory condition', () => {
    expect(check({ refractory: '5 ms' }).refractory?.kind).toBe('time');
    expect(check({ refractory: 'tau/2' }).refractory?.kind).toBe('time');
    expect(check({ refractory: 0 }).refractory).toMatchObject({ kind: 'time', seconds: { value: 0 } });
    expect(check({ refractory: '0' }).refractory).toMatchObject({ kind: 'time', seconds: { value: 0 } });
    expect(check({ refractory: 'v > Vt' }).refractory?.kind).toBe('condition');
    expect(check({ refractory: 'b' }).refractory?.kind).toBe('condition');
  });

  it('forgets `unless refractory` where nothing is refractory', () => {
    const { equations, scope } = check({});
    expect(equations[0].flags.size).toBe(0);
    expect(scope.get('v')?.unlessRefractory).toBe(false);
    expect(scope.has('not_refractory')).toBe(false);
  });

  it('stores values in the type of their variable', () => {
    expect(texts('k = v/mV; k = 3; k += 0.5; b = k; b = v > Vt; v = int(b)*mV')).toEqual([
      'k = int(v/mV)',
      'k = 3',
      'k = int(k + 0.5)',
      'b = k != 0',
      'b = v > Vt',
      'v = int(b)*mV',
    ]);
  });

  it('gives locals the unit of their value', () => {
    expect(texts('a = 2*v; a += v; v = a')).toEqual(['a = 2*v', 'a@2 = a + v', 'v = a@2']);
    expect(problemOf(() => texts('a = 2*v; ge = a*a')).message).toMatch(/`a\*a` is in volt\*\*2/);
  });

  it('keeps what is constant over a tick in a column', () => {
    const { scope, equations } = check({
      equations: 'x = rand() : 1 (constant over dt)',
      threshold: 'x < 0.5',
    });
    expect(scope.get('x')).toMatchObject({ role: 'parameter', readOnly: true });
    expect(equations[0].flags.has('constant over dt')).toBe(true);
  });

  it('may have noise, of several names', () => {
    const { scope } = check({ equations: 'dv/dt = -v/tau + Vt*(xi + xi_2)/tau**0.5 : volt' });
    expect(formatDimension(scope.get('xi_2')!.dimension)).toBe('1/second**0.5');
  });

  it('may have no equations', () => {
    expect(check({ equations: '', threshold: 'rand() < 15*Hz*dt' }).equations).toEqual([]);
  });
});

describe('what is refused, where, and what to do', () => {
  test.each<[Partial<NeuronDescription>, string, number | undefined, RegExp]>([
    [{ threshold: 'v' }, 'threshold', 0, /must be a condition, but `v` is a number/],
    [{ threshold: 'v > 10' }, 'threshold', 4, /`v` is in volt, `10` is without unit.*`10\*mV`/],
    [{ threshold: 'v > tua' }, 'threshold', 4, /`tua` is not known here.*Did you mean `tau`/],
    [{ threshold: 'v > 1*V' }, 'threshold', 6, /the unit `volt`/],
    [{ threshold: 'v > v_pre' }, 'threshold', 4, /A neuron sees no other neuron/],
    [{ threshold: 'v > Vt and xi > 0*Hz**0.5' }, 'threshold', 11, /white noise/],
    [{ threshold: 'lastspike > tau' }, 'threshold', 0, /only where `refractory` is given/],
    [{ threshold: 'k and b' }, 'threshold', 0, /`k` is not a condition/],
    [{ reset: 'v = 0' }, 'reset', 4, /`v` is in volt, but `0` is without unit. Write `0\*mV`/],
    [{ reset: 'v += 1' }, 'reset', 5, /`v` is in volt, `1` is without unit/],
    [{ reset: 'v = tau' }, 'reset', 4, /`v` is in volt, but `tau` is in second/],
    [{ reset: 'c = 1' }, 'reset', 0, /`c` cannot be written: it is constant/],
    [{ reset: 's = 1' }, 'reset', 0, /one value for all/],
    [{ reset: 'twice = v' }, 'reset', 0, /computed from its equation/],
    [{ reset: 'tau = 1*ms' }, 'reset', 0, /parameter of the network/],
    [{ reset: 't = 1*ms' }, 'reset', 0, /kept by the engine/],
    [{ reset: 'mV = 1' }, 'reset', 0, /name of a unit/],
    [{ reset: 'v = Vt\nge += I' }, 'reset', 13, /`I` is not known here/],
    [{ reset: 'v = Vt', threshold: undefined }, 'reset', undefined, /no threshold/],
    [{ refractory: 5 }, 'refractory', 0, /Write `5 ms`/],
    [{ refractory: ' ' }, 'refractory', 0, /empty/],
    [{ refractory: 'v' }, 'refractory', 0, /a time or a condition, but `v` is in volt/],
    [{ equations: 'dv/dt = -v : volt' }, 'equations', 9, /volt\/second.*Divide it by a time constant/],
    [{ equations: 'dv/dt = -v/Vt : volt' }, 'equations', 9, /volt\/second, but `-v\/Vt` is without unit/],
    [{ equations: 'x = tau + Vt : 1' }, 'equations', 10, /`tau` is in second, `Vt` is in volt/],
    [
      { equations: 'x = exp(Vt) : 1' },
      'equations',
      8,
      /`Vt` is in volt, but `exp` takes a number without unit/,
    ],
    [{ equations: 'x = clip(Vt, 0, 1) : volt' }, 'equations', 13, /argument 2/],
    [{ equations: 'x = Vt**i : volt' }, 'equations', 8, /exponent `i` must be a constant/],
    [{ equations: 'x = 2**Vt : 1' }, 'equations', 7, /exponent must be a number/],
    [{ equations: 'x = Vt//tau : 1' }, 'equations', 4, /`\/\/` works on numbers/],
    [{ equations: 'x = 3 and 1 > 0 : boolean' }, 'equations', 4, /`3` is not a condition/],
    [{ equations: 'x = -(1 > 0) : 1' }, 'equations', 6, /has no negative/],
    [{ equations: 'a = b : 1\nb = a : 1' }, 'equations', 0, /computed from itself: a -> b -> a/],
    [{ equations: 'dx/dt = 1/tau : integer' }, 'equations', 0, /cannot have a differential equation/],
    [{ equations: 'x = rand() : 1' }, 'equations', 4, /\(constant over dt\)/],
    [{ equations: 'x = xi*2 : Hz**0.5' }, 'equations', 4, /`x` contains the white noise `xi`/],
    [{ equations: 'y : 1\nx = y : 1 (shared)' }, 'equations', 10, /`y` has a value for each/],
    [{ equations: 'x : 1 (event-driven)' }, 'equations', 0, /parameter of a neuron/],
    [{ equations: 'dx/dt = x/tau : 1 (shared)' }, 'equations', 0, /`\(unless refractory\)`/],
    [{ equations: 'x_post = 1 : 1 (summed)' }, 'equations', 0, /of a neuron/],
    [{ parameters: { q: '1 +' } }, 'parameters', 2, /ends after/],
  ])('%j', (more, entry, offset, message) => {
    const problem = problemOf(() => check(more));
    expect(problem.message).toMatch(message);
    expect(problem.path?.[0]).toBe(entry);
    expect(problem.offset).toBe(offset);
  });

  it('finds what is wrong with every text, and with every equation, at once', () => {
    const faulty = { equations: 'a = tau : 1\nb = Vt : 1', threshold: 'a', reset: 'c += 1' };
    expect(problemsOf(() => check(faulty))).toEqual([
      expect.stringMatching(/^equations: `a` is without unit/),
      expect.stringMatching(/^equations: `b` is without unit/),
      expect.stringMatching(/^threshold: The threshold must be a condition/),
      expect.stringMatching(/^reset: `c` has no value yet/),
    ]);
  });

  it('stops subexpressions that double at every step', () => {
    const lines = Array.from({ length: 60 }, (_, at) => `x${at + 1} = x${at} + x${at} : 1`);
    const problem = problemOf(() => check({ equations: ['x0 : 1', ...lines].join('\n') }));
    expect(problem.message).toMatch(/grows to \d+ parts/);
  });
});

test.each([...NEURONS.keys()])('the built-in model %s is in order', (name) => {
  const { equations, scope } = checkNeuron(NEURONS.get(name)!, new Map(), parse);
  for (const { name } of equations) expect(scope.get(name)?.owner).toBe('own');
});
