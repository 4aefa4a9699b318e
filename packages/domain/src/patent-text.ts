import { OFFICE_NAMES } from './patent-office.ts';

/** What stands around a number, taken off it. */
export type NumberText = {
  /** The number alone: office, digits, letters, `/`, `.` and, where they divide the number, `-`; upper case, Latin. */
  flat: string;
  /** `flat` without `-`. */
  plain: string;
  /** What the words in front call the number. */
  role?: 'application' | 'publication';
  /** Right that the words in front name: `U` a utility model, `S` a design. */
  right?: 'U' | 'S';
  /** The first letter that no number has, such as a Cyrillic one without a Latin look-alike. */
  foreign?: string;
};

type Label = { words: string; office?: string; weak?: string; role?: NumberText['role']; right?: NumberText['right'] };

// Words that stand before a number, any number of them. The last that names a role counts: a 申请公布号 is a publication.
// `weak`: the office of a number that names none, by the language of the word.
const LABELS: readonly Label[] = [
  ...OFFICE_NAMES.map(({ office, names }) => ({ words: names, office })),
  {
    words: '实用新型|實用新型|UTILITY MODELS?|НА ПОЛЕЗНУЮ МОДЕЛЬ|ПОЛЕЗНАЯ МОДЕЛЬ|ПОЛЕЗНОЙ МОДЕЛИ|ПМ|GEBRAUCHSMUSTER',
    right: 'U',
  },
  { words: '外观设计|外觀設計|НА ПРОМЫШЛЕННЫЙ ОБРАЗЕЦ|ПРОМЫШЛЕННЫЙ ОБРАЗЕЦ|DESIGN PATENT', right: 'S' },
  { words: '申请|申請', role: 'application', weak: 'CN' },
  { words: '公开|公開|公布|公佈|公告|文献|审定', role: 'publication', weak: 'CN' },
  { words: '专利权?|專利權?|授权|授權|发明|發明|国际|國際|登记|注册|证书|證書|号码|编号|号|號|为|的|案', weak: 'CN' },
  { words: '出願番号|出願', role: 'application', weak: 'JP' },
  { words: '公開番号|公表番号|公報番号', role: 'publication', weak: 'JP' },
  { words: '特許番号|登録番号|番号|公報|特許|第', weak: 'JP' },
  { words: '출원', role: 'application', weak: 'KR' },
  { words: '공개|공고', role: 'publication', weak: 'KR' },
  { words: '등록|특허|공보|번호|제', weak: 'KR' },
  { words: '실용신안', right: 'U', weak: 'KR' },
  { words: 'APPLICATIONS?|APPLN|APPL|APP|ANMELDUNG|ANMELDENUMMER|DEMANDE|SERIAL|SER', role: 'application' },
  { words: 'ЗАЯВК[АИЕУ]|ЗАЯВКОЙ', role: 'application' },
  { words: 'PUBLICATIONS?|PUBLISHED|PUBLN|PUBL|PUBN|PUB|ПУБЛИКАЦИ[ИЯЮ]|OFFENLEGUNGSSCHRIFT', role: 'publication' },
  {
    words:
      'PATENTS?|PATENTED|PATENTNUMMER|PATENTSCHRIFT|PAT|BREVET|NUMBERS?|NUMMER|NUM|NR|N°|GRANTED|GRANT|REGISTRATION|REG|' +
      // the treaty, where a word follows it and not its number
      'PCT(?=[\\s-]+\\p{L}{3})|INTERNATIONAL|INTL|INVENTION|DOCUMENT|DOC|PROVISIONAL|REISSUE|AKTENZEICHEN|OF|THE|' +
      'ПАТЕНТ[АУЕ]?|ПАТ|НОМЕР|НА ИЗОБРЕТЕНИЕ|ИЗОБРЕТЕНИЕ|МЕЖДУНАРОДН(?:АЯ|ОЙ|ЫЙ)|РЕГИСТРАЦИОННЫЙ',
  },
];

