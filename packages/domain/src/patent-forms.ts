export type PatentNumberRule =
  | 'patent_number.empty'
  | 'patent_number.office'
  | 'patent_number.format'
  | 'patent_number.kind'
  | 'patent_number.check_digit'
  | 'patent_number.is_application'
  | 'patent_number.is_publication';

export type PatentRole = 'application' | 'publication';

type Groups = Record<string, string | undefined>;

/** One spelling of one office's numbers. Patterns see upper case without spaces and commas. */
export type NumberForm = {
  /** Empty when the pattern names the office itself. */
  office: string;
  role: PatentRole;
  pattern: RegExp;
  write: (groups: Groups) => string;
  fault?: (groups: Groups) => { rule: PatentNumberRule; message: string } | undefined;
};

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

function chineseFault(groups: Groups) {
  const { serial = '', check = '' } = groups;
  const right = chineseCheckDigit(serial);
  if (check === right) return undefined;
  const message = `The check digit of CN${serial}.${check} is wrong: it should be ${right}`;
  return { rule: 'patent_number.check_digit' as const, message };
}

// The first digit of a Chinese publication number says what it is: 1 invention, 2 utility model, 3 design.
const CHINESE_KINDS: Readonly<Record<string, string>> = { 1: 'ABC', 2: 'UY', 3: 'SD' };

function chineseKindFault(groups: Groups) {
  const { serial = '', kind = '' } = groups;
  const allowed = CHINESE_KINDS[serial.charAt(0)] ?? '';
  if (kind === '' || allowed.includes(kind.charAt(0))) return undefined;
  return { rule: 'patent_number.kind' as const, message: `CN${serial} cannot have kind ${kind}: ${allowed} would fit` };
}

const joined =
  (office: string) =>
  (groups: Groups): string =>
    `${office}${groups.serial ?? ''}${groups.kind ?? ''}`;

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) >= 78 ? `19${year}` : `20${year}`;
}

// ST.3 codes of offices whose numbers are kept without a rule of their own.
const OTHER_OFFICES =
  'AE|AL|AP|AR|AT|AU|BA|BE|BG|BO|BR|BY|CA|CH|CL|CO|CR|CS|CU|CY|CZ|DD|DK|DO|DZ|EA|EC|EE|EG|ES|FI|GC|GE|GR|GT|HK|HN|HR|' +
  'HU|ID|IE|IL|IN|IR|IS|IT|JO|KE|KG|KZ|LT|LU|LV|MA|MC|MD|ME|MK|MN|MO|MT|MW|MX|MY|NI|NL|NO|NZ|OA|PA|PE|PH|PL|PT|RO|RS|' +
  'SA|SE|SG|SI|SK|SM|SU|SV|TH|TJ|TN|TR|TT|TW|UA|UY|UZ|VN|YU|ZA|ZM|ZW';

const YEAR = '(?:19|20)\\d{2}';

