import { chineseCheckDigit } from './patent-check-digit.ts';
import { FORMER_STATES, OTHER_STATES, REGIONAL_OFFICES } from './patent-office.ts';

export type PatentNumberRule =
  | 'patent_number.empty'
  | 'patent_number.office'
  | 'patent_number.format'
  | 'patent_number.kind'
  | 'patent_number.check_digit'
  | 'patent_number.letter'
  | 'patent_number.rounded'
  | 'patent_number.is_application'
  | 'patent_number.is_publication';

export type PatentRole = 'application' | 'publication';

export type NumberGroups = Record<string, string | undefined>;
type Fault = { rule: PatentNumberRule; message: string };

/** One written form of one office's numbers. Patterns see what `readNumberText` leaves of a text. */
export type NumberForm = {
  /** Empty when the pattern names the office itself. */
  office: string;
  role: PatentRole;
  pattern: RegExp;
  /** Whether the dash divides the number, so that the pattern sees it. */
  isDashed?: true;
  /** The one form of the number, with its kind code. */
  write: (groups: NumberGroups) => string;
  fault?: (groups: NumberGroups) => Fault | undefined;
  /**
   * What names the right beside its digits: nothing for `one`, the letter of the kind code for `letters`, that of a
   * utility model alone for `models`; else the kind of right (`rightOfKind`), because the office counts utility models,
   * designs and translations for themselves.
   */
  rights?: 'one' | 'letters' | 'models';
  /** Read only where the caller or the words in front say which number it is: the digits fit another form too. */
  onlyIfSaid?: true;
};

const text = (groups: NumberGroups, name: string): string => groups[name] ?? '';
const fill = (digits: string, length: number): string => digits.replace(/^0+(?=\d)/, '').padStart(length, '0');
const bare = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

function chineseFault(groups: NumberGroups): Fault | undefined {
  const serial = chineseSerial(groups);
  const check = text(groups, 'check');
  const right = chineseCheckDigit(serial);
  if (check === '' || check === right) return undefined;
  return {
    rule: 'patent_number.check_digit',
    message: `The check digit of CN${serial}.${check} is wrong: it should be ${right}`,
  };
}

const chineseSerial = ({ year = '', type = '', serial = '' }: NumberGroups): string =>
  `${year.padStart(2, '0')}${type}${serial}`;

/** The short form of EPO's databases: four digits of year, and six of the serial number whatever its length. */
function chineseShort(groups: NumberGroups): NumberGroups {
  const { year = '', type = '', serial = '' } = groups;
  const isOld = Number(year) < 2003 || (year === '2003' && serial.startsWith('0'));
  return isOld ? { year: year.slice(2), type, serial: serial.slice(1) } : { year, type, serial: `0${serial}` };
}

const chinese = (groups: NumberGroups): string =>
  `CN${chineseSerial(groups)}.${chineseCheckDigit(chineseSerial(groups))}`;

// The first digit of a Chinese publication number says what it is: 1 invention, 2 utility model, 3 design.
const CHINESE_KINDS: Readonly<Record<string, string>> = { 1: 'ABC', 2: 'UY', 3: 'SD' };

function chineseKindFault(groups: NumberGroups): Fault | undefined {
  const { serial = '', kind = '' } = groups;
  const allowed = CHINESE_KINDS[serial.charAt(0)] ?? '';
  if (kind === '' || allowed.includes(kind.charAt(0))) return undefined;
  return { rule: 'patent_number.kind', message: `CN${serial} cannot have kind ${kind}: ${allowed} would fit` };
}

const joined =
  (office: string, length = 0) =>
  (groups: NumberGroups): string =>
    `${office}${length > 0 ? fill(text(groups, 'serial'), length) : text(groups, 'serial')}${text(groups, 'kind')}`;

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) >= 78 ? `19${year}` : `20${year}`;
}

const YEAR = '(?:19|20)\\d{2}';
// Years in two digits of international numbers: the first were of 1978.
const PCT_YEAR = '(?:7[89]|[89]\\d|0\\d|1[0-8]|2[1-9])';

const pct = (g: NumberGroups): string => `PCT/${g.state}${fullYear(text(g, 'year'))}/${fill(text(g, 'serial'), 6)}`;
const wo = (g: NumberGroups): string => `WO${fullYear(text(g, 'year'))}${fill(text(g, 'serial'), 6)}${text(g, 'kind')}`;

