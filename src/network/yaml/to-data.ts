/**
 * Nodes of YAML -> plain data: maps with text keys, lists, text, numbers, true, false, nothing. Aliases and merges are
 * followed, with a bound on what they may grow to; duplicate keys, other types and endless data are refused.
 */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';

/** A number is a name as it is written: `1e3` is not 1000. */
export function keyName(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** What each alias stands for. */
export type Aliases = Map<Alias, Node>;

type Refuse = (node: Node | undefined, what: string, fix: string) => Error;

/** Far more than a network needs; a few lines of aliases could ask for billions. */
const MOST_NODES = 3_000_000;
const DEEPEST = 64;
/** The only key that JavaScript would take for something else. */
const FORBIDDEN_KEY = '__proto__';

export function toData(root: Node | null, aliases: Aliases, refuse: Refuse): unknown {
  return new Reader(aliases, refuse).read(root);
}

class Reader {
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();
  private nodes = 0;

  constructor(
    private readonly aliases: Aliases,
    private readonly refuse: Refuse,
  ) {}

  read(node: Node | null): unknown {
    if (node === null) return null;
    if (++this.nodes > MOST_NODES)
      throw this.refuse(
        node,
        'The aliases of this file repeat too much.',
        'Write it with fewer `*` aliases.',
      );
    if (isAlias(node)) return this.read(this.meant(node));
    if (node.anchor) this.anchors.set(node.anchor, node);
    if (isScalar(node)) return this.scalar(node, node.value);
    if (this.open.size >= DEEPEST)
      throw this.refuse(node, 'Maps and lists are nested too deeply.', 'A network needs only a few levels.');
    if (this.open.has(node))
      throw this.refuse(node, 'This contains itself.', 'Remove the `*` alias inside that leads back here.');
    this.open.add(node);
    const data = isMap(node)
      ? this.map(node)
      : isSeq(node)
        ? node.items.map((item) => this.read(item as Node))
        : null;
    this.open.delete(node);
    return data;
  }

  private meant(alias: Alias): Node {
    const known = this.aliases.get(alias) ?? this.anchors.get(alias.source);
    if (!known)
      throw this.refuse(
        alias,
        `There is no \`&${alias.source}\` above for \`*${alias.source}\`.`,
        `Write \`&${alias.source}\` before the value meant.`,
      );
    this.aliases.set(alias, known);
    return known;
  }

  private scalar(node: Node, value: unknown): unknown {
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    )
      return value;
    throw this.refuse(
      node,
      'This kind of value has no meaning here.',
      'Write text, a number, true or false.',
    );
  }

  private map(node: YAMLMap): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    const merged = new Map<string, unknown>();
    for (const pair of node.items) {
      const key = this.key(pair, node);
      if (key === '<<') {
        for (const [name, value] of this.merge(pair)) if (!merged.has(name)) merged.set(name, value);
        continue;
      }
      if (entries.has(key))
        throw this.refuse(pair.key as Node, `The key \`${key}\` is given twice.`, 'Remove one of the two.');
      entries.set(key, this.read(pair.value as Node | null));
    }
    return Object.fromEntries([...[...merged].filter(([key]) => !entries.has(key)), ...entries]);
  }

  private key(pair: Pair, map: YAMLMap): string {
    const { key, value } = pair as { key: Node | null; value: Node | null };
    if (!isScalar(key) || (typeof key.value !== 'string' && typeof key.value !== 'number'))
      throw this.refuse(key ?? map, 'A key must be a name.', 'Write `name: value`.');
    const name = keyName(key);
    if (name === FORBIDDEN_KEY)
      throw this.refuse(key, `\`${name}\` cannot be a name.`, 'Choose another name.');
    if (map.flow && value === null)
      throw this.refuse(key, `\`${name.slice(0, 40)}\` has no value.`, withoutValue(name));
    if (key.anchor) this.anchors.set(key.anchor, key);
    return name;
  }

  private merge(pair: Pair): [string, unknown][] {
    const value = this.read(pair.value as Node | null);
    const sources = Array.isArray(value) ? value : [value];
    return sources.flatMap((source) => {
      if (source === null || typeof source !== 'object' || Array.isArray(source))
        throw this.refuse(
          pair.key as Node,
          '`<<` can only take in maps.',
          'Write `<<: *name` for a map marked `&name`.',
        );
      return Object.entries(source);
    });
  }
}

/** Inside braces, `model:cell` is one word, and a comma ends a text. */
function withoutValue(name: string): string {
  const [, key, value] = /^(\w+):(\S.{0,40})$/.exec(name) ?? [];
  return key === undefined
    ? 'Inside {...}, a text that holds a comma must be in quotes: {reset: "v = clip(v, 0, 1)"}.'
    : `Write a space after the colon: \`${key}: ${value}\`.`;
}
