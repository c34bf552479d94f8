/** A YAML (or JSON) file: its plain data, and where in the file each entry of them stands. */
import {
  Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { type Path, type Place, Problem } from '../../problem.js';
import { LineMap } from './line-map.js';
import { scalarOffset } from './scalar-offset.js';
import { fixFor, whatIn } from './syntax-fix.js';
import { type Aliases, keyName, toData } from './to-data.js';

/** More than any hand-written network; long lists of connections belong in a CSV file. */
const LONGEST_FILE = 8_000_000;
const INDENTED_BY_TAB = /^( *)\t[ \t]*\S/m;

export class YamlSource {
  readonly data: unknown;
  private readonly lines: LineMap;
  private readonly document: Document.Parsed;
  private readonly aliases: Aliases = new Map();

  constructor(
    private readonly text: string,
    file: string,
  ) {
    this.lines = new LineMap(text, file);
    if (text.length > LONGEST_FILE)
      throw this.refuse(
        0,
        'The file is longer than 8 MB.',
        'Move lists of connections to CSV files: `connect: {file: edges.csv}`.',
      );
    this.document = this.parse();
    this.data = toData(this.document.contents, this.aliases, (node, what, fix) =>
      this.refuse(node?.range?.[0] ?? 0, what, fix),
    );
  }

  /** The place of an entry, or of the nearest thing around it that the file has. */
  place(path: Path, offset?: number, atKey = false): Place {
    let node: Node | null | undefined = this.document.contents;
    let key: Node | undefined;
    let depth = 0;
    for (; depth < path.length; depth++) {
      const next = this.step(node, path[depth]);
      if (!next) break;
      key = next.key ?? next.value ?? key;
      node = next.value;
    }
    const scalar = node && isScalar(node) ? node : undefined;
    const missing = depth < path.length;
    if (!scalar?.range || (atKey && !missing)) return this.lines.place((key ?? node)?.range?.[0] ?? 0);
    const [start, end] = scalar.range;
    if (missing || offset === undefined || typeof scalar.value !== 'string') return this.lines.place(start);
    const source = this.text.slice(start, end);
    return this.lines.place(start + scalarOffset(source, scalar.type, scalar.value, offset));
  }

  private step(
    node: Node | null | undefined,
    step: string | number,
  ): { key?: Node; value?: Node } | undefined {
    const target = node && isAlias(node) ? this.aliases.get(node) : node;
    if (isSeq(target)) {
      const item = target.items[Number(step)] as Node | undefined;
      return item && { value: item };
    }
    if (!isMap(target)) return undefined;
    const pair = this.pair(target, String(step));
    return pair && { key: pair.key as Node, value: (pair.value ?? undefined) as Node | undefined };
  }

  private pair(map: YAMLMap, key: string): Pair | undefined {
    const named = (name: string) => (pair: Pair) => isScalar(pair.key) && keyName(pair.key) === name;
    const direct = map.items.find(named(key));
    if (direct) return direct;
    for (const merge of map.items.filter(named('<<'))) {
      const value = merge.value as Node | null;
      for (const source of value && isSeq(value) ? value.items : [value]) {
        const target = source instanceof Alias ? this.aliases.get(source) : source;
        const found = isMap(target) ? this.pair(target, key) : undefined;
        if (found) return found;
      }
    }
    return undefined;
  }

  private parse(): Document.Parsed {
    // Duplicate keys are ours to find (`to-data.ts`): the parser compares every key of a map with every other.
    const options = { prettyErrors: false, uniqueKeys: false, version: '1.2', schema: 'core' } as const;
    let document: Document.Parsed;
    try {
      document = parseDocument(this.text, options);
    } catch {
      throw this.refuse(0, 'The file is nested too deeply to be read.', 'Close the brackets that are open.');
    }
    const wrong = [...document.errors, ...document.warnings];
    if (wrong.length === 0) return document;
    const tab = INDENTED_BY_TAB.exec(this.text);
    if (tab !== null)
      throw this.refuse(tab.index + tab[1].length, 'A tab stands in the indentation.', 'Indent with spaces.');
    // What follows from the first error is guesswork of the parser.
    const [{ pos, message, code }] = wrong.sort((a, b) => a.pos[0] - b.pos[0]);
    throw this.refuse(pos[0], whatIn(message), fixFor(code, message));
  }

  private refuse(position: number, what: string, fix: string): Problem {
    return new Problem(what.replace(/([.!?])\.$/, '$1'), { fix, place: this.lines.place(position) });
  }
}
