import { readFileSync } from 'node:fs';

/** What Linux says of this process and of no other. */
const STATUS = '/proc/self/status';
const KB_PER_MB = 1024;

/**
 * The most memory that this process held so far, in MB. Linux hands `maxRSS` on from whoever started the process: the
 * child of a large one would seem large.
 *
 * @param status given in tests alone.
 */
export function peakMemoryMb(status = STATUS): number {
  return (ownPeakKb(status) ?? process.resourceUsage().maxRSS) / KB_PER_MB;
}

function ownPeakKb(status: string): number | undefined {
  try {
    const [, kb] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8')) ?? [];
    return kb === undefined ? undefined : Number(kb);
  } catch {
    return undefined;
  }
}
