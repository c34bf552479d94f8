/** `synfire bench`, from the request to the page. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { paintFor } from '../colour.js';
import { durationText } from '../duration-text.js';
import { counted, table } from '../table.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import type { BenchRequest } from './bench-options.js';
import { showBench } from './bench-progress.js';
import type { Benchmark } from './benchmark.js';
import { RESULT_HEADINGS, resultCells, SERIES_HEADINGS, seriesCells } from './columns.js';
import { machineLoad, machineText } from './machine.js';
import { type MachineLimits, measureLimits } from './machine-limits.js';
import { ours } from './ours.js';
import { benchmarkPage } from './page.js';
import { peers } from './peers.js';
import { race } from './race.js';
import { type BenchReport, versionsOf } from './report.js';
import { type BenchmarkResult, benchmarkResult } from './result.js';
import type { RunProcess } from './run-process.js';
import { seriesRows } from './series.js';

/** @param limitsOf injected, so that the bench is tested without burdening the machine. */
export async function bench(
  request: BenchRequest,
  terminal: Terminal,
  runProcess: RunProcess,
  limitsOf = measureLimits,
): Promise<ExitCode> {
  const stop = new AbortController();
  const deaf = terminal.onInterrupt(() => stop.abort());
  const cache = mkdtempSync(join(tmpdir(), 'synfire-bench-'));
  try {
    const limits = limitsOf(() => terminal.nowMs());
    const report = await measure(request, { cache, limits, terminal, runProcess, signal: stop.signal });
    if (request.write !== undefined)
      writeFileSync(resolve(terminal.cwd, request.write), benchmarkPage([report]));
    if (request.json) terminal.out.write(`${JSON.stringify(report)}\n`);
    const failed = report.results.some(({ rows }) => rows.some(({ failure }) => failure !== undefined));
    return failed ? EXIT.failed : EXIT.done;
  } catch (error) {
    if (stop.signal.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    deaf();
    rmSync(cache, { recursive: true, force: true });
  }
}

/** What it takes to measure, beside the request. */
interface Means {
  /** For what peers compile. */
  readonly cache: string;
  readonly limits: MachineLimits;
  readonly terminal: Terminal;
  readonly runProcess: RunProcess;
  readonly signal: AbortSignal;
}

async function measure(
  request: BenchRequest,
  { cache, limits, terminal, runProcess, signal }: Means,
): Promise<BenchReport> {
  const { rounds, seed, json } = request;
  const loadBefore = machineLoad();
  const progress = showBench(terminal, rounds);
  const results: BenchmarkResult[] = [];
  for (const benchmark of request.benchmarks) {
    const seconds = request.quick ? benchmark.quickSeconds : benchmark.seconds;
    const finishes = await race({
      contestants: contestants(benchmark, seconds, request, cache),
      rounds,
      seed,
      runProcess,
      signal,
      onTurn: (contestant, round) => progress.turn(benchmark.name, contestant, round),
    }).finally(() => progress.clear());
    for (const { contestant, failure } of finishes)
      if (failure !== undefined)
        terminal.err.write(`${contestant.simulator}, ${contestant.configuration}: ${failure.message}\n`);
    const result = benchmarkResult(benchmark, seconds, finishes, limits);
    results.push(result);
    if (!json) terminal.out.write(resultText(result, terminal));
  }
  const series = seriesRows(results);
  if (!json && series.length > 0) terminal.out.write(table([SERIES_HEADINGS, ...seriesCells(series)]));
  return {
    machine: machineText(),
    loadBefore,
    limits,
    versions: versionsOf(results),
    command: request.command,
    rounds,
    seed,
    results,
  };
}

function contestants(benchmark: Benchmark, seconds: number, request: BenchRequest, cache: string) {
  const { python, threads } = request;
  return [
    ...ours(benchmark, seconds, request),
    ...(python === undefined ? [] : peers(benchmark, seconds, { python, threads, cache })),
  ];
}

function resultText(result: BenchmarkResult, terminal: Terminal): string {
  const paint = paintFor(terminal.out, terminal.env);
  const synapses = result.rows.find(({ figures }) => figures !== undefined)?.figures?.synapses ?? 0;
  const head = `${paint.bold(result.name)}  ${durationText(result.seconds * MS_PER_S)}, ${counted(synapses, 'synapse')}`;
  return `${head}\n${table([RESULT_HEADINGS, ...resultCells(result)])}\n`;
}

const MS_PER_S = 1000;