// Series of applications of the USPTO, and the highest that numbers of patents had reached in 2026.
const US_SERIES = '0[2-9]|1[0-9]|29|35|6[0-3]|9[056]';
const US_SERIES_OF_PATENTS = 12;
// What kind codes of documents say of their series (USPTO, "Kind codes", in force since 2001).
const US_LETTERS: Readonly<Record<string, string>> = { S: 'D', P: 'PP', E: 'RE', H: 'H' };
const US_SAME: Readonly<Record<string, string>> = { R: 'RE', DES: 'D', P: 'PP', RD: 'D' };

function usPatent(g: NumberGroups): string {
  const letters = text(g, 'letters') || (US_LETTERS[text(g, 'kind').charAt(0)] ?? '');
  return `US${US_SAME[letters] ?? letters}${bare(text(g, 'serial'))}${text(g, 'kind')}`;
}

function usPatentFault(g: NumberGroups): Fault | undefined {
  const { letters = '', serial = '', kind = '' } = g;
  const series = Number(serial.slice(0, 2));
  if (letters !== '' || kind !== '' || serial.length !== 8 || series <= US_SERIES_OF_PATENTS) return undefined;
  const message = `US${serial} is the application US${serial.slice(0, 2)}/${serial.slice(2)}: patents have not reached that number; if it is one, add its kind code`;
  return { rule: 'patent_number.is_application', message };
}

// Laid-open and examined Japanese documents bear emperors' years until 1999 (Heisei 11), the Christian ones after.
function eraOf(g: NumberGroups): { letter: string; year: number } {
  const year = Number(text(g, 'year'));
  if (text(g, 'year').length === 4) {
    return year >= 1989 ? { letter: 'H', year: year - 1988 } : { letter: 'S', year: year - 1925 };
  }
  return { letter: text(g, 'era') || (year <= 31 ? 'H' : 'S'), year };
}

const JP_MARKS: Readonly<Record<string, string>> = {
  ...{
    特開: 'A',
    特表: 'A',
    特公: 'B2',
    実開: 'U',
    実公: 'Y2',
    実用新案登録: 'U',
    意匠登録: 'S',
    実願: 'U',
    意願: 'S',
  },
};
const jpKind = (g: NumberGroups): string => text(g, 'kind') || (JP_MARKS[text(g, 'mark')] ?? '');
const jpMarked = (g: NumberGroups): string => jpKind(g) || 'A';

function jpEra(g: NumberGroups): string {
  const { letter, year } = eraOf(g);
  return `JP${letter}${String(year).padStart(2, '0')}${fill(text(g, 'serial'), 6)}${jpMarked(g)}`;
}

function jpApplication(g: NumberGroups): string {
  const { letter, year } = eraOf(g);
  const since = { H: 1988, S: 1925, R: 2018 }[letter] ?? 1988;
  const right = jpKind(g);
  return `JP${since + year}-${fill(text(g, 'serial'), 6)}${right === 'A' ? '' : right}`;
}

const KR_KINDS: Readonly<Record<string, string>> = { U: '20', Y: '20', S: '30' };
const krRight = (g: NumberGroups): string => text(g, 'right') || (KR_KINDS[text(g, 'kind').charAt(0)] ?? '10');
const KR_LAID_OPEN: Readonly<Record<string, string>> = { 10: 'A', 20: 'U', 30: 'S' };

const krLaidOpen = (g: NumberGroups): string =>
  `KR${krRight(g)}${g.year}${g.serial}${g.kind ?? KR_LAID_OPEN[krRight(g)] ?? 'A'}`;

const gbYear = (g: NumberGroups): string => text(g, 'year').slice(-2);
// Since 2004: 10 patent, 11 patent of a PCT application, 12 certificate, 20 and 21 utility model, 50 and 60 European.
const DE_TYPE = '(?:1[0-2]|2[0-2]|[3-6]0)';
const DE_YEAR = '20(?:0[3-9]|[1-9]\\d)';

function anyNumber(groups: NumberGroups): string {
  return `${groups.office}${bare(text(groups, 'serial'))}${groups.kind ?? ''}`;
}

const OTHER_OFFICES = [...OTHER_STATES.split(' '), ...FORMER_STATES, ...REGIONAL_OFFICES]
  .filter((code) => !['EP', 'WO', 'EA', 'SU'].includes(code))
  .join('|');

