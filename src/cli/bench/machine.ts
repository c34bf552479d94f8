import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** In words: what the figures were measured on. */
export function machineText(): string {
  const gigabytes = Math.round(totalmem() / BYTES_PER_GB);
  const model = cpus()[0]?.model.trim() ?? process.arch;
  return `${model}, ${availableParallelism()} usable processors, ${gigabytes} GB, ${process.platform} ${process.arch}`;
}

/** How many programs ran or waited to, on average over a minute. Near 0, figures are to be trusted; Windows says 0. */
export const machineLoad = (): number => loadavg()[0];

const BYTES_PER_GB = 2 ** 30;
