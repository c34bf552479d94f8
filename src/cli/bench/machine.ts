import { availableParallelism, cpus, totalmem } from 'node:os';

/** In words: what the figures were measured on. */
export function machineText(): string {
  const gigabytes = Math.round(totalmem() / BYTES_PER_GB);
  const model = cpus()[0]?.model.trim() ?? process.arch;
  return `${model}, ${availableParallelism()} usable processors, ${gigabytes} GB, ${process.platform} ${process.arch}`;
}

const BYTES_PER_GB = 2 ** 30;