/**
 * Every written form understood, by office; the first that fits wins, so narrow ones stand before wide ones. Forms of
 * applications are those of the offices and of EPO's databases (docdb, epodoc: WIPO ST.10/C, ST.13), kind codes those of
 * WIPO ST.16; all as of 2025.
 */
export const patentForms: readonly NumberForm[] = [
  {
    office: 'CN',
    role: 'application',
    pattern: new RegExp(`^(?:CN)?(?<year>${YEAR})(?<type>[12389])(?<serial>\\d{7})\\.(?<check>[\\dX])$`),
    fault: chineseFault,
    write: chinese,
  },
  {
    office: 'CN',
    role: 'application',
    pattern: new RegExp(`^CN(?<year>${YEAR})(?<type>[12389])(?<serial>\\d{7})(?:(?<check>[\\dX])|A)?$`),
    fault: chineseFault,
    write: chinese,
  },
  // Thirteen digits without an office are Chinese when the last is right for the others.
  {
    office: 'CN',
    role: 'application',
    isDashed: true,
    pattern: new RegExp(`^(?<year>${YEAR})(?<type>[12389])(?<serial>\\d{7})(?<check>[\\dX])$`),
    fault: chineseFault,
    write: chinese,
  },
  {
    office: 'CN',
    role: 'application',
    pattern: /^(?:CN)?(?<year>8[5-9]|9\d|0?[0-3])(?<type>[12389])(?<serial>\d{5})\.(?<check>[\dX])$/,
    fault: chineseFault,
    write: chinese,
  },
  {
    office: 'CN',
    role: 'application',
    pattern: /^CN(?<year>198[5-9]|199\d|20[0-4]\d)(?<type>[12389])(?<serial>\d{6})A?$/,
    write: (g) => chinese(chineseShort(g)),
  },
  {
    office: 'CN',
    role: 'application',
    pattern: /^CN(?<year>8[5-9]|9\d|0[0-3])(?<type>[12389])(?<serial>\d{5})(?<check>[\dX])?$/,
    fault: chineseFault,
    write: chinese,
    onlyIfSaid: true,
  },
  {
    office: 'CN',
    role: 'publication',
    pattern: /^CN0*(?<serial>[123]\d{6}|[123]\d{8}|8[5-8][123]\d{5})(?<kind>[ABCUYSD]\d?)?$/,
    fault: (g) => (text(g, 'serial').length === 8 ? undefined : chineseKindFault(g)),
    write: joined('CN'),
    rights: 'one',
  },
  {
    office: 'WO',
    role: 'application',
    pattern: new RegExp(`^(?:PCT|WO)/?(?<state>[A-Z]{2})/?(?<year>${YEAR}|[0-47-9]\\d)/(?<serial>\\d{1,6})(?:W|A)?$`),
    write: pct,
  },
  {
    office: 'WO',
    role: 'application',
    pattern: new RegExp(`^PCT/?(?<state>[A-Z]{2})/?(?<year>${YEAR}|${PCT_YEAR})(?<serial>\\d{6}|\\d{5})$`),
    write: pct,
  },
  {
    office: 'WO',
    role: 'application',
    pattern: new RegExp(`^WO(?<year>${YEAR})/?(?<state>[A-Z]{2})(?<serial>\\d{1,6})W?$`),
    write: pct,
  },
  {
    office: 'WO',
    role: 'application',
    pattern: new RegExp(`^(?<state>[A-Z]{2})(?:(?<year>${YEAR})(?<serial>\\d{6})|(?<yy>\\d{2})(?<short>\\d{5}))W$`),
    write: (g) => pct({ state: g.state, year: g.year ?? g.yy, serial: g.serial ?? g.short }),
  },
  {
    office: 'WO',
    role: 'publication',
    pattern: new RegExp(`^WO0{0,2}(?<year>${YEAR})/?(?<serial>\\d{6})(?<kind>[AC]\\d|B1)?$`),
    write: wo,
    rights: 'one',
  },
  {
    office: 'WO',
    role: 'publication',
    pattern: new RegExp(`^WO(?<year>${YEAR})(?:/(?<serial>\\d{1,5})|(?<short>\\d{5}))(?<kind>[AC]\\d|B1)?$`),
    write: (g) => wo({ ...g, serial: g.serial ?? g.short }),
    rights: 'one',
  },
  {
    office: 'WO',
    role: 'publication',
    pattern: /^WO(?<year>\d{2})\/(?<serial>\d{1,6})(?<kind>[AC]\d|B1)?$/,
    write: wo,
    rights: 'one',
  },
  {
    office: 'WO',
    role: 'publication',
    pattern: new RegExp(`^WO(?<year>${PCT_YEAR})(?<serial>\\d{5,6})(?<kind>[AC]\\d|B1)?$`),
    write: wo,
    rights: 'one',
  },
  {
    office: 'US',
    role: 'application',
    pattern: /^(?:US)?(?<series>\d{1,2})\/(?<serial>\d{6})[AFPV]?$/,
    write: (g) => `US${fill(text(g, 'series'), 2)}/${g.serial}`,
  },
  {
    office: 'US',
    role: 'application',
    pattern: new RegExp(`^US${YEAR}(?<series>${US_SERIES})(?<serial>\\d{6})[AFPV]?$`),
    write: (g) => `US${g.series}/${g.serial}`,
  },
  {
    office: 'US',
    role: 'application',
    pattern: new RegExp(`^US(?<series>${US_SERIES})(?<serial>\\d{6})[AFPV]?$`),
    write: (g) => `US${g.series}/${g.serial}`,
    onlyIfSaid: true,
  },
  {
    office: 'US',
    role: 'publication',
    pattern: new RegExp(`^US(?<year>${YEAR})(?:/(?<short>\\d{1,7})|(?<serial>\\d{6,7}))(?<kind>[AP][1-9])?$`),
    write: (g) => `US${g.year}${fill(text(g, 'short') || text(g, 'serial'), 7)}${g.kind ?? ''}`,
    rights: 'one',
  },
  {
    office: 'US',
    role: 'publication',
    pattern: /^US0*(?<letters>D|DES|PP|P|RE|RD|R|RX|AI|H|T|X)?0*(?<serial>\d{1,8})(?<kind>[ABCEFHIJKOPS]\d?)?$/,
    fault: usPatentFault,
    write: usPatent,
    rights: 'one',
  },
  {
    office: 'EP',
    role: 'application',
    pattern: /^EP(?<serial>\d{7,8})\.(?<check>\d)$/,
    write: (g) => `EP${fill(text(g, 'serial'), 8)}.${g.check}`,
  },
  {
    office: 'EP',
    role: 'application',
    pattern: /^EP(?:19(?<year>7[89]|[89]\d)|20(?<since>[0-2]\d))0(?<serial>\d{6})A?$/,
    write: (g) => `EP${g.year ?? g.since}${g.serial}`,
  },
  {
    office: 'EP',
    role: 'publication',
    pattern: /^EP0*(?<serial>[1-9]\d{0,6})(?<kind>[AB][1-9])$/,
    write: joined('EP', 7),
    rights: 'one',
  },
  {
    office: 'EP',
    role: 'application',
    pattern: /^EP(?<serial>\d{8})(?<check>\d)$/,
    write: (g) => `EP${g.serial}.${g.check}`,
    onlyIfSaid: true,
  },
  { office: 'EP', role: 'application', pattern: /^EP(?<serial>[012789]\d{7})A?$/, write: (g) => `EP${g.serial}` },
  {
    office: 'EP',
    role: 'publication',
    pattern: /^EP0*(?<serial>[1-9]\d{0,6})$/,
    write: joined('EP', 7),
    rights: 'one',
  },
  {
    office: 'RU',
    role: 'application',
    pattern: new RegExp(`^RU(?<serial>${YEAR}\\d{6}|9\\d{7})(?:/\\d{2})?$`),
    write: joined('RU'),
  },
  {
    office: 'RU',
    role: 'publication',
    pattern: new RegExp(`^RU(?<serial>${YEAR}\\d{6}|9\\d{7})(?<kind>A\\d?|U\\d?)?$`),
    write: (g) => `RU${g.serial}${g.kind ?? 'A'}`,
  },
  {
    office: 'RU',
    role: 'publication',
    pattern: /^RU0*(?<serial>[1-9]\d{0,6})(?<kind>[CUSAB]\d?)?$/,
    write: joined('RU'),
  },
  // Before 2000 in emperors' years, since then in Christian ones.
  {
    office: 'JP',
    role: 'application',
    isDashed: true,
    pattern: new RegExp(
      `^JP(?<mark>特願|実願|意願)(?:第)?(?:(?<full>${YEAR})-?(?<serial>\\d{1,6})|(?<era>[HSR])?(?<year>\\d{1,2})-(?<old>\\d{1,6})|(?<eras>[HSR])(?<years>\\d{2})(?<older>\\d{6}))$`,
    ),
    write: (g) =>
      g.full
        ? `JP${g.full}-${fill(text(g, 'serial'), 6)}${jpKind(g)}`
        : jpApplication({ mark: g.mark, era: g.era ?? g.eras, year: g.year ?? g.years, serial: g.old ?? g.older }),
  },
  {
    office: 'JP',
    role: 'application',
    isDashed: true,
    pattern: new RegExp(`^JP-?(?<year>${YEAR})-?(?<serial>\\d{6}|\\d{7})(?<kind>U|S)?$`),
    write: (g) => `JP${g.year}-${fill(text(g, 'serial'), 6)}${g.kind ?? ''}`,
  },
  {
    office: 'JP',
    role: 'application',
    isDashed: true,
    pattern: /^JP-?(?<era>[HSR])?-?(?<year>\d{1,2})-(?<serial>\d{1,6})$/,
    write: jpApplication,
    onlyIfSaid: true,
  },
  {
    office: 'JP',
    role: 'application',
    pattern: /^JP(?<serial>\d{1,6})(?<year>[4-9]\d)A?$/,
    write: (g) => `JP19${g.year}-${fill(text(g, 'serial'), 6)}`,
    onlyIfSaid: true,
  },
  {
    office: 'JP',
    role: 'publication',
    isDashed: true,
    pattern: /^JP-?(?:00)?(?<mark>特開|特表)?-?(?<year>20\d{2})-?(?<serial>\d{6})-?(?<kind>[AT]\d?)?$/,
    write: (g) => `JP${g.year}-${g.serial}${g.kind ?? 'A'}`,
  },
  {
    office: 'JP',
    role: 'publication',
    isDashed: true,
    pattern: /^JP-?(?<mark>特開|特表)(?<year>20\d{2})-(?<serial>\d{1,5})$/,
    write: (g) => `JP${g.year}-${fill(text(g, 'serial'), 6)}A`,
  },
  {
    office: 'JP',
    role: 'publication',
    pattern: new RegExp(`^JP(?:再公?表|WO|再公?表WO)(?<year>${YEAR}|\\d{2})/?(?<serial>\\d{5,6})(?<kind>[AS]\\d)?$`),
    write: (g) => `JPWO${fullYear(text(g, 'year'))}${fill(text(g, 'serial'), 6)}${g.kind ?? 'A1'}`,
    rights: 'one',
  },
  {
    office: 'JP',
    role: 'publication',
    isDashed: true,
    pattern:
      /^JP-?(?<mark>特開|特表|特公|実開|実公)?-?(?:(?<era>[HS])-?)?(?<year>\d{1,2})-(?<serial>\d{1,6})-?(?<kind>[ABUY]\d?)?$/,
    write: jpEra,
    rights: 'letters',
  },
  {
    office: 'JP',
    role: 'publication',
    isDashed: true,
    pattern: /^JP-?(?<mark>特開|特表|特公|実開|実公)?(?<year>19\d{2})-?(?<serial>\d{1,6})-?(?<kind>[ABUY]\d?)?$/,
    write: jpEra,
    rights: 'letters',
  },
  {
    office: 'JP',
    role: 'publication',
    pattern: /^JP0*(?<mark>特開|特表|特公|実開|実公)?(?<era>[HS])(?<year>\d{2})(?<serial>\d{4,6})(?<kind>[ABUY]\d?)?$/,
    write: jpEra,
    rights: 'letters',
  },
  // The same in two plain digits: a laid-open document, of 1971 (Showa 46) to 1999 (Heisei 11).
  {
    office: 'JP',
    role: 'publication',
    pattern: /^JP(?<year>4[6-9]|5\d|6[0-4]|0[1-9]|1[01])(?<serial>\d{6})(?<kind>A\d?|U)$/,
    write: jpEra,
    rights: 'letters',
  },
  {
    office: 'JP',
    role: 'publication',
    pattern: /^JP(?<mark>特許|実用新案登録|意匠登録)?0*(?<serial>[1-9]\d{0,6})(?<kind>[BCUYS]\d?)?$/,
    write: (g) => `JP${g.serial}${jpKind(g)}`,
  },
  {
    office: 'KR',
    role: 'application',
    pattern: new RegExp(`^KR(?<right>[1-4]0)(?<year>${YEAR})(?<serial>\\d{7})$`),
    write: (g) => `KR${g.right}-${g.year}-${g.serial}`,
  },
  {
    office: 'KR',
    role: 'application',
    isDashed: true,
    pattern: new RegExp(`^(?<right>[1-4]0)-(?<year>${YEAR})-?(?<serial>\\d{7})$`),
    write: (g) => `KR${g.right}-${g.year}-${g.serial}`,
  },
  {
    office: 'KR',
    role: 'application',
    pattern: new RegExp(`^KR(?<year>${YEAR})(?<serial>\\d{7})$`),
    write: (g) => `KR10-${g.year}-${g.serial}`,
  },
  {
    office: 'KR',
    role: 'publication',
    pattern: new RegExp(`^KR(?<right>[1-4]0)?(?<year>${YEAR})(?<serial>\\d{7})(?<kind>[AUS]\\d?)?$`),
    write: krLaidOpen,
    rights: 'one',
  },
  {
    office: 'KR',
    role: 'publication',
    isDashed: true,
    pattern: new RegExp(`^(?<right>[1-4]0)-(?<year>${YEAR})-?(?<serial>\\d{7})-?(?<kind>[AUS]\\d?)?$`),
    write: krLaidOpen,
    rights: 'one',
  },
  {
    office: 'KR',
    role: 'publication',
    pattern: /^KR(?<year>[6-9]\d)(?<serial>\d{7})(?<kind>[AU]\d?)$/,
    write: (g) => krLaidOpen({ ...g, year: `19${g.year}` }),
    rights: 'one',
  },
  {
    office: 'KR',
    role: 'publication',
    isDashed: true,
    pattern: /^(?:KR-?)?(?<right>[1-4]0)-(?<serial>\d{7})-?(?<kind>[BYS]\d?)?$/,
    write: (g) => `KR${g.right}${g.serial}${g.kind ?? ''}`,
    rights: 'one',
  },
  {
    office: 'KR',
    role: 'publication',
    pattern: /^KR(?<right>[1-4]0)?(?<serial>\d{7})(?<kind>[BYS]\d?)?$/,
    write: (g) => `KR${krRight(g)}${g.serial}${g.kind ?? ''}`,
    rights: 'one',
  },
  // Until 1998 laid-open and examined documents had two digits of the year, each kind its own numbers.
  {
    office: 'KR',
    role: 'publication',
    pattern: /^KR(?:19)?(?<year>[6-9]\d)(?<serial>\d{7})(?<kind>[BY]\d?)$/,
    write: (g) => `KR${g.year}${g.serial}${g.kind}`,
    rights: 'letters',
  },
  {
    office: 'DE',
    role: 'application',
    pattern: new RegExp(`^DE(?<serial>${DE_TYPE}${YEAR}\\d{6})\\.(?<check>\\d)$`),
    write: (g) => `DE${g.serial}.${g.check}`,
  },
  {
    office: 'DE',
    role: 'application',
    pattern: new RegExp(`^DE(?<serial>${DE_TYPE}${DE_YEAR}\\d{6})(?:(?<check>\\d)|A|U)?$`),
    write: (g) => `DE${g.serial}${g.check ? `.${g.check}` : ''}`,
  },
  {
    office: 'DE',
    role: 'application',
    pattern: new RegExp(`^DE(?<year>${DE_YEAR})(?<type>${DE_TYPE})(?<serial>\\d{6})[AU]?$`),
    write: (g) => `DE${g.type}${g.year}${g.serial}`,
  },
  {
    office: 'DE',
    role: 'application',
    pattern: /^DE[PG]?(?<serial>\d{7,8})\.(?<check>\d)$/,
    write: (g) => `DE${g.serial}.${g.check}`,
  },
  // Without their office German numbers show by their letter, or by a kind of right that no Chinese year begins with.
  {
    office: 'DE',
    role: 'application',
    pattern: new RegExp(`^(?:[PG](?<old>\\d{7})|(?<serial>(?:1[0-2]|21)${YEAR}\\d{6}))\\.(?<check>\\d)$`),
    write: (g) => `DE${g.old ?? g.serial}.${g.check}`,
  },
  {
    office: 'DE',
    role: 'application',
    pattern: /^DE(?:[PG]?(?<serial>[1-6]\d{7})(?<check>\d)?A?|[PG](?<old>\d{7})(?<mark>\d)?)$/,
    write: (g) => {
      const check = g.check ?? g.mark;
      return `DE${g.serial ?? g.old}${check ? `.${check}` : ''}`;
    },
    onlyIfSaid: true,
  },
  {
    office: 'DE',
    role: 'publication',
    pattern: new RegExp(`^DE0*(?<serial>${DE_TYPE}${YEAR}\\d{6})(?<kind>[ABCDTU]\\d?)?$`),
    write: joined('DE'),
    rights: 'one',
  },
  {
    office: 'DE',
    role: 'publication',
    pattern: /^DE0*(?<serial>[1-9]\d{0,7})(?<kind>[ABCDTU]\d?)?$/,
    write: joined('DE'),
    rights: 'models',
  },
  {
    office: 'GB',
    role: 'application',
    pattern: /^GB(?<serial>\d{6,7})\.(?<check>\d)$/,
    write: (g) => `GB${fill(text(g, 'serial'), 7)}.${g.check}`,
  },
  {
    office: 'GB',
    role: 'application',
    pattern: new RegExp(`^GB(?<year>${YEAR})(?:00)?(?<serial>\\d{5})A?$`),
    write: (g) => `GB${g.year}${g.serial}`,
  },
  {
    office: 'GB',
    role: 'application',
    pattern: /^GB(?<year>7[89]|[89]\d|[0-3]\d)(?<serial>\d{5})(?<check>\d)?$/,
    write: (g) => (g.check ? `GB${g.year}${g.serial}.${g.check}` : `GB${fullYear(gbYear(g))}${g.serial}`),
    onlyIfSaid: true,
  },
  {
    office: 'GB',
    role: 'publication',
    pattern: /^GB0*(?<serial>[1-9]\d{0,6})(?<kind>[ABCD]\d?)?$/,
    write: joined('GB'),
    rights: 'one',
  },
  {
    office: 'FR',
    role: 'publication',
    pattern: /^FR0*(?<serial>[1-3]\d{6}|[1-9]\d{4,5})(?<kind>[ABCEFSTU]\d?)$/,
    write: joined('FR'),
    rights: 'one',
  },
  {
    office: 'FR',
    role: 'application',
    pattern: /^FR(?<year>\d{2})\/?(?<serial>\d{5})$/,
    write: (g) => `FR${g.year}${g.serial}`,
  },
  {
    office: 'FR',
    role: 'application',
    pattern: /^FR(?:19|20)(?<year>\d{2})(?:00)?(?<serial>\d{5})A?$/,
    write: (g) => `FR${g.year}${g.serial}`,
  },
  {
    office: 'FR',
    role: 'publication',
    pattern: /^FR0*(?<serial>[1-3]\d{6}|[1-9]\d{4,5})$/,
    write: joined('FR'),
    rights: 'one',
  },
  {
    office: 'EA',
    role: 'application',
    pattern: new RegExp(`^EA(?<serial>${YEAR}\\d{5})A?$`),
    write: joined('EA'),
  },
  {
    office: 'EA',
    role: 'publication',
    pattern: new RegExp(`^EA(?<serial>${YEAR}\\d{5})(?<kind>A\\d)?$`),
    write: (g) => `EA${g.serial}${g.kind ?? 'A1'}`,
    rights: 'one',
  },
  {
    office: 'EA',
    role: 'publication',
    pattern: /^EA0*(?<serial>[1-9]\d{0,5})(?<kind>[ABS]\d)?$/,
    write: joined('EA', 6),
  },
  { office: 'SU', role: 'publication', pattern: /^SU0*(?<serial>[1-9]\d{0,6})(?<kind>[AS]\d?)?$/, write: joined('SU') },
  {
    office: 'SU',
    role: 'application',
    pattern: /^SU(?<serial>\d{6,7})(?:\/\d{2}-?\d{2})?$/,
    write: joined('SU'),
    onlyIfSaid: true,
  },
  {
    office: 'CA',
    role: 'publication',
    pattern: /^CA0*(?<serial>[1-9]\d{0,6})(?<kind>[AC]\d?)?$/,
    write: joined('CA'),
    rights: 'one',
  },
  {
    office: 'CA',
    role: 'application',
    pattern: /^CA0*(?<serial>[1-9]\d{5,6})$/,
    write: joined('CA'),
    onlyIfSaid: true,
  },
  {
    office: 'CA',
    role: 'application',
    pattern: new RegExp(`^CA${YEAR}0*(?<serial>[1-9]\\d{5,6})A?$`),
    write: joined('CA'),
  },
  {
    office: 'AU',
    role: 'publication',
    pattern: new RegExp(`^AU(?<year>${YEAR})(?<serial>\\d{5,6})(?<kind>[ABCDU]\\d?)?$`),
    write: (g) => `AU${g.year}${fill(text(g, 'serial'), 6)}${g.kind ?? ''}`,
    rights: 'one',
  },
  {
    office: 'AU',
    role: 'application',
    pattern: new RegExp(`^AU(?<year>${YEAR})0?(?<serial>\\d{6})A?$`),
    write: (g) => `AU${g.year}${g.serial}`,
    onlyIfSaid: true,
  },
  {
    office: 'AU',
    role: 'publication',
    pattern: /^AU0*(?<serial>[1-9]\d{0,5})(?<kind>[ABCDU]\d?)?$/,
    write: joined('AU'),
    rights: 'one',
  },
  {
    office: 'AU',
    role: 'application',
    pattern: /^AU[AB]?(?<serial>\d{4,5})\/(?<year>\d{2})$/,
    write: (g) => `AU${fill(text(g, 'serial'), 5)}/${g.year}`,
  },
  {
    office: 'KZ',
    role: 'application',
    pattern: new RegExp(`^KZ(?<year>${YEAR})/?(?<serial>\\d{4})(?:\\.(?<check>\\d))?$`),
    write: (g) => `KZ${g.year}/${g.serial}${g.check ? `.${g.check}` : ''}`,
  },
  {
    office: 'BY',
    role: 'application',
    pattern: new RegExp(`^BY(?<type>[AU])(?<year>${YEAR})(?<serial>\\d{4})$`),
    write: (g) => `BY${g.type}${g.year}${g.serial}`,
  },
  {
    office: 'UA',
    role: 'application',
    pattern: new RegExp(`^UA(?<type>[AUS])(?<year>${YEAR})(?<serial>\\d{5})$`),
    write: (g) => `UA${g.type}${g.year}${g.serial}`,
  },
  {
    office: '',
    role: 'publication',
    pattern: /^(?<office>KZ|BY|UA)0*(?<serial>[1-9]\d{0,6})(?<kind>[ABCUS]\d?)?$/,
    write: anyNumber,
  },
  // Members of a family from any other office: as they stand.
  {
    office: '',
    role: 'publication',
    pattern: new RegExp(`^(?<office>${OTHER_OFFICES})0*(?<serial>[A-Z]{0,3}\\d{4,13})(?<kind>[A-Z]\\d?)$`),
    write: anyNumber,
  },
  {
    office: '',
    role: 'publication',
    pattern: new RegExp(`^(?<office>${OTHER_OFFICES})(?<serial>[A-Z]{0,3}\\d{5,13})$`),
    write: anyNumber,
  },
  {
    office: '',
    role: 'application',
    pattern: new RegExp(`^(?<office>${OTHER_OFFICES})(?<serial>[A-Z]{0,4}\\d{1,13}(?:/\\d{2,9}){0,2}(?:\\.[\\dX])?)$`),
    write: anyNumber,
    onlyIfSaid: true,
  },
];

