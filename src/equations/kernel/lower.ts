/** Expressions become graphs of values. */
import { EARLY } from '../../clock/ticks.js';
import { FUNCTIONS_IN_F32 } from '../../wasm/functions/f32/index.js';
import { FUNCTIONS_IN_LANES } from '../../wasm/functions/index.js';
import type { Graph, Node } from '../../wasm/graph.js';
import { placeOf } from '../closure/place.js';
import type { BinaryOperator, CallNode, Expression } from '../expression.js';
import { FUNCTIONS } from '../functions.js';
import { entryIn, type Frame, loadColumn } from './frame.js';

const COMPARISONS: ReadonlyMap<BinaryOperator, 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'> = new Map([
  ['<', 'lt'],
  ['<=', 'le'],
  ['>', 'gt'],
  ['>=', 'ge'],
  ['==', 'eq'],
  ['!=', 'ne'],
]);

/** Values of names so far: temporaries, and columns that have been written but not stored. */
export interface Known {
  temporary(name: string): Node | undefined;
  /** @param entry names column and entry: `entryOf`. */
  written(entry: string): Node | undefined;
}

/** At the beginning of a program. */
export const NOTHING_KNOWN: Known = { temporary: () => undefined, written: () => undefined };

/** Tells the entries of columns apart. */
export function entryOf(address: number, at: string | 0): string {
  return `${address} at ${at}`;
}

export class Lowering {
  constructor(
    private readonly frame: Frame,
    private readonly graph: Graph,
    private readonly known: Known,
  ) {}

  /** @param drawsForAll a random number drawn here is one for all members. */
  lower(node: Expression, drawsForAll = false): Node {
    const { graph: g } = this;
    switch (node.kind) {
      case 'number':
        return g.number(node.value);
      case 'symbol':
        return this.read(node.name);
      case 'unary': {
        const operand = this.lower(node.operand, drawsForAll);
        return node.operator === '-' ? g.neg(operand) : g.not(operand);
      }
      case 'binary':
        return this.binary(
          node.operator,
          this.lower(node.left, drawsForAll),
          this.lower(node.right, drawsForAll),
        );
      case 'call':
        return this.call(node, drawsForAll);
    }
  }

  private read(name: string): Node {
    const { frame, graph: g, known } = this;
    const temporary = known.temporary(name);
    if (temporary !== undefined) return temporary;
    const found = placeOf(name, frame.scope, frame.names);
    switch (found.kind) {
      case 'fixed':
        return g.number(found.value);
      case 'index':
        return frame.index(g, found.of);
      case 'tick':
        return frame.tick(g);
      case 'time':
        return g.mul(frame.tick(g), g.number(frame.names.dtSeconds));
      case 'array': {
        const { array, at } = found;
        if ('constant' in array) return g.number(array.constant);
        const place = entryIn(array, at);
        const entry = entryOf(place.address, place.at);
        const varies = place.at !== 0 && !place.still;
        return known.written(entry) ?? g.leaf(entry, () => loadColumn(frame, place), varies);
      }
    }
  }

  private binary(operator: BinaryOperator, a: Node, b: Node): Node {
    const { graph: g } = this;
    const comparison = COMPARISONS.get(operator);
    if (comparison !== undefined) return g.compare(comparison, a, b);
    switch (operator) {
      case '+':
        return g.add(a, b);
      case '-':
        return g.sub(a, b);
      case '*':
        return g.mul(a, b);
      case '/':
        return g.div(a, b);
      case 'and':
        return g.and(a, b);
      case 'or':
        return g.or(a, b);
      case '^':
        return this.elementary('pow', [a, b]);
      default:
        return g.outside(this.frame.outside.named(operator, 2), [a, b]);
    }
  }

  private call(node: CallNode, drawsForAll: boolean): Node {
    const { graph: g } = this;
    const parts = node.arguments.map((argument) => this.lower(argument, drawsForAll));
    const [a, b, c] = parts;
    if (FUNCTIONS.get(node.name)?.random) return this.frame.draw(g, node, parts, drawsForAll);
    switch (node.name) {
      case 'select':
        return g.select(a, b, c);
      case 'sqrt':
        return g.sqrt(a);
      case 'floor':
        return g.floor(a);
      case 'ceil':
        return g.ceil(a);
      case 'abs':
        return g.abs(a);
      case 'min':
        return g.min(a, b);
      case 'max':
        return g.max(a, b);
      case 'clip':
        return g.min(g.max(a, b), c);
      case 'int':
        return g.trunc(a);
      case 'sign':
        return g.select(
          g.compare('gt', a, g.number(0)),
          g.number(1),
          g.select(g.compare('lt', a, g.number(0)), g.number(-1), a),
        );
      case 'timestep':
        return lowerTimestep(g, a, b);
      default:
        return this.elementary(node.name, parts);
    }
  }

  private elementary(name: string, parts: readonly Node[]): Node {
    const { graph: g, frame } = this;
    const numbers = parts.map((part) => g.asNumberKind(part));
    const inLanes = (frame.shape.precision === 'f32' ? FUNCTIONS_IN_F32 : FUNCTIONS_IN_LANES).get(name);
    const outside = (other: string) => frame.outside.named(other, parts.length);
    return inLanes === undefined ? g.outside(outside(name), numbers) : inLanes(g, numbers, outside);
  }
}

/** As clock/ticks.ts. */
function lowerTimestep(g: Graph, seconds: Node, dt: Node): Node {
  const early = g.mul(g.number(EARLY), dt);
  return g.add(g.trunc(g.div(g.add(seconds, early), dt)), g.number(0));
}
