/** What the parameters of a network and of its models are worth, worked out when first asked for. */
import type { Parse } from '../../equations/parser.js';
import { type Constants, resolveParameters } from '../../equations/quantity.js';
import { type Path, Problem } from '../../problem.js';
import type { NetworkDescription, Scalar } from '../description.js';

export class NetworkConstants {
  private known?: Constants;

  constructor(
    private readonly network: Pick<NetworkDescription, 'parameters'>,
    readonly parse: Parse,
  ) {}

  get all(): Constants {
    this.known ??= resolve(this.network.parameters, ['parameters'], new Map(), this.parse);
    return this.known;
  }

  /** Those of the network, and those of a model in front of them. */
  with(parameters: Readonly<Record<string, Scalar>>, path: Path): Constants {
    const outer = this.all;
    return new Map([...outer, ...resolve(parameters, path, outer, this.parse)]);
  }
}

function resolve(
  record: Readonly<Record<string, Scalar>>,
  path: Path,
  outer: Constants,
  parse: Parse,
): Constants {
  try {
    return resolveParameters(record, parse, outer);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { what, fix, offset, place } = error;
    throw new Problem(what, { fix, offset, place, path: [...path, ...(error.path ?? [])] });
  }
}