/** Every spelling understood; the first that fits wins, so narrow ones stand before wide ones. */
export const patentForms: readonly NumberForm[] = [
  {
    office: 'CN',
    role: 'application',
    pattern: new RegExp(`^(?:CN)?(?<serial>${YEAR}[12389]\\d{7})\\.(?<check>[\\dX])$`),
    fault: chineseFault,
    write: (g) => `CN${g.serial}.${g.check}`,
  },
  {
    office: 'CN',
    role: 'application',
    pattern: new RegExp(`^CN(?<serial>${YEAR}[12389]\\d{7})(?<check>[\\dX])?$`),
    fault: (g) => (g.check === undefined ? undefined : chineseFault(g)),
    write: (g) => `CN${g.serial}.${chineseCheckDigit(g.serial ?? '')}`,
  },
  {
    office: 'CN',
    role: 'application',
    pattern: /^(?:CN)?(?<serial>(?:8[5-9]|9\d|0[0-3])[12389]\d{5})\.(?<check>[\dX])$/,
    fault: chineseFault,
    write: (g) => `CN${g.serial}.${g.check}`,
  },
  {
    office: 'CN',
    role: 'publication',
    pattern: /^CN(?<serial>[123]\d{6}|[123]\d{8})(?<kind>[ABCUYSD]\d?)?$/,
    fault: chineseKindFault,
    write: joined('CN'),
  },
  {
    office: 'WO',
    role: 'application',
    pattern: new RegExp(`^PCT/?(?<state>[A-Z]{2})(?<year>${YEAR}|\\d{2})/(?<serial>\\d{5,6})$`),
    write: (g) => `PCT/${g.state}${fullYear(g.year ?? '')}/${(g.serial ?? '').padStart(6, '0')}`,
  },
  {
    office: 'WO',
    role: 'publication',
    pattern: new RegExp(`^WO(?<year>${YEAR})/?(?<serial>\\d{6})(?<kind>A[1-489]|B1)?$`),
    write: (g) => `WO${g.year}${g.serial}${g.kind ?? ''}`,
  },
  {
    office: 'WO',
    role: 'publication',
    pattern: /^WO(?<year>\d{2})\/?(?<serial>\d{5,6})(?<kind>A[1-489]|B1)?$/,
    write: (g) => `WO${fullYear(g.year ?? '')}${(g.serial ?? '').padStart(6, '0')}${g.kind ?? ''}`,
  },
  {
    office: 'US',
    role: 'application',
    pattern: /^US(?<series>\d{2})\/(?<serial>\d{6})$/,
    write: (g) => `US${g.series}/${g.serial}`,
  },
  {
    office: 'US',
    role: 'publication',
    pattern: new RegExp(`^US(?<year>${YEAR})/?(?<serial>\\d{6,7})(?<kind>[AP][1-9])?$`),
    write: (g) => `US${g.year}${(g.serial ?? '').padStart(7, '0')}${g.kind ?? ''}`,
  },
  {
    office: 'US',
    role: 'publication',
    pattern: /^US(?<serial>(?:D|PP|RE|R|H|T)?\d{1,8})(?<kind>[ABEHPS]\d?)?$/,
    write: (g) =>
      joined('US')(g)
        .replace(/^USR(?=\d)/, 'USRE')
        .replace(/^(US[A-Z]*)0+(?=[1-9])/, '$1'),
  },
  {
    office: 'EP',
    role: 'application',
    pattern: /^EP(?<serial>\d{8})\.(?<check>\d)$/,
    write: (g) => `EP${g.serial}.${g.check}`,
  },
  { office: 'EP', role: 'publication', pattern: /^EP(?<serial>\d{7})(?<kind>[AB][1-9])?$/, write: joined('EP') },
  {
    office: 'RU',
    role: 'application',
    pattern: new RegExp(`^RU(?<serial>${YEAR}\\d{6})(?:/\\d{2})?$`),
    write: joined('RU'),
  },
  {
    office: 'RU',
    role: 'publication',
    pattern: new RegExp(`^RU(?<serial>${YEAR}\\d{6})(?<kind>A\\d?|U\\d?)$`),
    write: joined('RU'),
  },
  { office: 'RU', role: 'publication', pattern: /^RU(?<serial>\d{5,7})(?<kind>[CUS]\d?|A)?$/, write: joined('RU') },
  {
    office: 'JP',
    role: 'application',
    pattern: new RegExp(`^(?:JP|特願|JP特願)(?<year>${YEAR})-?(?<serial>\\d{6})$`),
    write: (g) => `JP${g.year}-${g.serial}`,
  },
  {
    office: 'JP',
    role: 'publication',
    pattern: new RegExp(`^(?:JP|特開|JP特開)(?<year>${YEAR})-?(?<serial>\\d{6})(?<kind>[AT])$`),
    write: (g) => `JP${g.year}-${g.serial}${g.kind}`,
  },
  {
    office: 'JP',
    role: 'publication',
    pattern: new RegExp(`^特開(?<year>${YEAR})-?(?<serial>\\d{6})$`),
    write: (g) => `JP${g.year}-${g.serial}A`,
  },
  { office: 'JP', role: 'publication', pattern: /^JP(?<serial>[HS]?\d{7,8})(?<kind>[ABCUY]\d?)$/, write: joined('JP') },
  {
    office: 'KR',
    role: 'application',
    pattern: new RegExp(`^KR(?<right>[1-4]0)-?(?<year>${YEAR})-?(?<serial>\\d{7})$`),
    write: (g) => `KR${g.right}-${g.year}-${g.serial}`,
  },
  {
    office: 'KR',
    role: 'publication',
    pattern: new RegExp(`^KR(?<right>[1-4]0)-?(?<year>${YEAR})-?(?<serial>\\d{7})(?<kind>[AU]\\d?)$`),
    write: (g) => `KR${g.right}${g.year}${g.serial}${g.kind}`,
  },
  {
    office: 'KR',
    role: 'publication',
    pattern: /^KR(?<serial>[1-4]0-?\d{7}|[1-4]0\d{9})(?<kind>[BY]\d?)?$/,
    write: (g) => `KR${(g.serial ?? '').replace('-', '')}${g.kind ?? ''}`,
  },
  {
    office: 'DE',
    role: 'application',
    pattern: new RegExp(`^DE(?<serial>[1-6]0${YEAR}\\d{6})\\.(?<check>\\d)$`),
    write: (g) => `DE${g.serial}.${g.check}`,
  },
  {
    office: 'DE',
    role: 'publication',
    pattern: new RegExp(`^DE(?<serial>[1-6]0${YEAR}\\d{6}|\\d{6,8})(?<kind>[ABCDTU]\\d?)?$`),
    write: joined('DE'),
  },
  {
    office: 'GB',
    role: 'application',
    pattern: /^GB(?<serial>\d{7})\.(?<check>\d)$/,
    write: (g) => `GB${g.serial}.${g.check}`,
  },
  { office: 'GB', role: 'publication', pattern: /^GB(?<serial>\d{5,7})(?<kind>[ABCD]\d?)?$/, write: joined('GB') },
  {
    office: 'FR',
    role: 'publication',
    pattern: /^FR(?<serial>[1-3]\d{6})(?<kind>[ABCEFSTU]\d?)$/,
    write: joined('FR'),
  },
  {
    office: 'FR',
    role: 'application',
    pattern: /^FR(?<serial>\d{2}\/?\d{5})$/,
    write: (g) => `FR${(g.serial ?? '').replace('/', '')}`,
  },
  { office: 'FR', role: 'publication', pattern: /^FR(?<serial>[1-3]\d{6})$/, write: joined('FR') },
  // Members of a family from any other office: as they stand, and only with a kind code.
  {
    office: '',
    role: 'publication',
    pattern: new RegExp(`^(?<office>${OTHER_OFFICES})(?<serial>[A-Z]{0,3}\\d{4,13})(?<kind>[A-Z]\\d?)$`),
    write: (g) => `${g.office}${g.serial}${g.kind}`,
  },
];
