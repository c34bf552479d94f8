/**
 * Thousands of broken network files: whatever is in a file, checking it ends soon, with success or with problems that
 * each say where in the file, what, and what to do. Another run of luck: `FUZZ_SEED=7 npx vitest run tests/network/fuzz`.
 */
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { checkNetwork } from '../../src/build/check.js';
import { loadParser, type Parse } from '../../src/equations/parser.js';
import { loadNetwork, placeProblems } from '../../src/network/load.js';
import { Problem, Problems } from '../../src/problem.js';
import { BASES } from './fuzz-bases.js';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const FILES = 10_000;
const LONGEST_MS = 5_000;
/** A message may quote a name of the file twice, and a hostile name is long. */
const LONGEST_MESSAGE = 2_000;

let parse: Parse;
beforeAll(async () => {
  parse = await loadParser();
});

/** What `check` does with a file. */
function check(text: string): void {
  const { description, locate } = loadNetwork(text, 'fuzz.yaml');
  try {
    checkNetwork(description, { parse });
  } catch (error) {
    throw placeProblems(error, locate);
  }
}

/** The reasons why the outcome of checking a file is not as it should be. */
function faults(text: string): string[] {
  const started = performance.now();
  try {
    check(text);
  } catch (error) {
    const problems = error instanceof Problems ? error.list : [error];
    if (problems.length === 0) return ['no problem is named'];
    return problems.flatMap((problem) =>
      problem instanceof Problem ? faultsOf(problem, text) : [String((problem as Error).stack)],
    );
  }
  const took = performance.now() - started;
  return took > LONGEST_MS ? [`it took ${took} ms`] : [];
}

function faultsOf(problem: Problem, text: string): string[] {
  const { place, what, fix } = problem;
  const message = `${problem}`;
  const line = place && text.split('\n')[place.line - 1];
  const found: [fault: string, isFault: boolean][] = [
    ['no place', place === undefined],
    [
      'a place outside the file',
      place !== undefined && (line === undefined || place.column > line.length + 1),
    ],
    ['nothing said', what.length < 3],
    ['nothing to do', fix.length < 3],
    ['no sentence', !/[.?!]$/.test(what) || !/[.?!}]$/.test(fix)],
    ['our own values', /undefined|\[object|NaN/.test(message) && !/undefined|NaN/i.test(text)],
    ['too long a message', message.length > LONGEST_MESSAGE],
  ];
  return found.filter(([, isFault]) => isFault).map(([fault]) => `${fault}: ${message}`);
}

const HOSTILE: readonly string[] = [
  ...String.raw`__proto__ constructor toString v.constructor process.exit(1) import("fs") require this globalThis
()=>1 f(x)=x v[0] [1,2] {a:1} "text" ' " v=v=1 v;w a?b:c
1e999 -1e999 1e-999 .nan .inf -.inf 999999999999999999999 4294967296 -1 0 1.5 0x10 1/0 0/0 0**0 (-1)**0.5 9**9**9**9
mV ms metre nS*mV 5 2*mV sin( rand(1) poisson() exp(v) clip(v) int( log(-1)
v_post v_pre ge_pre_post xi xi_1 t dt i j N all exc cell w spikes stdp 0..9 9..0 0..99999999999
null ~ true yes [] {} [[]] - ? : # &x *x *a !!js/function !x %TAG --- ... | > |2
{values:[]} {pairs:[[0]]} {file:/etc/passwd} $ \ @ % ** += = == !=`.split(/\s+/),
  '5 furlongs',
  '<<: *a',
  '{values: [a]}',
  '{where: }',
  '- - -',
  'v = 1\nw = 2',
  '\t',
  '\0',
  '\u2028',
  '\uFEFF',
  '\uD800',
  'é',
  'µV',
  '😀',
  '\r\n',
  'v'.repeat(500),
  `${'('.repeat(300)}v${')'.repeat(300)}`,
  `${'-'.repeat(400)}v`,
  `${'not '.repeat(300)}v`,
  `${'v**'.repeat(100)}v`,
];

type Edit = (text: string) => string;

/** From 0 to 1, anywhere alike: left to itself, fast-check prefers the ends. */
const position = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((millionths) => millionths / 1_000_000);
const hostile = fc.constantFrom(...HOSTILE);

function splice(text: string, at: number, length: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + length);
}

/** Replaces one of the matches of a pattern. */
function replaceOne(pattern: RegExp, by: (found: string) => string, which: number): Edit {
  return (text) => {
    const matches = [...text.matchAll(pattern)];
    if (matches.length === 0) return text;
    const match = matches[Math.floor(which * matches.length)];
    return splice(text, match.index, match[0].length, by(match[0]));
  };
}

