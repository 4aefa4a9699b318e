import { type Cue, clausesOf, distinct, type ExcludedPhrase, type ExclusionKind } from './exclusion.ts';

const list = (words: string) => words.trim().split(/\s+/).join('|');

const USING =
  '(?:(?:the )?(?:use|using|need|addition|adding|help|presence) (?:of|for)|using|containing|requiring|needing|relying on|adding|employing|involving)';
const NOT = "(?:(?:do|does|did|must|should|shall|may|can|will|need)(?: not|n't)|cannot|can't|not|never|no longer)";
const TAKES = list('contain containing contains include including use using used involve involving employ employing');

/** What stands behind these is excluded. */
const AFTER: readonly Cue[] = [
  { side: 'after', pattern: new RegExp(`(?<!\\b(?:not|do|go) )\\bwithout (?:any )?(?:${USING} )?(?:any )?`, 'giu') },
  { side: 'after', pattern: /\b(?<!not )(?<!-)free (?:of|from) (?:any )?(?!charge)/giu },
  { side: 'after', pattern: new RegExp(`\\b${NOT} (?:be )?(?:${TAKES}) (?:any |the use of )?(?!only|just)`, 'giu') },
  { side: 'after', pattern: new RegExp(`\\b${NOT} (?:be )?(?:based|built|reliant|dependent) (?:up)?on `, 'giu') },
  { side: 'after', pattern: new RegExp(`\\b${NOT} (?:be )?made (?:of|from|with) `, 'giu') },
  { side: 'after', pattern: new RegExp(`\\b${NOT} (?:rely|relying|depend|depending) (?:up)?on `, 'giu') },
  { side: 'after', pattern: new RegExp(`\\b${NOT} require (?:the use of |any )`, 'giu') },
  {
    side: 'after',
    pattern: /\b(?:contain|contains|containing|use|uses|using|require|requires|requiring|with) (?:no|neither) /giu,
  },
  {
    side: 'after',
    pattern: /\b(?:excluding|except(?: for)?|other than|apart from|avoid(?:s|ing)? (?:the )?use of) /giu,
  },
  { side: 'after', pattern: /\b(?:instead of|in place of) /giu },
  { side: 'after', pattern: /\b(?:alternatives?|substitutes?) (?:to|for) /giu },
  { side: 'after', pattern: /\breplacements? (?:for|of) /giu },
  {
    side: 'after',
    pattern: /\b(?:do|does) not (?:want|accept|consider)(?: (?:solutions?|offers?|proposals?) (?:with|based on))? /giu,
  },
  { side: 'after', pattern: /\b(?:ban on|prohibit(?:s|ing)? (?:the )?use of|rules? out) /giu },
  {
    side: 'after',
    kind: 'use',
    pattern:
      /\bnot (?:be )?(?:suitable|suited|intended|meant|approved|recommended|licensed|fit) for (?:use in |use with |the )?/giu,
  },
];

/** "is excluded", "must not be used": what stands before it, from the beginning of the clause. */
const FORBIDDEN =
  '(?:is|are|be|being|has been|have been) (?:therefore |strictly |explicitly )?(?:excluded|ruled out|prohibited|forbidden|banned|no longer (?:allowed|permitted|acceptable|accepted|used)|not (?:allowed|permitted|acceptable|accepted|wanted|an option|admissible|considered)|unacceptable|out of the question|to be avoided)';
const BEFORE: readonly Cue[] = [
  { side: 'before', pattern: new RegExp(`\\s(?:${FORBIDDEN})\\b`, 'giu') },
  {
    side: 'before',
    pattern:
      /\s(?:must|may|should|shall|can|will)(?: not|not| no longer) be (?:used|considered|accepted|included|employed)\b/giu,
  },
  { side: 'before', pattern: /\s(?:must|should|shall) be (?:avoided|excluded|ruled out)\b/giu },
];

/** "No X may be used". */
const NO_SUCH =
  /(?<=^\s*|,\s|\bwith )no (?:added )?([\p{L}\p{N} -]{2,40}?) (?:(?:may|must|should|can|shall|will) be (?:used|added|needed|present)|(?:is|are) (?:allowed|permitted|accepted|used|needed|required))/giu;

