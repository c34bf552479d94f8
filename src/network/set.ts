/** `--set populations.exc.size=100`: entries of a network file replaced before it is checked. */
import { type Path, type Place, Problem, Problems } from '../problem.js';
import { suggestion } from '../suggest.js';
import { YamlSource } from './yaml/source.js';

/** What a setting changed, and where on the command line it stands. */
export interface Setting {
  readonly path: Path;
  readonly place: Place;
}

type Container = Record<string, unknown> | unknown[];

/** Sections whose keys are names the user gave: a setting cannot mean a new one. */
const NAMED_SECTIONS = ['parameters', 'models', 'synapses', 'populations'];

/** A copy of `data` with the settings made, each read as a YAML value: `100` is a number, `5 ms` is text. */
export function applySettings(
  data: unknown,
  settings: readonly string[],
): { data: unknown; made: Setting[] } {
  const copy = structuredClone(data);
  const made = settings.map((setting, index) => applySetting(copy, setting, index + 1));
  return { data: copy, made };
}

function applySetting(data: unknown, setting: string, number: number): Setting {
  const equals = setting.indexOf('=');
  const refuse = (what: string, fix: string, column = 1): Problem =>
    new Problem(what, { fix, place: { file: '--set', line: number, column } });
  if (equals < 1)
    throw refuse(`\`${setting}\` sets nothing.`, 'Write `path=value`, such as `populations.exc.size=100`.');
  const steps = setting.slice(0, equals).trim().split('.');
  const path: (string | number)[] = [];
  let container = data;
  let column = 1;
  for (const [depth, step] of steps.entries()) {
    if (!isContainer(container)) {
      const where = path.length > 0 ? `\`${path.join('.')}\`` : 'This file';
      throw refuse(`${where} has no parts, so no \`${step}\`.`, 'Set the whole of it.', column);
    }
    const key = keyOf(container, step, path, (what, fix) => refuse(what, fix, column));
    path.push(key);
    if (depth === steps.length - 1)
      put(
        container,
        key,
        readValue(setting.slice(equals + 1), (what, fix) => refuse(what, fix, equals + 2)),
      );
    else {
      if (!hasOwn(container, key)) put(container, key, {});
      container = (container as Record<string | number, unknown>)[key];
    }
    column += step.length + 1;
  }
  return { path, place: { file: '--set', line: number, column: equals + 2 } };
}

function keyOf(
  container: Container,
  step: string,
  path: Path,
  refuse: (what: string, fix: string) => Problem,
): string | number {
  if (Array.isArray(container)) return indexOf(container, step, path, refuse);
  if (step === '__proto__') throw refuse(`\`${step}\` cannot be a name.`, 'Choose another name.');
  const isName = path.length === 1 && NAMED_SECTIONS.includes(String(path[0]));
  if (!isName || Object.hasOwn(container, step)) return step;
  throw refuse(`There is no \`${step}\` in \`${path.join('.')}\`.`, suggestion(step, Object.keys(container)));
}

/** An entry of a list by its number, or by its `name`. */
function indexOf(
  list: unknown[],
  step: string,
  path: Path,
  refuse: (what: string, fix: string) => Problem,
): number {
  if (/^\d{1,9}$/.test(step) && Number(step) < list.length) return Number(step);
  const named = list.findIndex((entry) => isContainer(entry) && !Array.isArray(entry) && entry.name === step);
  if (named >= 0) return named;
  const fix = list.length > 0 ? `Choose 0 to ${list.length - 1}.` : 'The list is empty.';
  throw refuse(`There is no entry \`${step}\` in \`${path.join('.')}\`.`, fix);
}

function readValue(text: string, refuse: (what: string, fix: string) => Problem): unknown {
  try {
    return new YamlSource(text, '--set').data;
  } catch (error) {
    if (!(error instanceof Problem || error instanceof Problems)) throw error;
    throw refuse(
      `\`${text}\` cannot be read as a value.`,
      'Put text with brackets, quotes or colons in quotes.',
    );
  }
}

function put(container: Container, key: string | number, value: unknown): void {
  // Defining never meets a setter such as that of `__proto__`.
  Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}

function hasOwn(container: Container, key: string | number): boolean {
  return Object.hasOwn(container, key) && (container as Record<string | number, unknown>)[key] !== null;
}

function isContainer(value: unknown): value is Container {
  return value !== null && typeof value === 'object';
}
