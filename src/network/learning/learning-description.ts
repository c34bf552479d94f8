/**
 * A network that learns from samples, as plain data: layers one above the other, each with its rule, and what they learn
 * from. A file with `layers` is one; a file with `populations` is a network of spiking neurons (`description.ts`).
 */
import type { Scalar } from '../description.js';
import type { LayerDescription } from '../layer-description.js';

export interface LearningDescription {
  readonly synfire: 1;
  readonly name: string;
  readonly about?: string;
  readonly source?: string;
  /** A data set by name, or a folder. */
  readonly data: string;
  /** Rules of the file's own. */
  readonly rules: Readonly<Record<string, LayerDescription>>;
  /** From the first above the input. */
  readonly layers: readonly LayerEntry[];
  readonly learn: LearnDescription;
}

export interface LayerEntry {
  /** The name of a rule of the file or a built-in one, or the rule's text itself. */
  readonly rule: string | LayerDescription;
  readonly size: number;
  /** Replaces the rule's parameters. */
  readonly with?: Readonly<Record<string, Scalar>>;
}

/** As the options of `synfire learn`; what is left out is as there. */
export interface LearnDescription {
  readonly epochs?: number;
  readonly batch?: number;
  readonly samples?: number;
  /** How strongly labels are mixed into the input. */
  readonly labels?: number;
  readonly readout?: string;
  readonly activation?: string;
  readonly seed?: number;
  /** Whether read-outs see all layers, not the last alone. */
  readonly joined?: boolean;
}
