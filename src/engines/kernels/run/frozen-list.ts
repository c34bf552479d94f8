/** The neurons that are refractory, in no order, where kernels find them. */
export class FrozenList {
  /** Places begin at 1; 0 is for those that are not in it. */
  private readonly places: Uint32Array;
  private length = 0;

  /** @param list has room for all of them. */
  constructor(private readonly list: Uint32Array) {
    this.places = new Uint32Array(list.length);
  }

  get count(): number {
    return this.length;
  }

  clear(): void {
    this.places.fill(0);
    this.length = 0;
  }

  add(neuron: number): void {
    if (this.places[neuron] !== 0) return;
    this.list[this.length++] = neuron;
    this.places[neuron] = this.length;
  }

  remove(neuron: number): void {
    const place = this.places[neuron];
    if (place === 0) return;
    const last = this.list[--this.length];
    this.list[place - 1] = last;
    this.places[last] = place;
    this.places[neuron] = 0;
  }
}