/** What follows the digits of a right whose office counts each kind of right for itself: utility models, designs, translations. */
export function rightOfKind(kind: string | undefined): string {
  const letter = kind?.charAt(0) ?? '';
  if (letter === '' || 'ABC'.includes(letter)) return '';
  return { Y: 'U', E: 'T' }[letter] ?? letter;
}

// Offices whose publications have numbers of their own. Others publish an application under the number it was filed
// under, or write both numbers in other forms: the digits name one right, whichever number they are.
const OWN_NUMBERS: readonly string[] = ['CN', 'EP', 'FR', 'GB', 'JP', 'KR', 'US', 'WO'];

/** The role under which a number names its right. */
export const roleOfRight = (office: string, role: PatentRole): PatentRole =>
  OWN_NUMBERS.includes(office) ? role : 'publication';

// Check digits that not every register gives, and years that some shorten: no part of the right's name.
const SHORTENED: Readonly<Record<string, (number: string) => string>> = {
  EP: (number) => number.replace(/\.\d$/, ''),
  DE: (number) => number.replace(/\.\d$/, ''),
  KZ: (number) => number.replace(/\.\d$/, ''),
  GB: (number) => number.replace(/\.\d$/, '').replace(/^GB(?:19|20)(\d{7})$/, 'GB$1'),
};

/** An application number without what registers leave out. */
export const shortened = (office: string, number: string): string => SHORTENED[office]?.(number) ?? number;
