/** Brightness from 0 to 255 becomes 0 to 1. */
export function scalePixels(bytes: Uint8Array, into = new Float32Array(bytes.length)): Float32Array {
  for (let at = 0; at < bytes.length; at++) into[at] = SCALED[bytes[at]];
  return into;
}

const BRIGHTEST = 255;
const SCALED = Float32Array.from({ length: BRIGHTEST + 1 }, (_, value) => value / BRIGHTEST);
