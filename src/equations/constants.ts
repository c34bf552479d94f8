/** Names that always mean a number, and cannot be given another meaning. */
export const CONSTANTS: ReadonlyMap<string, { readonly value: number; readonly boolean: boolean }> = new Map([
  ['pi', { value: Math.PI, boolean: false }],
  ['e', { value: Math.E, boolean: false }],
  ['inf', { value: Number.POSITIVE_INFINITY, boolean: false }],
  ['True', { value: 1, boolean: true }],
  ['False', { value: 0, boolean: true }],
]);
