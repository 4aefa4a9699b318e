const PRIME = 2_147_483_647n;

/**
 * Which one or two of `names`, or difference of two, somebody can get from figures by any sums and differences. A
 * figure says of each how often it counts. By elimination modulo a large prime: what is a rational combination is found
 * always, and hardly ever anything else.
 */
export function isolated(figures: readonly bigint[][], names: readonly string[]): string[] {
  const basis = basisOf(figures);
  const found: string[] = [];
  const ask = (what: string, weights: ReadonlyMap<string, bigint>) => {
    const left = reduceBy(
      basis,
      names.map((name) => weights.get(name) ?? 0n),
    );
    if (left.every((value) => value === 0n)) found.push(what);
  };
  for (const [i, one] of names.entries()) {
    ask(one, new Map([[one, 1n]]));
    for (const other of names.slice(i + 1)) {
      ask(
        `${one} + ${other}`,
        new Map([
          [one, 1n],
          [other, 1n],
        ]),
      );
      ask(
        `${one} - ${other}`,
        new Map([
          [one, 1n],
          [other, PRIME - 1n],
        ]),
      );
    }
  }
  return found;
}

function basisOf(rows: readonly bigint[][]): bigint[][] {
  const basis: bigint[][] = [];
  for (const row of rows) {
    const left = reduceBy(basis, row);
    const lead = left.find((value) => value !== 0n);
    if (lead !== undefined) basis.push(left.map((value) => (value * inverse(lead)) % PRIME));
  }
  return basis;
}

function reduceBy(basis: readonly bigint[][], vector: readonly bigint[]): bigint[] {
  let left = [...vector];
  for (const row of basis) {
    const factor = left[row.findIndex((value) => value !== 0n)] ?? 0n;
    if (factor === 0n) continue;
    left = left.map((value, i) => (((value - factor * (row[i] ?? 0n)) % PRIME) + PRIME) % PRIME);
  }
  return left;
}

/** By Fermat's little theorem. */
function inverse(value: bigint): bigint {
  let [result, base] = [1n, value % PRIME];
  for (let power = PRIME - 2n; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