const isWordScript = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;
const AROUND = '[\\s:.,;#№"\'“”‘’()\\[\\]{}«»*·•|/\\\\_-]*';

const LABEL_FORMS = LABELS.map((label) => {
  // A word of letters ends where its letters end; Chinese and Korean words stand one after another.
  const end = isWordScript.test(label.words)
    ? '(?:(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])|(?![\\p{L}\\p{N}]))'
    : '';
  return { ...label, pattern: new RegExp(`^${AROUND}(?:${label.words})${end}`, 'u') };
});

const OFFICES_BEHIND = OFFICE_NAMES.map(({ office, names }) => ({
  office,
  behind: new RegExp(`(?<=\\d{4}[A-Z]?\\d?)[\\s,(]+(?:${names})[\\s).]*$`, 'u'),
}));

const ANY_BEHIND = new RegExp(OFFICES_BEHIND.map(({ behind }) => behind.source).join('|'), 'u');
const ANY_LABEL = new RegExp(LABEL_FORMS.map(({ pattern }) => pattern.source).join('|'), 'u');

// Most numbers stand alone: an office and digits.
const ALONE = /^(?:PCT\/|(?!NO )[A-Z]{2}[\s-]?\d)[\dA-Z\s,./-]*$/;

const LEADING = new RegExp(`^${AROUND}`, 'u');

// "No." is a word where it follows one, or has its point; alone it is Norway.
const NUMBER_SIGN = new RegExp(`^${AROUND}(?:NO\\s*[.:#]|#)`, 'u');
const NUMBER_WORD = new RegExp(`^${AROUND}NO(?=[\\s.:#-])`, 'u');

// Marks of the Japanese and Chinese offices that say what a number is; they stay with it.
const MARKS = '特願|特開|特表|特公|特許(?!出願|公開|公報|番号)|再公表|再表|実願|実開|実公|実用新案登録|意願|意匠登録';
const KEPT_MARK = new RegExp(`^JP(?:${MARKS})`, 'u');
const MARK = new RegExp(`^${AROUND}(?:JP[\\s-]*)?(${MARKS})`, 'u');

// The long form of the Japanese office: 平成8年特許願第179521号.
const LONG_FORM =
  /(平成|昭和|令和)\s?(\d{1,2}|元)年\s?(?:特許|実用新案)(願|公開|出願公開|公告|出願公告)\s?第?\s?(\d+)/u;
const LONG_MARKS: Readonly<Record<string, string>> = {
  願: '特願',
  公開: '特開',
  出願公開: '特開',
  公告: '特公',
  出願公告: '特公',
};

// Emperors' years, in the letters of ST.10/C: Heisei from 1989, Showa from 1926, Reiwa from 2019.
const ERAS = Object.entries({ H: '平成?|HEISEI|HEI\\.?', S: '昭和?|SHOWA|SHO\\.?', R: '令和?|REIWA' }).map(
  ([letter, words]) => ({ letter, pattern: new RegExp(`^(JP[\\s-]*)?(?:${words})\\s*(?=[\\d元])`, 'u') }),
);

// Letters that look like Latin ones: Cyrillic and Greek capitals.
const LOOK_ALIKES = new Map(
  Object.entries({
    ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X', У: 'Y' },
    ...{ Ѕ: 'S', І: 'I', Ј: 'J', Ԛ: 'Q', Ԝ: 'W', Ү: 'Y', Һ: 'H' },
    ...{
      Α: 'A',
      Β: 'B',
      Ε: 'E',
      Ζ: 'Z',
      Η: 'H',
      Ι: 'I',
      Κ: 'K',
      Μ: 'M',
      Ν: 'N',
      Ο: 'O',
      Ρ: 'P',
      Τ: 'T',
      Υ: 'Y',
      Χ: 'X',
    },
  }),
);

/** Capitals that look like Latin ones become them. */
export const inLatin = (text: string): string =>
  text.replace(/[\u0370-\u03ff\u0400-\u052f]/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter);

