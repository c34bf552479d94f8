/**
 * How recorders are written: each to one file or two that only ever grow. Values are in SI units, in the shortest
 * text that reads back to the same bits, so that two runs can be compared to the last bit.
 */
import type { RateRecorder, RateRecorderState } from './rate-recorder.js';
import type { SampleRecorder } from './sample-recorder.js';
import { encodeSpikes, spikeFileHead } from './spike-file.js';
import type { SpikeRecorder } from './spike-recorder.js';
import { tickToMs } from './time-text.js';

export interface GrowingFile {
  readonly path: string;
  /** What an empty file begins with. */
  readonly head: Uint8Array | string;
}

/** A recorder and its files. */
export interface RecordedFiles {
  readonly files: readonly GrowingFile[];
  /** Rows waiting to be written. */
  readonly waiting: number;
  /** The rows recorded since the last call, one piece for each file; the recorder forgets them. */
  take(): readonly (Uint8Array | string)[];
  /** What the next run must be given back to go on with these files: plain data. */
  state(): unknown;
  restore(state: unknown): void;
}

/** `spikes.csv` for people and `spikes.bin` (see spike-file.ts) for programs. */
export function spikeFiles(
  recorder: SpikeRecorder,
  populationNames: readonly string[],
  dtSeconds: number,
): RecordedFiles {
  let lastTick = 0;
  return {
    files: [
      { path: 'spikes.csv', head: 't_ms,population,index\n' },
      { path: 'spikes.bin', head: spikeFileHead(dtSeconds) },
    ],
    get waiting() {
      return recorder.rows;
    },
    take() {
      const { ticks, populations, neurons } = recorder;
      const binary = encodeSpikes({ ticks, populations, neurons }, lastTick);
      const lines: string[] = [];
      let tick = -1;
      let time = '';
      for (let k = 0; k < ticks.length; k++) {
        if (ticks[k] !== tick) {
          tick = ticks[k];
          time = String(tickToMs(tick, dtSeconds));
        }
        lines.push(`${time},${csvField(populationNames[populations[k]])},${neurons[k]}\n`);
      }
      if (tick >= 0) lastTick = tick;
      recorder.drop(ticks.length);
      return [lines.join(''), binary];
    },
    state: () => lastTick,
    restore: (state) => {
      lastTick = Number(state);
    },
  };
}

/** Long form: a line for each sample and index, a column for each variable. */
export function sampleFile(path: string, recorder: SampleRecorder, dtSeconds: number): RecordedFiles {
  const names = recorder.variables.map((variable) => csvField(variable.name));
  return {
    files: [{ path, head: `${['t_ms', 'index', ...names].join(',')}\n` }],
    get waiting() {
      return recorder.rows * recorder.indices.length;
    },
    take() {
      const { rows, indices, variables } = recorder;
      const lines: string[] = [];
      for (let row = 0; row < rows; row++) {
        const time = tickToMs(recorder.tick(row), dtSeconds);
        for (let position = 0; position < indices.length; position++) {
          let line = `${time},${indices[position]}`;
          for (let k = 0; k < variables.length; k++) line += `,${recorder.value(row, position, k)}`;
          lines.push(line);
        }
      }
      recorder.drop(rows);
      return [lines.length > 0 ? `${lines.join('\n')}\n` : ''];
    },
    state: () => null,
    restore: () => {},
  };
}

/** A line for each bin; `t_ms` is where the bin begins. */
export function rateFile(path: string, recorder: RateRecorder, dtSeconds: number): RecordedFiles {
  return {
    files: [{ path, head: 't_ms,rate_Hz\n' }],
    get waiting() {
      return recorder.rows;
    },
    take() {
      const { rows, ticks, ratesHz } = recorder;
      let text = '';
      for (let row = 0; row < rows; row++) text += `${tickToMs(ticks[row], dtSeconds)},${ratesHz[row]}\n`;
      recorder.drop(rows);
      return [text];
    },
    state: () => recorder.state(),
    restore: (state) => recorder.restore(state as RateRecorderState),
  };
}

/** Names of populations come from users: quoted where a comma or a quote would break the line. */
function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
