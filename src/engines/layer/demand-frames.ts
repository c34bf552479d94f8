/** Nothing that is no number, and nothing of the wrong size, comes into a layer. */
import { names } from '../../equations/expression.js';
import { type LayerProgram, type LayerSize, sideOf } from '../../equations/layer/index.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { lengthOf } from './first-values.js';
import type { Frames } from './layer-engine.js';

export function demandFrames(frames: Frames, port: string, program: LayerProgram, size: LayerSize): void {
  demandFit(frames, port, program, size);
  demandFinite(frames, port);
}

/** A port of that name, and as many values as it takes. */
export function demandFit(
  { count, width, values }: Frames,
  port: string,
  { given }: LayerProgram,
  size: LayerSize,
): void {
  if (!given.includes(port))
    throw new Problem(`The layer has no port \`${port}\`.`, { fix: suggestion(port, given) });
  const wanted = lengthOf(sideOf(port), size);
  if (count < 1)
    throw new Problem(`There is no frame in the batch of \`${port}\`.`, { fix: 'Give one frame at least.' });
  if (width !== wanted || values.length !== count * width)
    throw new Problem(
      `Frames of \`${port}\` have ${width} values (${values.length} in ${count}), but the layer wants ${wanted}.`,
      { fix: 'Let the layer be as wide as the frames.' },
    );
}

export function demandFinite({ width, values }: Frames, port: string): void {
  for (let k = 0; k < values.length; k++)
    if (!Number.isFinite(values[k]))
      throw new Problem(
        `Value ${k % width} of frame ${Math.floor(k / width)} of \`${port}\` is ${values[k]}.`,
        {
          fix: 'Leave out frames that are not made of finite numbers.',
        },
      );
}

/** The ports that the answer follows from. */
export function portsOfAnswer({ given, answer }: LayerProgram): readonly string[] {
  return given.filter((port) => answer.some(({ value }) => names(value).has(port)));
}

/** Each of these ports was told as many frames as are answered. @param toldOf how many frames a port was told. */
export function demandTold(
  ports: readonly string[],
  toldOf: (port: string) => number | undefined,
  count: number,
): void {
  for (const port of ports) {
    const told = toldOf(port);
    if (told === undefined) throw notTold(port);
    if (told !== count)
      throw new Problem(`\`${port}\` was told ${told} frames, but there are ${count} to answer.`, {
        fix: 'Tell both of the same frames.',
      });
  }
}

export const notTold = (port: string): Problem =>
  new Problem(`The layer is not told \`${port}\` of these frames.`, {
    fix: 'Tell it a value for each frame, anew for each batch.',
  });
