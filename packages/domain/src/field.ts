import { parseIpc } from './ipc.ts';
import { vocabulary } from './vocabulary.ts';

/** The eleven technology fields of the Chinese technology market's statistics, used for every record. */
export const technologyFields = vocabulary('TechnologyField', {
  electronics: { zh: '电子信息', en: 'Electronics and information', ru: 'Электроника и информатика' },
  aerospace: { zh: '航空航天', en: 'Aviation and space', ru: 'Авиация и космос' },
  manufacturing: { zh: '先进制造', en: 'Advanced manufacturing', ru: 'Передовое производство' },
  biomedicine: {
    zh: '生物、医药和医疗器械',
    en: 'Biology, medicine and medical devices',
    ru: 'Биология, медицина и медицинские изделия',
  },
  materials: { zh: '新材料及其应用', en: 'New materials', ru: 'Новые материалы' },
  energy: { zh: '新能源与高效节能', en: 'New energy and energy saving', ru: 'Новая энергетика и энергосбережение' },
  environment: {
    zh: '环境保护与资源综合利用',
    en: 'Environment and resource recovery',
    ru: 'Экология и использование ресурсов',
  },
  nuclear: { zh: '核应用', en: 'Nuclear applications', ru: 'Ядерные технологии' },
  agriculture: { zh: '农业', en: 'Agriculture and food', ru: 'Сельское хозяйство и пищевая промышленность' },
  transport: { zh: '现代交通', en: 'Modern transport', ru: 'Современный транспорт' },
  city: { zh: '城市建设与社会发展', en: 'Construction and society', ru: 'Строительство и общество' },
});
export type TechnologyField = (typeof technologyFields.codes)[number];

// Longest prefix wins; the choice for broad classes follows what most filings in them are about. A class that is not
// here falls to its section's field.
const PREFIXES: Readonly<Record<TechnologyField, string>> = {
  electronics: 'G H B81B B82Y G01 G16 H04 H10 H01C H01F H01H H01L H01P H01Q H01R H01S H05',
  aerospace: 'B64 F02K F03H F41 F42',
  manufacturing:
    'B D F B05 B06 B21 B22D B22F B23 B24 B25 B26 B27 B28 B29 B30 B31 B33 B33Y B41 B65 B66 B67 F15 F16 F17 F22 F28 G05 G01M G01B',
  biomedicine: 'A61 C07 C12 C40 G16H',
  materials: 'C B22 B32 B82 C01 C03 C04 C08 C09 C21 C22 C23 C25 C30 B01 D01 D02 D03 D04 D06 D21',
  energy: 'C10 C06 E21 F01 F02 F03 F23 F24 F25 F26 F27 H01M H02 H01G Y02E Y02P H02S F24S F03D C25B',
  environment: 'B09 C02 B01D B03 B07 B08 B02 B04 C05F Y02W Y02A Y02C Y02 C22B A62D F23G E02B',
  nuclear: 'G21 H05H G01T',
  agriculture: 'A01 A21 A22 A23 A24 C05 C11 C13 C14 C12G C12H C12J C12C',
  transport: 'B60 B61 B62 B63 B68 G08G E01B E01C B60L Y02T',
  city: 'A E E01 E02 E03 E04 E05 E06 A41 A42 A43 A44 A45 A46 A47 A62 A63 B42 B43 B44 G08 G09 G10 G06Q Y',
};

const BY_PREFIX: ReadonlyMap<string, TechnologyField> = new Map(
  technologyFields.codes.flatMap((field) =>
    PREFIXES[field].split(' ').map((prefix): [string, TechnologyField] => [prefix, field]),
  ),
);

/**
 * The technology field of an IPC code, by the most specific rule that covers it.
 * @throws RangeError for a text that is not a code.
 * @example fieldOfIpc('H01M 10/0562') // 'energy'
 */
export function fieldOfIpc(code: string): TechnologyField {
  for (const prefix of parseIpc(code).path.toReversed()) {
    const field = BY_PREFIX.get(prefix);
    if (field) return field;
  }
  throw new RangeError(`${code} has no field`);
}

/**
 * The field most of the codes fall in, each subclass counted once and the earlier one deciding a tie; undefined for no
 * codes. @throws RangeError as `fieldOfIpc`.
 */
export function fieldOfIpcCodes(codes: readonly string[]): TechnologyField | undefined {
  const votes = new Map<TechnologyField, number>();
  const counted = new Set<string | undefined>();
  for (const code of codes) {
    const subclass = parseIpc(code).path.slice(0, 3).at(-1);
    if (counted.has(subclass)) continue;
    counted.add(subclass);
    const field = fieldOfIpc(code);
    votes.set(field, (votes.get(field) ?? 0) + 1);
  }
  let best: TechnologyField | undefined;
  for (const [field, count] of votes) if (best === undefined || count > (votes.get(best) ?? 0)) best = field;
  return best;
}
