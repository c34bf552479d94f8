/**
 * Which values of a graph tell that one of its leaves is NaN: sums and multiples of several leaves tell of all of them at
 * once. Products of leaves do not count, although NaN goes through them too: they make one of their own as they overflow.
 */
import type { Node } from './graph.js';

/** @param leaves to be told of. @param roots what is computed anyway: only that is chosen from. */
export function witnesses(leaves: readonly Node[], roots: Iterable<Node>): Node[] {
  const told = linearIn(leaves, roots);
  const untold = new Set(leaves);
  const chosen: Node[] = [];
  while (untold.size > 0) {
    const [first] = untold;
    let best: readonly [Node, readonly Node[]] = [first, [first]];
    for (const [node, all] of told) {
      const news = all.filter((leaf) => untold.has(leaf));
      if (news.length > best[1].length) best = [node, news];
    }
    chosen.push(best[0]);
    for (const leaf of best[1]) untold.delete(leaf);
  }
  return chosen;
}

/** Nodes that are sums of multiples of leaves, and of which; the multiples depend on none. */
function linearIn(leaves: readonly Node[], roots: Iterable<Node>): Map<Node, readonly Node[]> {
  const found = new Map<Node, readonly Node[] | undefined>(leaves.map((leaf) => [leaf, [leaf]]));
  const visit = (node: Node): readonly Node[] | undefined => {
    if (!found.has(node)) found.set(node, ofParts(node, node.parts.map(visit)));
    return found.get(node);
  };
  for (const root of roots) visit(root);
  return new Map([...found].flatMap(([node, told]) => (told && told.length > 0 ? [[node, told]] : [])));
}

/** Undefined: depends on leaves in another way. */
function ofParts(
  { operation }: Node,
  parts: readonly (readonly Node[] | undefined)[],
): readonly Node[] | undefined {
  if (parts.every((told) => told?.length === 0)) return [];
  const [first, second] = parts;
  switch (operation) {
    case 'neg':
      return first;
    case 'add':
    case 'sub':
      return first && second && [...new Set([...first, ...second])];
    case 'mul':
      return first?.length === 0 ? second : second?.length === 0 ? first : undefined;
    case 'div':
      return second?.length === 0 ? first : undefined;
    default:
      return undefined;
  }
}
