import { Problem } from '../problem.js';

/** Refuses the number of something that is not there; `noun` is what there are `size` of: `source neuron`. */
export function refuseStray(index: number, size: number, noun: string): void {
  if (Number.isInteger(index) && index >= 0 && index < size) return;
  throw new Problem(`There is no ${noun} ${index}.`, {
    fix: size === 0 ? 'There are none.' : `They are numbered from 0 to ${size - 1}.`,
  });
}
