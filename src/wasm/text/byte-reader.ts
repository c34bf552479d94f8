/** Reads instructions as `Code` writes them. */
export class ByteReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: readonly number[]) {
    this.bytes = Uint8Array.from(bytes);
  }

  /** How many bytes have been read. */
  get place(): number {
    return this.at;
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    return this.bytes[this.at++];
  }

  unsigned(): number {
    return Number(this.leb().value);
  }

  signed(): bigint {
    const { value, bits } = this.leb();
    return BigInt.asIntN(bits, value);
  }

  f64(): number {
    return new DataView(this.take(BYTES_PER_F64).buffer).getFloat64(0, true);
  }

  take(count: number): Uint8Array<ArrayBuffer> {
    this.at += count;
    return this.bytes.slice(this.at - count, this.at);
  }

  private leb(): { readonly value: bigint; readonly bits: number } {
    let value = 0n;
    for (let bits = 0; ; ) {
      const byte = this.byte();
      value |= BigInt(byte & PAYLOAD) << BigInt(bits);
      bits += PAYLOAD_BITS;
      if (byte <= PAYLOAD) return { value, bits };
    }
  }
}

const BYTES_PER_F64 = 8;
const PAYLOAD_BITS = 7;
const PAYLOAD = 0x7f;
