/** The mean of `count` values, rounded half up to the minor unit. */
export function meanOf(sum: bigint, count: number): bigint {
  const n = BigInt(count);
  return (2n * sum + n) / (2n * n);
}

/** The median from the two middle values, rounded half up to the minor unit. */
export function medianOf([low, high]: readonly [bigint, bigint]): bigint {
  return meanOf(low + high, 2);
}

/** A value to two significant digits, rounded half up: what can be said of a price without telling it. */
export function roundedToTwoDigits(value: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(0, value.toString().length - 2));
  return ((value + unit / 2n) / unit) * unit;
}
