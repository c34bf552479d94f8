/**
 * Our own WebAssembly: made for batches so small that a call of a large library costs more than what it computes. Nothing is
 * copied in or out but what is written and read; what need not be quick are plain loops over the same memory.
 */
import { binary, call, type Expression, symbol } from '../../../equations/expression.js';
import { IMPORTS, ModuleBuilder } from '../../../wasm/module.js';
import type { Direction, Pooling, Reduction } from '../backend.js';
import type { Block, Device, DeviceElementwise, DeviceProduct } from '../device.js';
import type { ImageWindow } from '../image-window.js';
import { type PlainBlock, PlainDevice } from '../plain/plain-device.js';
import { type Along, compileSweep, type SweepKernel } from './elementwise.js';
import { Heap, MOST_PAGES, type Room } from './heap.js';
import { writePanelKernels } from './panels.js';
import { type Kernel, multiply } from './product.js';
import { writeReduceKernels } from './reduce.js';
import { writeTileKernel } from './tiles.js';
import { writeVectorKernels } from './vectors.js';

type KernelBlock = Block<Room>;

export class KernelsDevice implements Device<Room> {
  readonly name = 'kernels';
  readonly about = 'WebAssembly of our own, four numbers at a time; the quickest for small batches';
  private readonly heap = new Heap();
  private readonly plain = new PlainDevice();
  private readonly kernels: (name: string) => Kernel;
  private readonly scaleBy: DeviceElementwise<Room>;
  private readonly powers: DeviceElementwise<Room>;
  private readonly shares: DeviceElementwise<Room>;

  constructor() {
    const module = new ModuleBuilder({ initial: 1, maximum: MOST_PAGES, shared: false });
    writePanelKernels(module);
    writeTileKernel(module);
    writeVectorKernels(module);
    writeReduceKernels(module);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
      [IMPORTS.functions]: { [IMPORTS.memory]: this.heap.memory },
    });
    this.kernels = (name) => exports[name] as Kernel;
    const [x, factor] = [symbol('x'), symbol('factor')];
    this.scaleBy = this.compile(binary('*', x, factor), ['x', 'factor']);
    this.powers = this.compile(call('exp', binary('-', x, factor)), ['x', 'factor']);
    this.shares = this.compile(binary('/', x, factor), ['x', 'factor']);
  }

  allocate(length: number): Room {
    const room = this.heap.take(length);
    this.heap.numbers(room, length).fill(0);
    return room;
  }

  release(room: Room): void {
    this.heap.give(room);
  }

  write(into: Room, values: Float32Array): void {
    this.heap.numbers(into, values.length).set(values);
  }

  read(from: Room, length: number): Float32Array {
    return this.heap.numbers(from, length).slice();
  }

  close(): void {}

  matmul(into: KernelBlock, a: KernelBlock, b: KernelBlock, options: DeviceProduct<Room>): void {
    multiply(this.heap, this.kernels, into, a, b, options, (factor) => {
      if (factor === 0) this.seen(into).storage.fill(0);
      else this.scaleBy(into, [into, factor]);
    });
  }

  compile(expression: Expression, names: readonly string[]): DeviceElementwise<Room> {
    const made = new Map<string, SweepKernel>();
    return (into, inputs) => {
      const alongs = inputs.map((input) => alongOf(input, into));
      const key = alongs.join();
      const kernel = made.get(key) ?? compileSweep(expression, names, alongs, this.heap.memory);
      made.set(key, kernel);
      const given = inputs.map((input) => (typeof input === 'number' ? input : input.storage.address));
      const isOneRow = alongs.every((along) => along !== 'row' && along !== 'column');
      const [rows, columns] = isOneRow ? [1, into.rows * into.columns] : [into.rows, into.columns];
      kernel(into.storage.address, rows, columns, ...given);
    };
  }

  reduce(into: KernelBlock, a: KernelBlock, by: Reduction, direction: Direction): void {
    const scale = by === 'mean' ? 1 / (direction === 'perRow' ? a.columns : a.rows) : 1;
    const kernel = this.kernels(`${by === 'max' ? 'max' : 'sum'} ${direction}`);
    kernel(a.storage.address, into.storage.address, a.rows, a.columns, scale);
  }

  softmaxRows(into: KernelBlock, a: KernelBlock): void {
    const column = { storage: this.heap.take(a.rows), rows: a.rows, columns: 1 };
    this.reduce(column, a, 'max', 'perRow');
    this.powers(into, [a, column]);
    this.reduce(column, into, 'sum', 'perRow');
    this.shares(into, [into, column]);
    this.heap.give(column.storage);
  }

  topColumns(indices: KernelBlock, a: KernelBlock): void {
    this.plain.topColumns(this.seen(indices), this.seen(a));
  }

  markTop(into: KernelBlock, a: KernelBlock, k: number): void {
    this.plain.markTop(this.seen(into), this.seen(a), k);
  }

  gatherRows(into: KernelBlock, a: KernelBlock, rows: Int32Array): void {
    this.plain.gatherRows(this.seen(into), this.seen(a), rows);
  }

  unfold(patches: KernelBlock, images: KernelBlock, window: ImageWindow): void {
    this.plain.unfold(this.seen(patches), this.seen(images), window);
  }

  fold(images: KernelBlock, patches: KernelBlock, window: ImageWindow): void {
    this.plain.fold(this.seen(images), this.seen(patches), window);
  }

  pool(into: KernelBlock, images: KernelBlock, window: ImageWindow, by: Pooling): void {
    this.plain.pool(this.seen(into), this.seen(images), window, by);
  }

  /** As plain loops see it. */
  private seen({ storage, rows, columns }: KernelBlock): PlainBlock {
    return { storage: this.heap.numbers(storage, rows * columns), rows, columns };
  }
}

function alongOf(input: KernelBlock | number, into: KernelBlock): Along {
  if (typeof input === 'number') return 'number';
  if (input.columns === into.columns && input.rows === into.rows) return 'full';
  if (input.rows === 1) return input.columns === 1 ? 'entry' : 'row';
  return 'column';
}
