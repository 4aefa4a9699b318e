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
