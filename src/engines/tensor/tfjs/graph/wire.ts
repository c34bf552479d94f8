/** The wire format of protocol buffers, as far as graphs need it: a message is its fields, each with its number before it. */
import { unsigned } from '../../../../wasm/leb128.js';

export type Bytes = readonly number[] | Uint8Array;

/** Kinds of fields. */
const NUMBER = 0;
const LENGTH_FIRST = 2;
/** The lower bits of what comes before a field are its kind. */
const KINDS = 8;

export function numberField(field: number, value: number): Bytes {
  return [...unsigned(field * KINDS + NUMBER), ...unsigned(value)];
}

export function bytesField(field: number, bytes: Bytes): Bytes {
  return joined(unsigned(field * KINDS + LENGTH_FIRST), unsigned(bytes.length), bytes);
}

export function textField(field: number, text: string): Bytes {
  return bytesField(field, new TextEncoder().encode(text));
}

export function message(field: number, ...fields: readonly Bytes[]): Bytes {
  return bytesField(field, joined(...fields));
}

export function joined(...parts: readonly Bytes[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
