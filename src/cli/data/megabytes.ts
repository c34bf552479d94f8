/** `11.6 MB`, and no less than 0.1 MB. */
export function megabytes(bytes: number): string {
  return `${Math.max(SMALLEST, bytes / BYTES_PER_MB).toFixed(1)} MB`;
}

const BYTES_PER_MB = 1e6;
const SMALLEST = 0.1;
