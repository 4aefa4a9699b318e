/**
 * What a text is embedded for. Some models (e5, bge) were trained to read a question and an answer behind different
 * words; the others do not care.
 */
export type Role = 'need' | 'offer';

/** Turns texts into vectors whose dot product says how near their meanings are (cosine, -1..1). */
export type Embedder = {
  /** Names model and recipe; store it beside each vector and never compare vectors of different ids. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** Reads Chinese and Russian as they are written; the others want an English gloss. */
  readonly multilingual: boolean;
  /**
   * One L2-normalised vector per text, in order. Reads the first few hundred tokens. The same text in the same role
   * gives the same vector, whatever is embedded beside it. Calls may overlap. Rejects when the embedder is closed, a
   * thread died or the endpoint gave no usable answer; with an EndpointError when it gave none at all or refused, and
   * with the reason of `signal` when that aborts, which ends requests that are under way.
   */
  embed(texts: readonly string[], role?: Role, signal?: AbortSignal): Promise<Float32Array[]>;
  /** Ends threads and requests; what is still being embedded rejects. May be called twice. */
  close(): Promise<void>;
};

/** Words put before a text by its role: e5 wants `query: ` and `passage: `. */
export type Prefixes = Readonly<Record<Role, string>>;

export const NO_PREFIXES: Prefixes = { need: '', offer: '' };

/** The prefixed text; one that says nothing becomes a full stop, because servers refuse an empty input. */
export function readable(text: string, prefixes: Prefixes, role: Role): string {
  return `${prefixes[role]}${text.trim() === '' ? '.' : text}`.toWellFormed();
}

/** Brings a vector to length 1. Throws when it has no direction or is not made of numbers. */
export function unitVector(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (!(length > 0 && Number.isFinite(length))) throw new Error('the model returned a vector without direction');
  return vector.map((value) => value / length);
}
