/** The loops that the kernels of layers are made of. */
import type { Code, Local } from '../../../wasm/code.js';

/** From `offset`, which is left at the end, to `end` bytes; nothing if it is there already. */
export function eachStep(code: Code, offset: Local, end: number, stepBytes: number, body: () => void): void {
  code.block((exit) => {
    code.get(offset).i32(end).op('i32.ge_u').brIf(exit);
    code.loop((again) => {
      body();
      advance(code, offset, stepBytes);
      code.get(offset).i32(end).op('i32.lt_u').brIf(again);
    });
  });
}

export function advance(code: Code, offset: Local, bytes: number): void {
  code.get(offset).i32(bytes).op('i32.add').set(offset);
}

export function setTo(code: Code, local: Local, value: number): void {
  code.i32(value).set(local);
}
