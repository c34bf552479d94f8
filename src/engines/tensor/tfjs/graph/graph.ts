/**
 * A graph of TensorFlow's operations while it grows, and in the end as a `SavedModel`, the one form in which TensorFlow.js takes
 * graphs. Every node here gives one tensor; it is known by its name.
 */
import { type NumberType, shapeAttribute, tensorAttribute, typeAttribute } from './attribute.js';
import { type Bytes, bytesField, joined, message, numberField, textField } from './wire.js';

export type Attributes = Readonly<Record<string, Bytes>>;

/** Fields of `saved_model.proto`, `meta_graph.proto`, `graph.proto` and `node_def.proto`. */
const SAVED = { version: 1, metaGraph: 2 } as const;
const META_GRAPH = { information: 1, graph: 2 } as const;
const INFORMATION = { tag: 4 } as const;
const GRAPH = { node: 1, versions: 4 } as const;
const VERSIONS = { producer: 1, oldestReader: 2 } as const;
const NODE = { name: 1, operation: 2, input: 3, attribute: 5 } as const;
const ENTRY = { key: 1, value: 2 } as const;

const SAVED_VERSION = 1;
/** What TensorFlow 2.9 writes, which says what attributes that are not given mean. */
const PRODUCER = 1087;
const OLDEST_READER = 12;

/** By which a graph is asked for among those of a model. */
export const TAG = 'serve';

export class Graph {
  private readonly nodes: Bytes[] = [];

  /** @param inputs nodes, or `node:1` for the second of what one gives. */
  node(operation: string, inputs: readonly string[], attributes: Attributes): string {
    const name = `n${this.nodes.length}`;
    const given = Object.entries(attributes).map(([key, value]) =>
      message(NODE.attribute, textField(ENTRY.key, key), bytesField(ENTRY.value, value)),
    );
    this.nodes.push(
      message(
        GRAPH.node,
        textField(NODE.name, name),
        textField(NODE.operation, operation),
        ...inputs.map((input) => textField(NODE.input, input)),
        ...given,
      ),
    );
    return name;
  }

  /** What is handed in at every run. */
  input(sizes: readonly number[]): string {
    return this.node('Placeholder', [], { dtype: typeAttribute('f32'), shape: shapeAttribute(sizes) });
  }

  constant(values: Float32Array | Int32Array, sizes: readonly number[]): string {
    const type: NumberType = values instanceof Float32Array ? 'f32' : 'i32';
    return this.node('Const', [], { dtype: typeAttribute(type), value: tensorAttribute(values, sizes) });
  }

  savedModel(): Uint8Array {
    const versions = message(
      GRAPH.versions,
      numberField(VERSIONS.producer, PRODUCER),
      numberField(VERSIONS.oldestReader, OLDEST_READER),
    );
    const metaGraph = message(
      SAVED.metaGraph,
      message(META_GRAPH.information, textField(INFORMATION.tag, TAG)),
      message(META_GRAPH.graph, ...this.nodes, versions),
    );
    return joined(numberField(SAVED.version, SAVED_VERSION), metaGraph);
  }
}
