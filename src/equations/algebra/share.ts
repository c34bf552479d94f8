/**
 * Computes once what a block of temporaries computes several times: the `exp` that stands in two equations, say.
 * Only among temporaries, which all read the same state, and never random draws, each of which counts.
 */
import { children, type Expression, rewriteParts, symbol } from '../expression.js';
import { FUNCTIONS } from '../functions.js';
import type { Statement } from '../program.js';

/** @param prefix how the new names begin; no other name may begin so. */
export function share(temporaries: readonly Statement[], prefix: string): Statement[] {
  const keys = new Keys();
  const uses = new Map<string, number>();
  const count = (node: Expression): void => {
    const key = keys.of(node);
    const seen = uses.get(key) ?? 0;
    uses.set(key, seen + 1);
    if (seen === 0) for (const part of children(node)) count(part);
  };
  for (const { value } of temporaries) count(value);

  const names = new Map<string, string>();
  const statements: Statement[] = [];
  const replaced = (node: Expression): Expression => {
    const key = keys.of(node);
    if (!worthSharing(node) || (uses.get(key) ?? 0) < 2 || keys.isRandom(node))
      return rewriteParts(node, replaced);
    let name = names.get(key);
    if (name === undefined) {
      name = `${prefix}${names.size}`;
      names.set(key, name);
      statements.push({ target: name, local: true, value: rewriteParts(node, replaced) });
    }
    return symbol(name);
  };
  for (const statement of temporaries) statements.push({ ...statement, value: replaced(statement.value) });
  return statements;
}

function worthSharing(node: Expression): boolean {
  return node.kind === 'binary' || node.kind === 'call';
}

/** Texts that are the same for trees that compute the same thing in the same way. */
class Keys {
  private readonly known = new Map<Expression, string>();
  private readonly random = new Map<Expression, boolean>();

  of(node: Expression): string {
    let key = this.known.get(node);
    if (key === undefined) {
      key = `(${label(node)} ${children(node)
        .map((part) => this.of(part))
        .join(' ')})`;
      this.known.set(node, key);
    }
    return key;
  }

  isRandom(node: Expression): boolean {
    let random = this.random.get(node);
    if (random === undefined) {
      random =
        (node.kind === 'call' && FUNCTIONS.get(node.name)?.random === true) ||
        children(node).some((part) => this.isRandom(part));
      this.random.set(node, random);
    }
    return random;
  }
}

function label(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return Object.is(node.value, -0) ? '-0' : String(node.value);
    case 'symbol':
    case 'call':
      return node.name;
    default:
      return node.operator;
  }
}
