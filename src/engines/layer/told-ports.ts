/**
 * Which frames each port was told of. A port may be told before its frames are shown or, where the answer does not follow from
 * it, after; what it was told of frames that have been shown, or learned from, is not what it would be told of the next.
 */
import { INPUT, type LayerProgram } from '../../equations/layer/index.js';
import { notTold, portsOfAnswer } from './demand-frames.js';

export class ToldPorts {
  /** Besides that of the inputs, which is told with the frames. */
  private readonly ofAnswer: readonly string[];
  private readonly ofLearning: readonly string[];
  /** Batches that had been shown when a port was told. */
  private readonly toldAt = new Map<string, number>();
  private shown = 0;

  constructor(program: LayerProgram) {
    this.ofAnswer = portsOfAnswer(program).filter((port) => port !== INPUT);
    this.ofLearning = program.given.filter((port) => port !== INPUT);
  }

  tell(port: string): void {
    this.toldAt.set(port, this.shown);
  }

  /** Of the frames that are about to be shown. */
  demandForAnswer(): void {
    for (const port of this.ofAnswer) if (this.toldAt.get(port) !== this.shown) throw notTold(port);
  }

  /** They have been shown. */
  next(): void {
    this.shown++;
  }

  /** Of the frames that were shown last. */
  demandForLearning(): void {
    const before = this.shown - 1;
    for (const port of this.ofLearning) {
      if ((this.toldAt.get(port) ?? -1) < before) throw notTold(port);
      this.toldAt.set(port, before);
    }
  }
}
