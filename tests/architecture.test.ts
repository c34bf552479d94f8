/** Holds the rules of the house (docs/architecture.md): who may import whom, and what the core may not touch. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Floors of the house: a folder may import from floors below its own and, where named, from its neighbours. */
const FLOORS: readonly (readonly string[])[] = [
  ['problem.ts', 'problem-list.ts', 'suggest.ts'],
  ['numeric'],
  ['wasm'],
  ['clock'],
  ['bus'],
  ['equations', 'models', 'rules', 'data'],
  ['network'],
  ['build'],
  ['engines', 'probes', 'state'],
  ['simulation', 'web', 'node'],
  ['lab'],
  ['simulation.ts', 'layer.ts', 'index.ts'],
  ['cli'],
];

/** Imports between rooms of one floor, or types that look up, each with its reason. */
const DOORS: ReadonlyMap<string, string> = new Map([
  ['models > network', 'a model is data in the shape of a description (types only)'],
  ['rules > network', 'a rule is data in the shape of a description (types only)'],
  ['equations > network', 'the checks read a description of a neuron or synapse (types only)'],
  ['probes > engines', 'a recorder reads the columns of an engine'],
  ['state > engines', 'a checkpoint is the state of an engine'],
  ['index.ts > simulation.ts', 'the public face of the package'],
  ['index.ts > layer.ts', 'the public face of the package'],
  ['problem-list.ts > problem.ts', 'a list of problems'],
]);

/** Packages that only one place may import. */
const OWNERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['rxjs', ['bus']],
  ['mathjs', ['equations/mathjs-parser.ts']],
  ['zod', ['network']],
  ['yaml', ['network']],
  ['commander', ['cli']],
  ['pino', ['cli']],
  ['@tensorflow', ['engines/tensor']],
]);

const FORBIDDEN_IN_CORE: ReadonlyMap<RegExp, string> = new Map([
  [/\bMath\.random\b/, 'randomness is drawn from clock/random.ts'],
  [/\bDate\b(?!\w)/, 'time is injected'],
  [/\bperformance\.now\b/, 'time is injected'],
  [/\bconsole\./, 'the core does not print'],
  [/\bprocess\./, 'the core runs in a browser too'],
]);

/** Functions whose last bits differ between machines; numeric/ has our own. */
const FORBIDDEN_MATH =
  /\bMath\.(exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\b/;

const LONGEST_FILE_LINES = 500;

interface SourceFile {
  readonly path: string;
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

function sources(folder = SRC): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    if (!entry.name.endsWith('.ts')) return [];
    const text = readFileSync(path, 'utf8');
    return [
      {
        path: relative(SRC, path),
        code: withoutComments(text),
        lines: text.split('\n').length,
        imports: importsOf(text),
      },
    ];
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

function importsOf(text: string): { from: string; typeOnly: boolean }[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)';?/gm);
  const dynamic = text.matchAll(/(?<!\w)import\('([^']+)'\)/g);
  return [
    ...[...statements].map((match) => ({ from: match[2], typeOnly: match[1] !== undefined })),
    ...[...dynamic].map((match) => ({ from: match[1], typeOnly: false })),
  ];
}

const room = (path: string): string => path.split('/')[0];
const floor = (path: string): number => FLOORS.findIndex((rooms) => rooms.includes(room(path)));

const files = sources();

describe('the house', () => {
  it('has a floor for every folder of src', () => {
    expect([...new Set(files.map(({ path }) => room(path)))].filter((name) => floor(name) < 0)).toEqual([]);
  });

  it('imports downhill only', () => {
    const uphill = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => relative(SRC, resolve(SRC, dirname(path), from)).replace(/\.js$/, '.ts'))
        .filter((target) => room(target) !== room(path))
        .filter((target) => floor(target) >= floor(path) && !DOORS.has(`${room(path)} > ${room(target)}`))
        .map((target) => `${path} -> ${target}`),
    );
    expect(uphill).toEqual([]);
  });

  it('looks up only at types', () => {
    const lookingUp = files
      .filter(({ path }) => ['models', 'rules', 'equations'].includes(room(path)))
      .flatMap(({ path, imports }) =>
        imports.filter(({ from, typeOnly }) => from.includes('/network/') && !typeOnly).map(() => path),
      );
    expect(lookingUp).toEqual([]);
  });

  it('imports each package from one place', () => {
    const strays = files.flatMap(({ path, imports }) =>
      imports
        .map(({ from }) => from)
        .filter((from) => !from.startsWith('.') && !from.startsWith('node:'))
        .map((from) => from.split('/')[0])
        .filter((name) => !OWNERS.get(name)?.some((owner) => path === owner || path.startsWith(`${owner}/`)))
        .map((name) => `${path} imports ${name}`),
    );
    expect(strays).toEqual([]);
  });

  it('touches Node only in the command line and in what serves it', () => {
    const strays = files
      .filter(({ path }) => !['cli', 'node'].includes(room(path)))
      .filter(({ imports }) => imports.some(({ from }) => from.startsWith('node:')))
      .map(({ path }) => path);
    expect(strays).toEqual([]);
  });

  it('keeps clocks, chance and printing out of the core', () => {
    const strays = files
      .filter(({ path }) => room(path) !== 'cli')
      .flatMap(({ path, code }) =>
        [...FORBIDDEN_IN_CORE].filter(([pattern]) => pattern.test(code)).map(([, why]) => `${path}: ${why}`),
      );
    expect(strays).toEqual([]);
  });

  it('computes elementary functions with its own code', () => {
    expect(files.filter(({ code }) => FORBIDDEN_MATH.test(code)).map(({ path }) => path)).toEqual([]);
  });

  it('has no file that holds more than one idea can fill', () => {
    expect(files.filter(({ lines }) => lines > LONGEST_FILE_LINES).map(({ path }) => path)).toEqual([]);
  });
});
