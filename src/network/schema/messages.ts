/**
 * What the schema found wrong, as problems a user can act on. A schema's own message is only a noun phrase (or the
 * list of known keys); the sentences are made here, where the data is at hand too.
 */
import type { z } from 'zod';
import { type Path, Problem } from '../../problem.js';
import { nearest, suggestion } from '../../suggest.js';

/** A problem of the schema, and whether it is about a key rather than the value beside it. */
export interface Finding {
  readonly problem: Problem;
  readonly atKey: boolean;
}

type Issue = z.core.$ZodIssue;

const MOST_SHOWN = 50;
const LONGEST_SHOWN = 40;

export function findings(issues: readonly Issue[], data: unknown): Finding[] {
  const flat = issues.flatMap((issue) => unwrapped(issue));
  const misspelt = flat.filter((issue) => issue.code === 'unrecognized_keys');
  return flat
    .filter((issue) => issue.code === 'unrecognized_keys' || !followsFrom(issue, misspelt))
    .flatMap((issue) => findingsOf(issue, data))
    .slice(0, MOST_SHOWN);
}

/** Of a union, the branch that the user most likely meant: one whose kind of value it is, with fewest faults. */
function unwrapped(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors
    .filter((branch) => !branch.some(isWrongKind))
    .sort((a, b) => a.length - b.length);
  if (branches.length === 0) return [issue];
  return branches[0].flatMap((inner) =>
    unwrapped({ ...inner, path: [...issue.path, ...inner.path] } as Issue),
  );
}

function isWrongKind(issue: Issue): boolean {
  return issue.path.length === 0 && ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
}

/** A key that is missing because it is misspelt, or a pattern that is unclear for the same reason, is said once. */
function followsFrom(issue: Issue, misspelt: readonly Issue[]): boolean {
  return misspelt.some((other) => {
    if (other.code !== 'unrecognized_keys') return false;
    if (issue.code === 'custom') return samePath(issue.path, other.path);
    const last = String(issue.path.at(-1));
    const beside = issue.path.length > 0 && samePath(issue.path.slice(0, -1), other.path);
    return beside && other.keys.some((key) => nearest(key, other.message.split(' ')) === last);
  });
}

function samePath(a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean {
  return a.length === b.length && a.every((step, depth) => step === b[depth]);
}

function findingsOf(issue: Issue, data: unknown): Finding[] {
  const path = issue.path as Path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, issue.message.split(' ')));
    case 'invalid_key':
      return [
        found(
          `\`${short(String(path.at(-1)))}\` cannot be a name.`,
          `It must be ${issue.issues[0].message}.`,
          path,
          true,
        ),
      ];
    case 'custom': {
      const fix = issue.params?.fix as string | undefined;
      return [fix ? found(issue.message, fix, path, false) : unexpected(issue.message, path, data)];
    }
    default:
      return [unexpected(issue.message, path, data)];
  }
}

export function unknownKey(key: string, path: Path, known: readonly string[]): Finding {
  return found(`Unknown key \`${short(key)}\`.`, suggestion(key, known), [...path, key], true);
}

function unexpected(phrase: string, path: Path, data: unknown): Finding {
  if (path.length === 0)
    return found(
      `A network cannot be ${shown(data)}.`,
      'It must be a map that begins with `synfire: 1`.',
      path,
      false,
    );
  const value = at(data, path);
  if (value === undefined) return found(`${label(path)} is missing.`, `Add it: ${phrase}.`, path, true);
  return found(`${label(path)} cannot be ${shown(value)}.`, `It must be ${phrase}.`, path, false);
}

function found(what: string, fix: string, path: Path, atKey: boolean): Finding {
  return { problem: new Problem(what, { fix, path }), atKey };
}

function at(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object' && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    data,
  );
}

/** `size`, or `projections[0]` for an entry of a list. */
function label(path: Path): string {
  const named = path.findLastIndex((step) => typeof step === 'string');
  const indices = path.slice(named + 1).map((index) => `[${index}]`);
  return `\`${short(String(path[named] ?? ''))}${indices.join('')}\``;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (typeof value === 'string') return `the text \`${short(value)}\``;
  if (typeof value === 'number')
    return Number.isFinite(value) ? `the number ${value}` : 'a number that is not finite';
  if (typeof value === 'boolean') return `${value}`;
  return Array.isArray(value) ? 'a list' : 'a map';
}

function short(text: string): string {
  const line = text.split('\n', 1)[0];
  return line.length < text.length || line.length > LONGEST_SHOWN
    ? `${line.slice(0, LONGEST_SHOWN)}...`
    : line;
}
