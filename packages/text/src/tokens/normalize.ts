const ASCII = /^[\x20-\x7e]*$/;
/** Control and format characters (soft hyphen, zero-width joiners, direction marks) except white space. */
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}]/gu;

/**
 * The one spelling under which texts are compared: compatibility forms folded (NFKC: ﬁ -> fi, H₂O -> H2O, Ａ -> A),
 * lower case, no invisible characters, lone surrogates replaced. Never fails; applying it twice changes nothing more.
 * @example normalize('ＴｉＯ₂ coating') // 'tio2 coating'
 */
export function normalize(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let done = fold(text.toWellFormed());
  // Folding can make new things to fold (İ -> i + dot); two more rounds settle everything in Unicode 16.
  for (let round = 0; round < 4; round++) {
    const next = fold(done);
    if (next === done) break;
    done = next;
  }
  return done;
}

const fold = (text: string) => text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().normalize('NFKC');