/** lead-free, non-fluorinated: the word itself says it. */
const X_FREE = /(?<![\p{L}\p{N}-])([\p{L}\p{N}]{2,30})-free(?![\p{L}\p{N}-])/giu;
const NON_X = new RegExp(
  `(?<![\\p{L}\\p{N}])non-?(${list('fluorinated halogenated leaded chlorinated brominated phthalate cyanide isocyanate precious PFAS PGM')})(?![\\p{L}])`,
  'giu',
);
/** What a thing may be free of without containing anything: states, faults and burdens. */
const NO_SUBSTANCE = new Set(
  list(
    `error trouble maintenance hands hand care worry risk fault defect crack stress strain noise distortion interference
     contact label toll royalty duty tax charge cost loss jam drift bug glitch artifact artefact flicker glare frost snag
     hassle disease germ pathogen damage injury pain jitter ripple backlash friction pollution emission waste model reference`,
  ).split('|'),
);

/** Heads of phrases that name no substance, part or way of working: "without loss" says how, not what. */
const NO_THING = new RegExp(
  `\\b(?:${list(
    `loss losses damage degradation change changes delay delays interruption interruptions sacrifice compromise
     limitation limitations restriction exception doubt question prejudice notice warning effort trouble difficulty problem
     problems charge cost costs risk risks effect effects impact increase decrease reduction failure failures error errors
     intervention exceeding hesitation regard respect reference success result results being knowing having adverse
     disruption disturbance degrading penalty consent permission approval`,
  )})s?$`,
  'iu',
);

/** Words that end a phrase: the rest of the clause is about something else. */
const STOP = new RegExp(
  `^(?:${list(
    `for in at to from by with on over under during when where whereas as per than while before after so if because into
     onto through via is are was were be been being must can should will would has have had may might shall that which who
     whose but yet however then it its they we our this these those there us you your such within across between among
     against upon toward towards until since although though also still not only made used using`,
  )})$`,
  'iu',
);
/** Not words that end what stands before a cue: "membranes made with NMP are ruled out". */
const STARTS =
  /^(?:we|our|they|it|that|which|but|however|therefore|since|because|if|when|for|please|and|so|use of|the use of)\s+/iu;
const ARTICLE = /^(?:any|the|a|an|all|some|further|other|added|additional|such|use of|the use of|usual|both)\s+/iu;
const WORDS_MAX = 4;

/**
 * What an English text excludes. A cue reaches to the end of its noun phrase and over a row of them ("PFAS, siloxanes or
 * silicones"). A cue before a word in -ing that is no way of using something ("without damaging the wafer"), or before a
 * state ("without loss"), excludes nothing.
 */
export function englishExclusions(text: string): ExcludedPhrase[] {
  const found: ExcludedPhrase[] = [];
  for (const clause of clausesOf(text)) {
    for (const { pattern, kind = 'without' } of AFTER) {
      for (const match of clause.matchAll(pattern)) {
        for (const written of rowAfter(clause.slice(match.index + match[0].length), kind))
          found.push({ kind, written });
      }
    }
    for (const { pattern } of BEFORE) {
      for (const match of clause.matchAll(pattern)) {
        for (const written of rowBefore(clause.slice(0, match.index))) found.push({ kind: 'without', written });
      }
    }
    for (const [, written = ''] of clause.matchAll(NO_SUCH)) found.push({ kind: 'without', written });
    if (/\bwith no |\bno added /iu.test(clause))
      for (const [, rest = ''] of clause.matchAll(/\bno added (.+)/giu)) {
        for (const written of rowAfter(rest)) found.push({ kind: 'without', written });
      }
    for (const [, written = ''] of clause.matchAll(X_FREE)) {
      if (!NO_SUBSTANCE.has(written.toLowerCase())) found.push({ kind: 'without', written });
    }
    for (const [, written = ''] of clause.matchAll(NON_X)) found.push({ kind: 'without', written });
  }
  return distinct(found);
}

/** The noun phrases of a row that begins here: "PFAS, siloxanes or silicones for textiles" has three. */
function rowAfter(rest: string, kind: ExclusionKind = 'without'): string[] {
  const row: string[] = [];
  const items = rest.split(/(\s*,\s*(?:and |or |nor )?|\s+(?:and|or|nor|as well as)\s+)/iu);
  for (let i = 0; i < items.length; i += 2) {
    const joint = items[i - 1] ?? '';
    const { phrase, ended } = phraseAt(items[i] ?? '', kind);
    // Behind a comma or an "and" a whole clause may begin; only a last item may run on.
    const isItem =
      row.length === 0 || /\b(?:or|nor)\b/iu.test(joint) || isShort(items[i] ?? '', ended, joint, items.slice(i + 1));
    if (!phrase || !isItem) break;
    row.push(phrase);
    if (ended) break;
  }
  return row;
}

