/**
 * The singular of plurals that the stemmer leaves apart from it: Greek and Latin ones, and English ones after a single s.
 * Words that only end alike (bases, doses, phases, ligases) stay.
 * @example singularOf('syntheses') // 'synthesis'
 */
export function singularOf(word: string): string {
  if (!word.endsWith('es')) return word;
  return (
    PLURALS.get(word) ??
    word
      .replace(/^((?:bio|syn)?gas|(?:mini|omni)?bus|pancreas)s?es$/, '$1')
      .replace(/lenses$/, 'lens')
      .replace(/(ly|the|metasta)ses$/, '$1sis')
  );
}

const PLURALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    axes: 'axis',
    crises: 'crisis',
    diagnoses: 'diagnosis',
    emphases: 'emphasis',
    fibroses: 'fibrosis',
    helices: 'helix',
    indices: 'index',
    matrices: 'matrix',
    prognoses: 'prognosis',
    quizzes: 'quiz',
    stenoses: 'stenosis',
    thromboses: 'thrombosis',
    vertices: 'vertex',
    vortices: 'vortex',
    zoonoses: 'zoonosis',
  }),
);
