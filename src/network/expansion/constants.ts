/** What the parameters of a network and of its models are worth, worked out when first asked for. */
import type { Parse } from '../../equations/parser.js';
import { type Constants, resolveParameters } from '../../equations/quantity.js';
import type { Path } from '../../problem.js';
import type { NetworkDescription, Scalar } from '../description.js';

export class NetworkConstants {
  private known?: Constants;

  constructor(
    private readonly network: Pick<NetworkDescription, 'parameters'>,
    readonly parse: Parse,
  ) {}

  get all(): Constants {
    this.known ??= resolveParameters(this.network.parameters, this.parse, new Map(), ['parameters']);
    return this.known;
  }

  /** Those of the network, and those of a model in front of them. */
  with(parameters: Readonly<Record<string, Scalar>>, path: Path): Constants {
    const outer = this.all;
    return new Map([...outer, ...resolveParameters(parameters, this.parse, outer, path)]);
  }
}