function isShort(item: string, ended: boolean, joint: string, later: readonly string[]): boolean {
  if (/^\s*(?:a|an|the|it|we|this|that|our|must|then|i)\b/iu.test(item)) return false;
  const isRow =
    /\b(?:and|or|nor)\b/iu.test(joint) || later.some((one, i) => i % 2 === 0 && /\b(?:and|or|nor)\b/iu.test(one));
  return (
    isRow &&
    (!ended || item.trim().split(/\s+/).length <= WORDS_MAX + 2) &&
    !/^\s*\p{L}+ing\s+(?:the|a|an|its)\b/iu.test(item)
  );
}

/** The noun phrase that begins here, without article; `ended` when something else follows it before the row goes on. */
function phraseAt(text: string, kind: ExclusionKind): { phrase: string | undefined; ended: boolean } {
  const bare = text.trim().replace(ARTICLE, '').replace(ARTICLE, '');
  const words = bare.split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  if (
    kind === 'without' &&
    /^\p{L}{3,}ing$/iu.test(first) &&
    words.length > 1 &&
    !NOUNS_IN_ING.has(first.toLowerCase())
  )
    return { phrase: undefined, ended: true };
  const end = words.findIndex((word) => STOP.test(word));
  const own = end < 0 ? words : words.slice(0, end);
  if (isAction(own) || NO_NOUN.test(own.at(-1) ?? '') || ABSTRACT.test(head(own)))
    return { phrase: undefined, ended: true };
  const phrase = own
    .slice(0, WORDS_MAX + 2)
    .join(' ')
    .replace(/[,\s'’"”]+$/u, '');
  if (own.length === 0 || own.length > WORDS_MAX + 2 || NO_THING.test(head(own)))
    return { phrase: undefined, ended: true };
  return { phrase, ended: end >= 0 };
}

/** What a phrase is about: "salts" of "salts of lead". */
const head = (words: readonly string[]) => words.join(' ').replace(/ of .*/iu, '');
/** Adverbs and adjectives alone: the phrase was cut where it names nothing. */
const NO_NOUN = /(?:ly|ous|able|ible|ful|less)$/iu;
/** Actions and qualities, by their endings; a few substances and machines end alike. */
const ABSTRACT =
  /(?<!\b(?:radia|emul|solu|lubrica|irriga|pig|ce|ele|equip|instru|combus|extru)[st]?)(?:tion|sion|ment|ments|ness|ity|ance|ence|tions|sions|ities|need|needs|access|relief|benefit|control|background|disease|injur(?:y|ies))$/iu;
/** "without recharging" says how; joining and shaping are ways of working that can be excluded. */
const isAction = (words: readonly string[]) =>
  words.length === 1 &&
  /ing$/iu.test(words[0] ?? '') &&
  !PROCESSES.has((words[0] ?? '').toLowerCase()) &&
  !NOUNS_IN_ING.has((words[0] ?? '').toLowerCase());
const PROCESSES = new Set(
  list(
    'welding soldering brazing drilling grinding sintering gluing bolting machining etching painting milling blasting plating anodising anodizing pickling bleaching sandblasting burning',
  ).split('|'),
);
const NOUNS_IN_ING = new Set(
  list('coating plating wiring lining packaging bearing casting building steering heating cooling').split('|'),
);

/** What the subject of "is excluded" names, which may be a row of things. */
function rowBefore(before: string): string[] {
  const subject = (before.split(/,\s*(?=(?:but|and|so|while|since|because)\s)/iu).at(-1) ?? '').trim();
  const bare = subject
    .replace(STARTS, '')
    .replace(/^(?:use|offers? (?:built|based) on|solutions? (?:with|based on)) (?:of )?/iu, '')
    .replace(ARTICLE, '');
  const words = bare.split(/\s+/);
  if (bare === '' || words.length > WORDS_MAX + 3 || /\bnot\b/iu.test(bare)) return [];
  return bare
    .split(/\s*,\s*|\s+(?:and|or)\s+/iu)
    .map((item) => item.replace(ARTICLE, '').trim())
    .filter((item) => item !== '');
}
