/** The loops that kernels are made of. */
import type { Code, Local } from '../../../wasm/code.js';
import { BYTES_PER_INDEX, BYTES_PER_NUMBER, INDEX_SHIFT } from '../layout/widths.js';

/** Goes through a column of at least one entry, so many entries at a time; `offset` is in bytes. */
export function eachOffset(code: Code, offset: Local, entries: number, step: number, body: () => void): void {
  code.i32(0).set(offset);
  code.loop((again) => {
    body();
    code
      .get(offset)
      .i32(step * BYTES_PER_NUMBER)
      .op('i32.add')
      .tee(offset);
    code
      .i32(entries * BYTES_PER_NUMBER)
      .op('i32.lt_u')
      .brIf(again);
  });
}

/** Goes through a list of indices in memory; `list` is used up. `body` is told where the list ends, too. */
export function eachListed(
  code: Code,
  list: Local,
  count: Local,
  body: (entry: Local, end: Local) => void,
): void {
  const end = code.local('i32');
  const entry = code.local('i32');
  code.get(list, count).i32(INDEX_SHIFT).op('i32.shl', 'i32.add').set(end);
  code.block((exit) => {
    code.get(list, end).op('i32.ge_u').brIf(exit);
    code.loop((again) => {
      code.get(list).memory('i32.load', 0).set(entry);
      body(entry, end);
      code.get(list).i32(BYTES_PER_INDEX).op('i32.add').tee(list).get(end).op('i32.lt_u').brIf(again);
    });
  });
}

/** Goes through whole numbers; `from` is used up. */
export function eachBetween(code: Code, from: Local, to: Local, body: () => void): void {
  code.block((exit) => {
    code.get(from, to).op('i32.ge_u').brIf(exit);
    code.loop((again) => {
      body();
      code.get(from).i32(1).op('i32.add').tee(from).get(to).op('i32.lt_u').brIf(again);
    });
  });
}

/** Two at a time, as long as there are two; `from` is left at what remains. */
export function eachPairBetween(code: Code, from: Local, to: Local, body: () => void): void {
  const last = code.local('i32');
  code.get(to).i32(1).op('i32.sub').set(last);
  code.block((exit) => {
    code.get(from, last).op('i32.lt_s', 'i32.eqz').brIf(exit);
    code.loop((again) => {
      body();
      code.get(from).i32(2).op('i32.add').tee(from).get(last).op('i32.lt_s').brIf(again);
    });
  });
}
