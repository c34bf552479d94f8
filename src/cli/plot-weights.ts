import { storeRows } from '../build/store-rows.js';
import { isLastUpdate } from '../equations/last-update.js';
import { formatDimension } from '../equations/units/format.js';
import { weightPlot } from '../probes/plots/weights.js';
import { sourcesOf } from '../probes/value-reader.js';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import { newestCheckpoint } from './checkpoints.js';
import { NetworkSource } from './network-source.js';
import type { PlotRequest } from './plot-run.js';
import { buildSource } from './session.js';

/**
 * Weights as they are in the newest checkpoint, which holds those of all synapses. Who is connected to whom is not in
 * it: the network is built again for that.
 */
export async function drawWeights({ storage, folder, options }: PlotRequest): Promise<string> {
  const newest = await newestCheckpoint(storage);
  if (newest === undefined) {
    throw new Problem('The run has no checkpoint that can be read, so no weights.', {
      fix: 'Run it again with --out.',
    });
  }
  const source = await NetworkSource.load({ network: `${folder}/network.yaml`, cwd: folder });
  const circuit = await buildSource(source);
  const names = circuit.projections.map(({ name }) => name);
  const withVariables = circuit.projections.filter(({ program }) => program.columns.some(isWeight));
  const projection =
    options.of === undefined ? withVariables[0] : circuit.projections.find(({ name }) => name === options.of);
  if (projection === undefined) {
    throw options.of === undefined
      ? new Problem('No synapses of this network have weights of their own.', {
          fix: 'Their `on_pre` adds the same for all.',
        })
      : new Problem(`There is no projection \`${options.of}\`.`, { fix: suggestion(options.of, names) });
  }
  const keys = projection.program.columns.filter(isWeight).map(({ key }) => key);
  const variable = options.variables ?? (keys.includes('w') ? 'w' : keys[0]);
  const column = projection.program.columns.find(({ key }) => key === variable);
  const values =
    newest.checkpoint.state.projections[projection.index].get(variable ?? '') ??
    projection.columns.get(variable ?? '');
  if (column === undefined || values === undefined) {
    throw new Problem(`\`${projection.name}\` has no variable \`${variable ?? 'w'}\`.`, {
      fix: suggestion(variable ?? 'w', keys),
    });
  }
  return weightPlot({
    title: `${circuit.name}: ${projection.name}`,
    variable,
    unit: formatDimension(column.dimension),
    values,
    sources: sourcesOf(projection),
    targets: storeRows(projection).targets,
    source: circuit.populations[projection.source],
    target: circuit.populations[projection.target],
  });
}

const isWeight = ({ shared, key }: { readonly shared: boolean; readonly key: string }) =>
  !shared && !isLastUpdate(key);
