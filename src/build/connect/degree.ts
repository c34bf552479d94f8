/**
 * An exact number of synapses for each neuron of one side, its partners on the other side drawn at random: what
 * in_degree and out_degree share.
 */
import { Problem } from '../../problem.js';
import { Sampler } from './sample.js';
import type { Draws } from './wiring.js';

export interface DegreeChoice {
  /** Synapses per neuron. */
  readonly degree: number;
  /** Neurons to choose partners from. */
  readonly partners: number;
  readonly repeats: boolean;
  readonly draws: Draws;
  /** Whether the neuron may have this partner. */
  readonly where?: (neuron: number, partner: number) => boolean;
}

/** Chooses the partners of one neuron after another, ascending, into `into`, which is as long as the degree. */
export class PartnerChooser {
  private readonly sampler: Sampler;
  private readonly allowed?: Uint32Array;

  constructor(private readonly choice: DegreeChoice) {
    this.sampler = new Sampler(choice.partners, choice.draws);
    if (choice.where !== undefined) this.allowed = new Uint32Array(choice.partners);
  }

  choose(neuron: number, into: Uint32Array): void {
    const count = this.collectAllowed(neuron);
    refuseTooFew(this.choice, neuron, count);
    if (this.choice.repeats) this.sampler.withRepeats(into, count, neuron);
    else this.sampler.distinct(into, count, neuron);
    if (this.allowed === undefined) return;
    for (let nth = 0; nth < into.length; nth++) into[nth] = this.allowed[into[nth]];
  }

  private collectAllowed(neuron: number): number {
    const { partners, where } = this.choice;
    if (where === undefined || this.allowed === undefined) return partners;
    let count = 0;
    for (let partner = 0; partner < partners; partner++)
      if (where(neuron, partner)) this.allowed[count++] = partner;
    return count;
  }
}

function refuseTooFew({ degree, repeats, where }: DegreeChoice, neuron: number, count: number): void {
  if (where === undefined) {
    refuseImpossibleDegree(degree, count, repeats);
    return;
  }
  if (degree === 0 || (repeats ? count > 0 : count >= degree)) return;
  throw new Problem(
    `Neuron ${neuron} is to have ${degree} partners, but \`where\` allows it ${count} different ones.`,
    { fix: repeats ? 'Let `where` allow some.' : 'Lower the degree, or say `repeats: true`.' },
  );
}

export function refuseImpossibleDegree(degree: number, partners: number, repeats: boolean): void {
  if (degree === 0 || (repeats ? partners > 0 : partners >= degree)) return;
  throw new Problem(`Every neuron is to have ${degree} partners, but there are ${partners} different ones.`, {
    fix: repeats ? 'Give the other population neurons.' : 'Lower the degree, or say `repeats: true`.',
  });
}
