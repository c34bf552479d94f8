import { demandRoom } from '../equations/layer/index.js';

/** Throws where layers of these widths, each joined to all of the next, keep more weights than there is room for. */
export function demandRoomBetween(widths: readonly number[]): void {
  demandRoom(
    `${widths.length - 1} layers`,
    widths.slice(1).reduce((sum, post, layer) => sum + widths[layer] * post, 0),
  );
}
