export type ReadinessPart = {
  readonly value: number;
  readonly level: number;
  readonly wanted: number;
  /** Levels missing; 0 when the technology is ready enough. */
  readonly gap: number;
};

/** Missing levels at which the value reaches 0. */
const GAP_MAX = 4;

/** Whether the technology is ready enough. More than wanted is no fault. Undefined when a side says nothing. */
export function readinessPart(level: number | undefined, wanted: number | undefined): ReadinessPart | undefined {
  if (level === undefined || wanted === undefined) return undefined;
  const gap = Math.max(0, wanted - level);
  return { value: Math.max(0, 1 - gap / GAP_MAX), level, wanted, gap };
}
