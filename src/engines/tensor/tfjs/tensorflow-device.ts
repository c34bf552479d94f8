/**
 * TensorFlow takes longer to be called than to compute what a small batch needs: a plan becomes graphs, each of which is one
 * call. What no graph can do is called between them.
 */
import type { Block } from '../device.js';
import type { PlannedStep, Prepared } from '../planned-step.js';
import { LoadedGraph, type TensorflowBackend } from './graph/binding.js';
import { MatrixGraph, type Value } from './graph/matrix-graph.js';
import { fitsGraph, stepNodes } from './graph/step-nodes.js';
import { type Place, TfjsDevice } from './tfjs-device.js';

export class TensorflowDevice extends TfjsDevice {
  prepare(steps: readonly PlannedStep<Place>[], scratch: ReadonlySet<Place>): Prepared {
    const prepared: Prepared[] = [];
    for (let from = 0; from < steps.length; ) {
      let to = from;
      while (to < steps.length && fitsGraph(steps[to])) to++;
      if (to === from) prepared.push({ run: steps[to++].run, free: () => {} });
      else {
        const readLater = new Set(steps.slice(to).flatMap((step) => step.from.map(({ storage }) => storage)));
        prepared.push(
          this.graphOf(steps.slice(from, to), (place) => !scratch.has(place) || readLater.has(place)),
        );
      }
      from = to;
    }
    return {
      run: () => {
        for (const { run } of prepared) run();
      },
      free: () => {
        for (const { free } of prepared) free();
      },
    };
  }

  /** @param isWanted whether what is in a place at the end counts */
  private graphOf(steps: readonly PlannedStep<Place>[], isWanted: (place: Place) => boolean): Prepared {
    const graph = new MatrixGraph();
    const inputs = new Map<Block<Place>, Value>();
    const now = new Map<Place, Value>();
    const at = (block: Block<Place>): Value => {
      const { storage, rows, columns } = block;
      let value = now.get(storage);
      if (value === undefined) {
        value = graph.input(rows, columns);
        inputs.set(block, value);
        now.set(storage, value);
      }
      return graph.reshaped(value, rows, columns);
    };
    const written = new Set<Place>();
    for (const step of steps) {
      now.set(step.into.storage, stepNodes(graph, step, at));
      written.add(step.into.storage);
    }
    const places = [...written].filter(isWanted);
    const outputs = places.map((place) => graph.output(now.get(place)!));
    const loaded = new LoadedGraph(
      this.tf.findBackend(this.name) as unknown as TensorflowBackend,
      graph.savedModel(),
      [...inputs.values()].map(({ node }) => node),
      outputs,
    );
    const blocks = [...inputs.keys()];
    return {
      run: () => this.computeAll(places, () => loaded.run(blocks.map((block) => this.tensor(block)))),
      free: () => loaded.free(),
    };
  }
}
