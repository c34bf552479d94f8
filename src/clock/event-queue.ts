/**
 * What is to happen at which tick: a calendar with a page for each tick.
 *
 * The total order of events of a run is (tick, phase of the tick, then within the phase):
 *
 *   1. inputs from outside, in the order they were given;
 *   2. what is constant over the tick, neurons then synapses; summed variables, projection by projection;
 *   3. integration of neurons, then of synapses, by number;
 *   4. spikes: by population, then neuron;
 *   5. deliveries: by tick of emission, source population, source neuron, synapse;
 *   6. Poisson drives, by number, then neuron;
 *   7. what the tick's own spikes do to the synapses that lead to their neurons (`on_post`): by spike, then synapse;
 *   8. resets: by spike.
 *
 * Populations, neurons and synapses count as the network file numbers them. The queue keeps its part of this, phase 5, by
 * keeping the order of pushing within a tick: spikes are pushed as they are emitted, in the order of phase 4, so what
 * arrives at one tick lies there by tick of emission, population and neuron.
 *
 * Pages are found by the last bits of their tick, like the days of a wall calendar; where two ticks in use would
 * share a page the calendar is doubled, up to a size beyond which ticks go to a list of their own.
 */
export class EventQueue<T> {
  private pages: (Page<T> | undefined)[] = new Array(FIRST_PAGES);
  /** Pages of ticks that no calendar of reasonable size has room for. */
  private readonly far = new Map<number, Page<T>>();
  private count = 0;

  /** All items of `entries`, which is how a queue is restored. */
  static from<T>(entries: Iterable<readonly [tick: number, items: readonly T[]]>): EventQueue<T> {
    const queue = new EventQueue<T>();
    for (const [tick, items] of entries) for (const item of items) queue.push(tick, item);
    return queue;
  }

  /** Items waiting. */
  get size(): number {
    return this.count;
  }

  push(tick: number, item: T): void {
    const page = this.pages[tick & (this.pages.length - 1)];
    if (page !== undefined && page.tick === tick) page.items.push(item);
    else this.pageFor(tick).items.push(item);
    this.count++;
  }

  /** The items of a tick in the order of pushing; they are the caller's now. Later pushes to the tick start anew. */
  take(tick: number): readonly T[] {
    const place = tick & (this.pages.length - 1);
    const page = this.pages[place];
    if (page !== undefined && page.tick === tick) {
      this.pages[place] = undefined;
      this.count -= page.items.length;
      return page.items;
    }
    return this.far.size === 0 ? NONE : this.takeFar(tick);
  }

  /** All that waits, by tick, each with its items in the order of pushing. */
  *entries(): IterableIterator<[tick: number, items: readonly T[]]> {
    const pages = [...this.pages.filter((page) => page !== undefined), ...this.far.values()];
    pages.sort((a, b) => a.tick - b.tick);
    for (const { tick, items } of pages) yield [tick, items];
  }

  [Symbol.iterator](): IterableIterator<[tick: number, items: readonly T[]]> {
    return this.entries();
  }

  private takeFar(tick: number): readonly T[] {
    const page = this.far.get(tick);
    if (page === undefined) return NONE;
    this.far.delete(tick);
    this.count -= page.items.length;
    return page.items;
  }

  private pageFor(tick: number): Page<T> {
    if (!Number.isSafeInteger(tick) || tick < 0) throw new RangeError(`${tick} is not a tick.`);
    const existing = this.far.get(tick);
    if (existing !== undefined) return existing;
    const page: Page<T> = { tick, items: [] };
    while (!this.place(page)) {
      if (this.pages.length === MOST_PAGES) {
        this.far.set(tick, page);
        break;
      }
      this.double();
    }
    return page;
  }

  /** False where another tick holds the page. */
  private place(page: Page<T>): boolean {
    const place = page.tick & (this.pages.length - 1);
    if (this.pages[place] !== undefined) return false;
    this.pages[place] = page;
    return true;
  }

  /** Ticks with different pages have different pages in the larger calendar too. */
  private double(): void {
    const pages = this.pages;
    this.pages = new Array(2 * pages.length);
    for (const page of pages) if (page !== undefined) this.place(page);
  }
}

interface Page<T> {
  readonly tick: number;
  readonly items: T[];
}

/** Powers of two; the calendar grows to ticks in use that lie less than this apart. */
const FIRST_PAGES = 256;
const MOST_PAGES = 65_536;
const NONE: readonly never[] = [];
