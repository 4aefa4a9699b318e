/**
 * Check digit of a Chinese application number: digits times 2,3,4,5,6,7,8,9 in turn, sum modulo 11, ten is X (rule of
 * the patent office, in force since 1989; twelve digits since October 2003, eight before).
 *
 * @example chineseCheckDigit('201910823456') // '0'
 */
export function chineseCheckDigit(digits: string): string {
  let sum = 0;
  for (const [index, digit] of [...digits].entries()) sum += Number(digit) * ((index % 8) + 2);
  const rest = sum % 11;
  return rest === 10 ? 'X' : String(rest);
}

/**
 * Check digit of a European application number: digits times 1 and 2 in turn, the digits of the products added, what is
 * left to the next ten (notice 3/1983 of the president of the German patent office, part 3).
 */
function europeanCheckDigit(digits: string): string {
  const products = [...digits].map((digit, index) => Number(digit) * ((index % 2) + 1));
  const sum = products.reduce((total, product) => total + Math.floor(product / 10) + (product % 10), 0);
  return String((10 - (sum % 10)) % 10);
}

/**
 * Check digit of a German application number (the same notice, parts 1 and 2, and DPMAinformativ 05, part 4). Until 1980
 * digits times 1, 2, 3 ... from the right, the sum modulo 10; since then times 2, 3, 4 ..., what is left to the next
 * eleven. Where that is ten the notices say nothing that we know of: undefined.
 */
function germanCheckDigit(digits: string): string | undefined {
  const first = isUntil1980(digits) ? 1 : 2;
  const sum = [...digits].toReversed().reduce((total, digit, index) => total + Number(digit) * (index + first), 0);
  if (first === 1) return String(sum % 10);
  const left = (11 - (sum % 11)) % 11;
  return left === 10 ? undefined : String(left);
}

/** Seven digits begin with the year: less 50 of a patent (30 is 1980), as it is of a utility model. */
function isUntil1980(digits: string): boolean {
  const year = Number(digits.slice(0, 2));
  return digits.length === 7 && (year <= 30 || (year >= 68 && year <= 80));
}

const RULES: Readonly<Record<string, (digits: string) => string | undefined>> = {
  CN: chineseCheckDigit,
  EP: europeanCheckDigit,
  DE: germanCheckDigit,
};

/**
 * The check digit of an application number in its one form, and the one that its office's rule gives; undefined without
 * one, and where no rule is known (GB, KZ).
 *
 * @example checkDigitOf('EP16839078.9') // { given: '9', right: '9' }
 */
export function checkDigitOf(number: string): { given: string; right: string } | undefined {
  const [, office = '', digits = '', given = ''] = /^([A-Z]{2})(\d+)\.([\dX])$/.exec(number) ?? [];
  const right = RULES[office]?.(digits);
  return right === undefined ? undefined : { given, right };
}
