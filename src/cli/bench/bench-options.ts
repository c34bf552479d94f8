/** What `synfire bench` may be told. */
import { Problem } from '../../problem.js';
import type { Benchmark } from './benchmark.js';
import { findBenchmarks } from './benchmarks.js';
import { peersPython } from './peers.js';

export interface BenchOptions {
  readonly repeats?: string;
  readonly seed: string;
  readonly threads: string;
  readonly actors?: boolean;
  readonly peers: boolean;
  readonly quick?: boolean;
  /** The page, or that it goes where it belongs. */
  readonly write?: string | true;
  readonly json?: boolean;
  /** Files of reports that were printed as JSON. */
  readonly collect?: readonly string[];
}

export interface BenchRequest {
  readonly benchmarks: readonly Benchmark[];
  readonly rounds: number;
  readonly seed: number;
  readonly threads: readonly number[];
  readonly actors: boolean;
  /** Of the peers; undefined where they do not take part. */
  readonly python?: string;
  readonly quick: boolean;
  readonly write?: string;
  readonly json: boolean;
  /** As it may be repeated. */
  readonly command: string;
}

const ROUNDS = 5;
export const PAGE = 'docs/benchmarks.md';

export function readBenchRequest(names: readonly string[], options: BenchOptions): BenchRequest {
  const { repeats, seed, threads, actors = false, quick = false, json = false, write } = options;
  return {
    benchmarks: findBenchmarks(names),
    rounds: repeats === undefined ? (quick ? 1 : ROUNDS) : wholeNumber('--repeats', repeats),
    seed: wholeNumber('--seed', seed),
    threads: threads.split(',').map((count) => wholeNumber('--threads', count)),
    actors,
    python: options.peers ? peersPython() : undefined,
    quick,
    write: write === true ? PAGE : write,
    json,
    command: commandText(names, options),
  };
}

function commandText(names: readonly string[], options: BenchOptions): string {
  const words = Object.entries(options).flatMap(([name, value]) => {
    if (name === 'peers') return value ? [] : ['--no-peers'];
    if (value === true) return [`--${name}`];
    return value === false || value === undefined ? [] : [`--${name} ${value}`];
  });
  return ['npx synfire bench', ...names, ...words].join(' ');
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text.trim());
  if (/^\s*\d+\s*$/.test(text) && value >= 1 && value <= LARGEST) return value;
  throw new Problem(`${option} is \`${text}\`.`, { fix: 'Give a whole number, 1 or more.' });
}

/** Seeds are added to; more rounds or threads than this are a slip of the keys, too. */
const LARGEST = 1e9;