/** Full-width and compatibility characters, invisible ones, dashes and blanks of all kinds in their plain form. */
export function plainly(text: string): string {
  return text
    .replace(/№/gu, ' # ')
    .replace(/[Nn][º°]/gu, ' # ')
    .normalize('NFKC')
    .replace(/\p{Cf}|\p{Co}|\u115f|\u1160|\u3164|\ufe0f/gu, '')
    .replace(/[\p{Pd}\u2043\u2212\u207b\u208b\u02d7\u2500\u30fc\u4e00\ua7f7~∼]/gu, '-')
    .replace(/[\u2044\u2215\u29f8\u2571]/gu, '/')
    .replace(/(?<=[\dA-Z])[\u00b7\u2022\u2027\u22c5\u30fb](?=[\dA-Z])/giu, ' ')
    .replace(/[\s\u00a0\u2800\p{Z}]+/gu, ' ')
    .toUpperCase()
    .trim();
}

const MONTHS = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|ЯНВ|ФЕВ|МАР|АПР|МА[ЙЯ]|ИЮН|ИЮЛ|АВГ|СЕН|ОКТ|НОЯ|ДЕК';
const DAYS = [
  '(?:19|20)\\d{2}\\s?[-./年]\\s?\\d{1,2}\\s?[-./月]\\s?\\d{1,2}\\s?日?',
  '\\d{1,2}[./]\\d{1,2}[./](?:19|20)\\d{2}',
  `(?:${MONTHS})\\p{L}*\\.?\\s\\d{1,2}(?:ST|ND|RD|TH)?,?\\s(?:19|20)\\d{2}`,
  `\\d{1,2}\\s?(?:${MONTHS})\\p{L}*\\.?,?\\s?(?:19|20)\\d{2}`,
  `(?:${MONTHS})\\p{L}*\\.?,?\\s(?:19|20)\\d{2}`,
];
// A day behind the number: after a mark or a word anywhere, eight digits and "6/1992" only behind a kind code.
const TRAILING = [
  new RegExp(
    `(?<=[\\p{L}\\p{N}).])(?:\\s*[-,;(\\[]+\\s*|\\s+)(?:DATED|OF|FILED(?: ON)?|PUBLISHED(?: ON)?|ОТ|ОПУБЛ\\.?|日期|公开日|公告日|申请日)?[\\s:]*[(\\[]?(?:${DAYS.join('|')})\\s?(?:Г(?:ОДА)?\\.?)?[)\\]]?[\\s.,;]*(?:БЮЛ.*)?$`,
    'u',
  ),
  /(?<=[A-ZА-Я]\d?\)?)[\s,;(*-]+(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:1[0-2]|0?[1-9])\/(?:19|20)\d{2})[)\s]*$/u,
];

// A look before the slow ones: a year stands among the last characters.
const ENDS_IN_YEAR = /(?:19|20)\d{2}[^\d]{0,4}(?:\d{1,2}[^\d]{0,4}){0,2}.{0,24}$/u;

