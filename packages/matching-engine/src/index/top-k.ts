/** The `count` slots with the highest values offered, unordered. A heap: most offers cost one comparison. */
export class TopK {
  readonly #values: Float64Array;
  readonly #slots: Int32Array;
  #size = 0;

  constructor(count: number) {
    this.#values = new Float64Array(count);
    this.#slots = new Int32Array(count);
  }

  /** The value to exceed to enter; 0 while there is room. */
  get threshold(): number {
    return this.#size < this.#values.length ? 0 : (this.#values[0] as number);
  }

  get slots(): Int32Array {
    return this.#slots.subarray(0, this.#size);
  }

  /** Their values, in the same order. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#size);
  }

  /** Adds a slot whose value exceeds the threshold. Returns the new threshold. */
  offer(slot: number, value: number): number {
    if (value <= this.threshold) return this.threshold;
    if (this.#size < this.#values.length) this.#siftUp(this.#size++, slot, value);
    else this.#siftDown(slot, value);
    return this.threshold;
  }

  #siftUp(from: number, slot: number, value: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#values[above] as number) <= value) break;
      this.#copy(above, at);
      at = above;
    }
    this.#set(at, slot, value);
  }

  #siftDown(slot: number, value: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && (this.#values[below + 1] as number) < (this.#values[below] as number)) below += 1;
      if ((this.#values[below] as number) >= value) break;
      this.#copy(below, at);
      at = below;
    }
    this.#set(at, slot, value);
  }

  #copy(from: number, to: number): void {
    this.#set(to, this.#slots[from] as number, this.#values[from] as number);
  }

  #set(at: number, slot: number, value: number): void {
    this.#slots[at] = slot;
    this.#values[at] = value;
  }
}
