const CHUNK = 1 << 22;
/** Before each record: its length and its owner, 32 bits each. */
const HEADER = 8;

/**
 * Bytes of many records in large chunks: ten thousand small buffers would cost more than their contents. Freed bytes
 * are never overwritten. When half of a chunk is free, its live records move and the chunk is dropped.
 */
export class RecordArena {
  readonly #moved: (owner: number, place: number) => void;
  readonly #chunks: (ArrayBuffer | undefined)[] = [];
  readonly #used: number[] = [];
  readonly #liveBytes: number[] = [];
  #current = -1;

  /** @param moved called when the bytes of an owner have moved. */
  constructor(moved: (owner: number, place: number) => void) {
    this.#moved = moved;
  }

  /** Bytes allocated, including free ones. */
  get bytes(): number {
    return this.#chunks.reduce((sum, chunk) => sum + (chunk?.byteLength ?? 0), 0);
  }

  /** Copies bytes in and returns their place, aligned to four bytes. */
  write(owner: number, bytes: Uint8Array): number {
    const size = HEADER + Math.ceil(bytes.length / 4) * 4;
    let chunk = this.#current;
    if (chunk < 0 || (this.#used[chunk] as number) + size > CHUNK) chunk = this.#open(size);
    const offset = this.#used[chunk] as number;
    const buffer = this.#chunks[chunk] as ArrayBuffer;
    new Uint32Array(buffer, offset, 2).set([bytes.length, owner]);
    new Uint8Array(buffer, offset + HEADER, bytes.length).set(bytes);
    this.#used[chunk] = offset + size;
    this.#liveBytes[chunk] = (this.#liveBytes[chunk] as number) + size;
    return chunk * CHUNK + offset;
  }

  /** The bytes at a place, not copied. A holder may keep them after they are freed. */
  read(place: number): Uint8Array<ArrayBuffer> {
    const buffer = this.#chunks[Math.floor(place / CHUNK)] as ArrayBuffer;
    const offset = place % CHUNK;
    return new Uint8Array(buffer, offset + HEADER, new Uint32Array(buffer, offset, 1)[0] as number);
  }

  free(place: number): void {
    const chunk = Math.floor(place / CHUNK);
    const head = new Uint32Array(this.#chunks[chunk] as ArrayBuffer, place % CHUNK, 2);
    this.#liveBytes[chunk] = (this.#liveBytes[chunk] as number) - sizeOf(head[0] as number);
    head[1] = 0xffffffff;
    if (chunk !== this.#current && (this.#liveBytes[chunk] as number) * 2 < (this.#used[chunk] as number)) {
      this.#compact(chunk);
    }
  }

  #open(size: number): number {
    const free = this.#chunks.indexOf(undefined);
    this.#current = free >= 0 ? free : this.#chunks.length;
    this.#chunks[this.#current] = new ArrayBuffer(Math.max(CHUNK, size));
    this.#used[this.#current] = 0;
    this.#liveBytes[this.#current] = 0;
    return this.#current;
  }

  #compact(chunk: number): void {
    const buffer = this.#chunks[chunk] as ArrayBuffer;
    const used = this.#used[chunk] as number;
    this.#chunks[chunk] = undefined;
    for (let offset = 0; offset < used; ) {
      const [length = 0, owner = 0] = new Uint32Array(buffer, offset, 2);
      if (owner !== 0xffffffff) this.#moved(owner, this.write(owner, new Uint8Array(buffer, offset + HEADER, length)));
      offset += sizeOf(length);
    }
  }
}

function sizeOf(length: number): number {
  return HEADER + Math.ceil(length / 4) * 4;
}
