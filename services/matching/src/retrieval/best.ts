/** The `count` slots among `open` with the highest values above 0, in no order. A heap: most slots cost one comparison. */
export function best(values: Float32Array, open: Int32Array, count: number): Int32Array {
  const heap = new Int32Array(count);
  let size = 0;
  const value = (at: number) => values[heap[at] as number] as number;
  const swap = (a: number, b: number) => {
    const kept = heap[a] as number;
    heap[a] = heap[b] as number;
    heap[b] = kept;
  };
  const sink = () => {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      if (left >= size) return;
      const least = left + 1 < size && value(left + 1) < value(left) ? left + 1 : left;
      if (value(at) <= value(least)) return;
      swap(at, least);
      at = least;
    }
  };
  for (let i = 0; i < open.length; i++) {
    const slot = open[i] as number;
    const own = values[slot] as number;
    if (own <= 0) continue;
    if (size < count) {
      heap[size++] = slot;
      for (let at = size - 1; at > 0 && value(at) < value((at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
    } else if (own > value(0)) {
      heap[0] = slot;
      sink();
    }
  }
  return heap.subarray(0, size);
}
