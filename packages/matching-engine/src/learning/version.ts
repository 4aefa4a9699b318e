import { reviewedWeights, type Weights, weightsSchema } from '../score/weights.ts';

/** An entry of the activation log. */
export type Activation = {
  readonly version: string;
  readonly kind: 'activate' | 'rollback';
};

/** The weights of a stored version; undefined when its numbers belong to the formulas of another release. */
export function usableWeights(version: { root: string | null; weights: unknown }): Weights | undefined {
  const read = weightsSchema.safeParse(version.weights);
  return version.root === reviewedWeights.id && read.success ? read.data : undefined;
}

/**
 * The version that a rollback returns to, from the log, oldest first; undefined when no activation is left to take back.
 * Each rollback takes back one activation, so the next one goes a step further.
 */
export function versionBefore(log: readonly Activation[]): string | undefined {
  const ruled: string[] = [reviewedWeights.id];
  for (const { version, kind } of log) {
    if (kind === 'activate') ruled.push(version);
    else ruled.pop();
  }
  return ruled.at(-2);
}

/** The name of the next version fitted to the formulas of a reviewed set: `first.1`, `first.2` ... */
export function nextVersionId(root: string, taken: readonly string[]): string {
  const numbers = taken.map((id) => (id.startsWith(`${root}.`) ? Number(id.slice(root.length + 1)) : 0));
  return `${root}.${Math.max(0, ...numbers.filter(Number.isInteger)) + 1}`;
}
