/** Whole numbers of any length, seven bits to a byte, the lowest first: how WebAssembly writes all its integers. */

const PAYLOAD_BITS = 7;
const PAYLOAD = 0x7f;
const MORE = 0x80;
/** Of the last byte: what a signed number is continued with. */
const SIGN = 0x40;

/** Bytes of an unsigned number that is to be filled in later: enough for 32 bits. */
export const PADDED_LENGTH = 5;

export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % MORE;
    rest = Math.floor(rest / MORE);
    bytes.push(rest > 0 ? low | MORE : low);
  } while (rest > 0);
  return bytes;
}

/** The same, always of `PADDED_LENGTH` bytes. */
export function paddedUnsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (let place = 1; place <= PADDED_LENGTH; place++) {
    bytes.push((rest % MORE) | (place < PADDED_LENGTH ? MORE : 0));
    rest = Math.floor(rest / MORE);
  }
  return bytes;
}

export function signed(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (;;) {
    const low = Number(rest & BigInt(PAYLOAD));
    rest >>= BigInt(PAYLOAD_BITS);
    const negative = (low & SIGN) !== 0;
    if ((rest === 0n && !negative) || (rest === -1n && negative)) {
      bytes.push(low);
      return bytes;
    }
    bytes.push(low | MORE);
  }
}
