// stand-in until part 1's lands
export class EventQueue<T> {
  private readonly ticks = new Map<number, T[]>();
  push(tick: number, item: T): void {
    const items = this.ticks.get(tick);
    if (items === undefined) this.ticks.set(tick, [item]);
    else items.push(item);
  }
  take(tick: number): readonly T[] {
    const items = this.ticks.get(tick);
    if (items === undefined) return NONE;
    this.ticks.delete(tick);
    return items;
  }
}
const NONE: readonly never[] = [];
