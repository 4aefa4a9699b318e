import { type Language, languages } from '@techbourse/domain';

/**
 * The language of the exchange that an `Accept-Language` (RFC 9110) wants most: by its weights, the first of equals. What
 * it does not have counts for nothing; without any it is English.
 */
export function languageWanted(headers: Record<string, string | string[] | undefined>): Language {
  let best: Language = 'en';
  let weight = 0;
  for (const part of String(headers['accept-language'] ?? '')
    .toLowerCase()
    .split(',')) {
    const [range = '', ...parameters] = part.split(';').map((each) => each.trim());
    const code = languages.codes.find((each) => range === each || range.startsWith(`${each}-`));
    const q = parameters.find((each) => each.startsWith('q='))?.slice(2);
    const wanted = q === undefined ? 1 : Number(q);
    if (code !== undefined && wanted > weight) {
      best = code;
      weight = wanted;
    }
  }
  return best;
}
