/** Bars of counts. */
import { type Box, xAxis, yAxis } from './figure.js';
import { linearScale, niceDomain, type Scale } from './scale.js';
import { element, short } from './svg.js';

export interface Bins {
  readonly low: number;
  readonly width: number;
  readonly counts: Float64Array;
}

/** @param low @param high the stretch to cut into bins; values outside are not counted. */
export function countInto(values: ArrayLike<number>, low: number, high: number, bins: number): Bins {
  const width = (high - low) / bins || 1;
  const counts = new Float64Array(bins);
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    if (value < low || value > high) continue;
    counts[Math.min(bins - 1, Math.floor((value - low) / width))]++;
  }
  return { low, width, counts };
}

/** Several histograms on one pair of axes. */
export function histogramPanel(
  box: Box,
  series: readonly { readonly bins: Bins; readonly colour: string }[],
  labels: { readonly x: string; readonly y: string },
): string {
  const low = Math.min(...series.map(({ bins }) => bins.low));
  const high = Math.max(...series.map(({ bins }) => bins.low + bins.width * bins.counts.length));
  const highest = Math.max(1, ...series.map(({ bins }) => bins.counts.reduce((a, b) => Math.max(a, b), 0)));
  const x = linearScale([low, high], [box.left, box.left + box.width]);
  const y = linearScale(niceDomain(0, highest, 4), [box.top + box.height, box.top]);
  const bars = series.map(({ bins, colour }) => {
    const path = outline(bins, x, y);
    return element('path', {
      d: path,
      fill: colour,
      'fill-opacity': series.length > 1 ? 0.3 : 0.65,
      stroke: colour,
      'stroke-width': 1,
    });
  });
  return xAxis(box, x, labels.x) + yAxis(box, y, labels.y) + bars.join('');
}

function outline({ low, width, counts }: Bins, x: Scale, y: Scale): string {
  let path = `M${short(x(low))} ${short(y(0))}`;
  counts.forEach((count, k) => {
    path += `V${short(y(count))}H${short(x(low + (k + 1) * width))}`;
  });
  return `${path}V${short(y(0))}Z`;
}
