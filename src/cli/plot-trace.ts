import { type TracePanel, tracePlot } from '../probes/plots/trace.js';
import { readSpikes, readTable } from '../probes/run-reader.js';
import { tickToMs } from '../probes/time-text.js';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import { type PlotRequest, stretch } from './plot-run.js';

/** Recorded variables over time: of one population or projection, the first recorded unless told. */
export async function drawTrace(request: PlotRequest): Promise<string> {
  const { storage, summary, options } = request;
  const recorded = summary.records.filter(({ kind }) => kind === 'state' || kind === 'synapses');
  if (recorded.length === 0) {
    throw new Problem('The run recorded no variables.', {
      fix: 'Add a probe such as `{state: [v], of: exc, select: 0..4}` and run again.',
    });
  }
  const groups = [...new Set(recorded.map((entry) => entry.of[0]))];
  const group = options.of ?? groups[0];
  const entries = recorded.filter((entry) => entry.of[0] === group);
  if (entries.length === 0) {
    throw new Problem(`No variables of \`${group}\` were recorded.`, { fix: suggestion(group, groups) });
  }
  const { fromMs, toMs } = stretch(summary, options);
  const wanted = options.variables?.split(',').map((name) => name.trim());
  const panels: TracePanel[] = [];
  for (const entry of entries) {
    const table = await readTable(storage, entry);
    const indices = chosenIndices(options.select, table.get('index')!);
    for (const { name, unit } of entry.variables) {
      if (wanted !== undefined && !wanted.includes(name)) continue;
      const column = table.get(name)!;
      panels.push({
        variable: name,
        unit,
        traces: indices.map((index) => ({
          index,
          ...series(table.get('t_ms')!, table.get('index')!, column, index, fromMs, toMs),
        })),
      });
    }
  }
  if (panels.length === 0) {
    const names = entries.flatMap((entry) => entry.variables.map(({ name }) => name));
    throw new Problem(`\`${options.variables}\` of \`${group}\` was not recorded.`, {
      fix: suggestion(wanted?.[0] ?? '', names),
    });
  }
  const shown = [...new Set(panels.flatMap(({ traces }) => traces.map(({ index }) => index)))];
  return tracePlot({
    title: `${summary.network}: ${group}`,
    elements: entries[0].kind === 'state' ? 'neurons' : 'synapses',
    panels,
    fromMs,
    toMs,
    spikesMs: entries[0].kind === 'state' ? await spikesOf(request, group, shown, fromMs, toMs) : undefined,
  });
}

/** More curves than this could not be told apart. */
const MOST_TRACES = 7;

function chosenIndices(select: string | undefined, column: Float64Array): number[] {
  const recorded = [...new Set(column)];
  if (select === undefined) return recorded.slice(0, MOST_TRACES);
  return select.split(',').map((text) => {
    const index = Number(text);
    if (recorded.includes(index)) return index;
    throw new Problem(`Index \`${text}\` was not recorded.`, { fix: suggestion(text, recorded.map(String)) });
  });
}

function series(
  times: Float64Array,
  indices: Float64Array,
  values: Float64Array,
  index: number,
  fromMs: number,
  toMs: number,
): { timesMs: number[]; values: number[] } {
  const timesMs: number[] = [];
  const chosen: number[] = [];
  for (let row = 0; row < times.length; row++) {
    if (indices[row] !== index || times[row] < fromMs || times[row] > toMs) continue;
    timesMs.push(times[row]);
    chosen.push(values[row]);
  }
  return { timesMs, values: chosen };
}

async function spikesOf(
  { storage, summary }: PlotRequest,
  group: string,
  neurons: readonly number[],
  fromMs: number,
  toMs: number,
): Promise<Map<number, number[]>> {
  const population = summary.populations.findIndex(({ name }) => name === group);
  const spikes = await readSpikes(storage);
  const found = new Map<number, number[]>(neurons.map((neuron) => [neuron, []]));
  for (let k = 0; k < spikes.ticks.length; k++) {
    if (spikes.populations[k] !== population) continue;
    const timeMs = tickToMs(spikes.ticks[k], spikes.dtSeconds);
    if (timeMs >= fromMs && timeMs <= toMs) found.get(spikes.neurons[k])?.push(timeMs);
  }
  return found;
}