/** Takes a number out of what people write around it. */
export function readNumberText(text: string): NumberText {
  let rest = plainly(text).replace(/^HTTPS?:\/\/\S*?\/PATENT\/([^/\s?]+)\S*$/u, '$1');
  if (ENDS_IN_YEAR.test(rest)) for (const day of TRAILING) rest = rest.replace(day, '');
  rest = rest.replace(
    LONG_FORM,
    (_all, era: string, year: string, mark: string, digits: string) =>
      `${LONG_MARKS[mark] ?? ''}${era}${year}-${digits}`,
  );
  const found: Partial<NumberText> = {};
  let office = '';
  const isAlone = ALONE.test(rest);
  for (const { office: named, behind } of isAlone || !ANY_BEHIND.test(rest) ? [] : OFFICES_BEHIND) {
    if (!behind.test(rest)) continue;
    rest = rest.replace(behind, '');
    office = named;
  }
  let weak = '';
  let mark = '';
  let isAfterWord = false;
  while (!isAlone) {
    const marked = MARK.exec(rest);
    const label = marked || !ANY_LABEL.test(rest) ? undefined : LABEL_FORMS.find(({ pattern }) => pattern.test(rest));
    const sign =
      label || marked ? undefined : (NUMBER_SIGN.exec(rest) ?? (isAfterWord ? NUMBER_WORD.exec(rest) : null));
    const code = label || marked || sign ? null : /^\s*([A-Z]{2})[\s.:-]+(?=\p{L}{2}|#|N)/u.exec(rest);
    if (marked) {
      mark = marked[1] ?? '';
      rest = rest.slice(marked[0].length);
    } else if (label) {
      rest = rest.replace(label.pattern, '');
      office ||= label.office ?? '';
      weak ||= label.weak ?? '';
      if (label.role) found.role = label.role;
      if (label.right) found.right = label.right;
    } else if (sign) rest = rest.slice(sign[0].length);
    else if (code && isLabelled(rest.slice(code[0].length))) {
      office = code[1] ?? '';
      rest = rest.slice(code[0].length);
    } else break;
    isAfterWord = true;
  }
  rest = inLatin(rest.replace(LEADING, ''));
  if (mark) office = 'JP';
  const flat = withOffice(numberOf(rest, office === 'JP' || rest.startsWith('JP')), { office, weak, mark });
  const foreign = isAlone ? undefined : /[^\x20-\x7e]/u.exec(flat.replace(KEPT_MARK, ''))?.[0];
  return { flat, plain: flat.replaceAll('-', ''), ...found, ...(foreign ? { foreign } : {}) };
}

const isLabelled = (rest: string): boolean =>
  NUMBER_SIGN.test(rest) || MARK.test(rest) || LABEL_FORMS.some(({ pattern }) => pattern.test(rest));

function numberOf(rest: string, isJapanese: boolean): string {
  let number = rest;
  if (isJapanese) {
    for (const { pattern, letter } of ERAS) number = number.replace(pattern, `$1${letter}`);
    number = number
      .replace(/^((?:JP)?[HSR])元/u, '$11-')
      .replace(/年\s*/u, '-')
      .replace(/--+/gu, '-');
  }
  return (
    number
      .replace(/\s*(?:(?:号|號|호)?(?:公報|公开|公告)?|호)$/u, '')
      // Kind codes stand in brackets too.
      .replace(/[()[\]{}'’"“”‘,;:*]+/gu, ' ')
      .replace(/\s*(?:Г\.?)$/u, '')
      .replace(/_/gu, '-')
      // Points that divide thousands, and those behind letters.
      .replace(/(?<=\d)\.(?=\d{3}(?!\d))/gu, '')
      .replace(/(?<=[A-Z])\.\s*/gu, '')
      .replace(/\.\s*$/u, '')
      .replace(/\s+/gu, '')
      .replace(/--+/gu, '-')
      .replace(/^-|-$/gu, '')
  );
}

/** With the office in front, once. */
function withOffice(number: string, { office, weak, mark }: { office: string; weak: string; mark: string }): string {
  if (mark) return `JP${mark}${number.replace(/^JP-?/u, '')}`;
  const once = number
    .replace(/^ZL/u, 'CN')
    .replace(/^(?:CN){2,}/u, 'CN')
    .replace(/^([A-Z]{2})-?\1(?=[\d/DRPH])/u, '$1');
  const whole = once.replace(/^WO-?(?=PCT)/u, '').replace(/^PCT[-/]?(?=WO)/u, '');
  const own = /^(?:PCT|[A-Z]{2})/u.test(whole) && !/^(?:PP|RE|AI)-?\d/u.test(whole);
  if (own) return whole;
  if (office) return `${office}${whole}`;
  return weak && /^[\d-]{6,}$/u.test(whole) ? `${weak}${whole}` : whole;
}
