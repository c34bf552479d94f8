/** `on_post P (list, count, tick) -> 0`: the listed targets have fired. */

import type { Frame } from '../../../equations/kernel/frame.js';
import type { Program } from '../../../equations/program.js';
import type { Code, Local } from '../../../wasm/code.js';
import { ONE_IN_VECTOR, type Shape, TWO_LANES } from '../../../wasm/shape.js';
import { writtenKeys } from '../../number-watch.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import { sharedBy } from '../layout/synapse-columns.js';
import { BYTES_PER_INDEX, INDEX_SHIFT, NUMBER_SHIFT } from '../layout/widths.js';
import { AtSynapse, makeSum } from './at-synapse.js';
import { bothLanesInFirst } from './dense.js';
import type { KernelWorld } from './draws.js';
import { worksInPairs } from './in-pairs.js';
import { eachBetween, eachListed, eachPairBetween } from './loops.js';
import { type At, type Ends, makeAt, setOffset, synapseFrame } from './synapse-frame.js';

export function onPost(block: SynapseBlock, ends: Ends, world: KernelWorld, program: Program): void {
  const incoming = block.incoming!;
  world.module.function(`on_post ${block.projection.index}`, ['i32', 'i32', 'f64'], ['i32'], (code) => {
    const [list, count, tick] = code.parameters;
    const at = makeAt(code);
    const { place, source, offsets } = at;
    const entry = code.local('i32');
    const end = code.local('i32');
    const none = code.local('i32');
    const sum = makeSum(code);
    const second = {
      index: code.local('i32'),
      pre: code.local('i32'),
      post: offsets.post!,
      row: code.local('i32'),
    };
    const frameOf = (one: At, shape: Shape): Frame =>
      synapseFrame(block, ends, world, code, one, tick, 'on_post', shape);
    const synapse = new AtSynapse(frameOf(at, ONE_IN_VECTOR), program, block, sum);
    const pair = worksInPairs(block, ends, program, ['own'])
      ? new AtSynapse(frameOf({ ...at, second }, TWO_LANES), program, block, sum)
      : undefined;
    const hoist = (): void => {
      pair?.hoist();
      synapse.hoist();
    };
    const shares = sharedBy(block, 'post');
    if (!shares) hoist();
    /** Sets the offsets of the synapse that is listed so many places after the entry. */
    const moveTo = (ahead: number, { index, pre, row }: Frame['offsets']): void => {
      const push = (list: number): Code =>
        code
          .get(entry)
          .i32(INDEX_SHIFT)
          .op('i32.shl')
          .memory('i32.load', list + ahead * BYTES_PER_INDEX);
      push(incoming.places).set(place);
      setOffset(code, index!, () => code.get(place));
      if (incoming.rows !== undefined) setOffset(code, row!, () => push(incoming.rows!));
      if (incoming.sources === undefined) return;
      push(incoming.sources).set(source);
      setOffset(code, pre!, () => code.get(source));
    };
    eachListed(code, list, count, (target) => {
      setOffset(code, offsets.post!, () => code.get(target));
      const pushStart = (which: number): Code =>
        code
          .get(target)
          .i32(INDEX_SHIFT)
          .op('i32.shl')
          .memory('i32.load', incoming.starts + which * BYTES_PER_INDEX);
      pushStart(1).set(end);
      pushStart(0).set(entry);
      if (shares) hoist();
      if (pair !== undefined) {
        eachPairBetween(code, entry, end, () => {
          fetchAhead(code, block, program, entry, end);
          moveTo(0, offsets);
          moveTo(1, second);
          pair.run();
        });
      }
      eachBetween(code, entry, end, () => {
        if (pair === undefined) fetchAhead(code, block, program, entry, end);
        moveTo(0, offsets);
        synapse.run();
      });
      synapse.settle();
    });
    if (pair !== undefined) bothLanesInFirst(code, sum);
    synapse.pushResult(none);
  });
}

/**
 * Loads what a synapse some places further on will want: the synapses of a target lie anywhere, and it takes longer to fetch one
 * than to work on it.
 */
function fetchAhead(code: Code, block: SynapseBlock, program: Program, entry: Local, end: Local): void {
  const columns = [...writtenKeys([program], block.projection.program.scope, 'own')].flatMap((key) => {
    const stored = block.columns.get(key)!;
    const apart = 'address' in stored && stored.at === undefined && !block.shared.has(key);
    return apart ? [stored.address] : [];
  });
  if (columns.length === 0) return;
  const offset = code.local('i32');
  code
    .get(entry)
    .i32(PLACES_AHEAD)
    .op('i32.add')
    .get(end)
    .op('i32.lt_u')
    .if(() => {
      code.get(entry).i32(INDEX_SHIFT).op('i32.shl');
      code.memory('i32.load', block.incoming!.places + PLACES_AHEAD * BYTES_PER_INDEX);
      code.i32(NUMBER_SHIFT).op('i32.shl').set(offset);
      for (const address of columns) code.get(offset).memory('i32.load', address).op('drop');
    });
}

const PLACES_AHEAD = 16;