function editLines(edit: (lines: string[], at: number) => void, which: number): Edit {
  return (text) => {
    const lines = text.split('\n');
    edit(lines, Math.floor(which * lines.length));
    return lines.join('\n');
  };
}

const WORD = /[A-Za-z_]\w*/g;
const NUMBER = /-?\d+(\.\d+)?/g;
const UNIT = /\b(ms|mV|Hz|volt|second)\b/g;
const VALUE = /(?<=: )[^,{}[\]\n]+/g;
const MARK = /[{}[\],:|"#-]/g;

/** Edits within a value or word leave YAML that can be read, so they reach the later checks. */
const small: fc.Arbitrary<Edit> = fc.oneof(
  // A slip of the keys.
  fc
    .tuple(position, position)
    .map(([which, at]) =>
      replaceOne(WORD, (word) => splice(word, Math.floor(at * word.length), 1, ''), which),
    ),
  fc
    .tuple(position, position)
    .map(([which, at]) =>
      replaceOne(WORD, (word) => splice(word, Math.floor(at * word.length), 0, 'q'), which),
    ),
  // One thing in the place of another.
  fc.tuple(position, hostile).map(([which, put]) => replaceOne(VALUE, () => put, which)),
  fc.tuple(position, hostile).map(([which, put]) => replaceOne(WORD, () => put, which)),
  fc.tuple(position, hostile).map(([which, put]) => replaceOne(NUMBER, () => put, which)),
  fc
    .tuple(position, fc.constantFrom('ms', 'mV', 'Hz', 'volt', 'pF', '1', ''))
    .map(([which, put]) => replaceOne(UNIT, () => put, which)),
  fc.tuple(position, fc.double()).map(([which, put]) => replaceOne(NUMBER, () => String(put), which)),
  fc
    .tuple(position, fc.constantFrom('', '{', '[', ']', '"'))
    .map(([which, put]) => replaceOne(MARK, () => put, which)),
);

const large: fc.Arbitrary<Edit> = fc.oneof(
  // Lines gone, twice, moved, indented.
  position.map((which) => editLines((lines, at) => lines.splice(at, 1), which)),
  position.map((which) => editLines((lines, at) => lines.splice(at, 0, lines[at]), which)),
  position.map((which) => editLines((lines, at) => lines.push(...lines.splice(at, 1)), which)),
  fc
    .tuple(position, fc.constantFrom(' ', '    ', '\t', '- '))
    .map(([which, put]) => editLines((lines, at) => (lines[at] = put + lines[at]), which)),
  // Cut off, cut out, put in.
  position.map(
    (at): Edit =>
      (text) =>
        text.slice(0, Math.floor(at * text.length)),
  ),
  fc.tuple(position, fc.nat(60)).map(
    ([at, length]): Edit =>
      (text) =>
        splice(text, Math.floor(at * text.length), length, ''),
  ),
  fc.tuple(position, fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 10 }))).map(
    ([at, put]): Edit =>
      (text) =>
        splice(text, Math.floor(at * text.length), 0, put),
  ),
);

const edit = fc.oneof({ weight: 3, arbitrary: small }, { weight: 1, arbitrary: large });

const broken = fc
  .tuple(fc.constantFrom(...BASES), fc.array(edit, { minLength: 1, maxLength: 3 }))
  .map(([base, edits]) => edits.reduce((text, change) => change(text), base));

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof(hostile, fc.constantFrom(' ', '\n', ': ', '- ')), { maxLength: 40 })
    .map((parts) => parts.join('')),
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
  fc
    .dictionary(fc.constantFrom('synfire', 'name', 'populations', 'models', 'run', 'dt'), fc.jsonValue())
    .map((value) => JSON.stringify(value)),
);

function expectNoFaults(files: fc.Arbitrary<string>, count: number): void {
  const property = fc.property(files, (text) => {
    const found = faults(text);
    if (found.length > 0) throw new Error(found.join('\n'));
  });
  fc.assert(property, { numRuns: count, seed: SEED, endOnFailure: true });
}

describe('a broken network file', () => {
  it('begins as one that is right', () => {
    for (const base of BASES) check(base);
  });

  it(`is refused with places and advice, ${FILES} times`, () => expectNoFaults(broken, FILES));

  it('need not be a network file at all', () => expectNoFaults(anything, FILES / 5));
});
