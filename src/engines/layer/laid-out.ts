/** Values that frames, or the neurons of a frame, have in common, written down for each of them. */
export function laidOut<Values extends Float64Array | Float32Array>(
  values: Values,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  count: number,
  width: number,
): Values {
  if (rows === count && columns === width) return values;
  const all = new (values.constructor as new (length: number) => Values)(count * width);
  for (let k = 0; k < all.length; k++) {
    const row = rows === 1 ? 0 : Math.floor(k / width);
    all[k] = values[row * columns + (columns === 1 ? 0 : k % width)];
  }
  return all;
}
