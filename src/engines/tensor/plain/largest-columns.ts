/** Where the k largest numbers of a row are, the largest first; of equal ones, the first. */
export function largestColumns(row: Float32Array, k: number): Int32Array {
  const top = new Int32Array(k);
  let found = 0;
  for (let column = 0; column < row.length; column++) {
    const value = row[column];
    let place = found;
    while (place > 0 && row[top[place - 1]] < value) place--;
    if (place === k) continue;
    if (found < k) found++;
    top.copyWithin(place + 1, place, found - 1);
    top[place] = column;
  }
  return top;
}
