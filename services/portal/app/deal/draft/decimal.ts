/** Sums of amounts as they are typed: exact, in as many decimals as the amount with the most has. Not a number: undefined. */
export function less(whole: string | number, parts: readonly (string | number)[]): string | undefined {
  const all = [whole, ...parts].map((one) => /^(\d+)(?:\.(\d*))?$/.exec(String(one).trim()));
  if (all.some((one) => one === null)) return undefined;
  const decimals = Math.max(...all.map((one) => one?.[2]?.length ?? 0));
  const [total = 0n, ...others] = all.map((one) => BigInt(`${one?.[1]}${(one?.[2] ?? '').padEnd(decimals, '0')}`));
  return written(
    others.reduce((left, one) => left - one, total),
    decimals,
  );
}

/** What amounts come to; what is not a number yet counts nothing. */
export function sumOf(amounts: readonly (string | number)[]): string {
  const known = amounts.map((one) => String(one).trim()).filter((one) => /^\d+(?:\.\d*)?$/.test(one));
  const decimals = Math.max(0, ...known.map((one) => one.split('.')[1]?.length ?? 0));
  const sum = known.reduce((all, one) => {
    const [whole = '0', rest = ''] = one.split('.');
    return all + BigInt(`${whole}${rest.padEnd(decimals, '0')}`);
  }, 0n);
  return written(sum, decimals);
}

function written(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const [whole, rest] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
  return `${value < 0n ? '-' : ''}${whole}${rest && `.${rest}`}`;
}
