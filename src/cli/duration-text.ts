/** Times for people: `350 ms`, `2.5 s`, `4 min 10 s`, `3 h 20 min`. */
export function durationText(ms: number): string {
  if (!Number.isFinite(ms)) return '?';
  if (ms < MS_PER_SECOND) return `${shortNumber(ms)} ms`;
  const seconds = ms / MS_PER_SECOND;
  if (seconds < SECONDS_PER_MINUTE) return `${shortNumber(seconds)} s`;
  const minutes = Math.floor(seconds / SECONDS_PER_MINUTE);
  if (minutes < MINUTES_PER_HOUR) return `${minutes} min ${Math.floor(seconds % SECONDS_PER_MINUTE)} s`;
  return `${Math.floor(minutes / MINUTES_PER_HOUR)} h ${minutes % MINUTES_PER_HOUR} min`;
}

/** Three digits, and no more zeros than needed. */
export function shortNumber(value: number): string {
  return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

/** `870`, `38.4 k`, `5.03 M`. */
export function magnitude(value: number): string {
  const [unit, size] = value >= MILLION ? [' M', MILLION] : value >= THOUSAND ? [' k', THOUSAND] : ['', 1];
  return shortNumber(value / size) + unit;
}

const THOUSAND = 1e3;
const MILLION = 1e6;
const MS_PER_SECOND = 1000;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;
