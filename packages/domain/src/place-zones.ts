import { dayIn, endOfDay } from './calendar.ts';
import type { Place } from './place.ts';

/**
 * Zones of regions in countries that have several, as "zone zone: region region". Source: zone.tab of the IANA time
 * zone database 2026c and ISO 3166-2; a region that is divided has all its zones. Regions that are not here may be in
 * any zone of their country.
 */
const OF_REGIONS: Readonly<Record<string, readonly string[]>> = {
  AU: [
    'Australia/Sydney Australia/Broken_Hill: NSW',
    ...['Australia/Sydney: ACT', 'Australia/Melbourne: VIC', 'Australia/Brisbane: QLD', 'Australia/Hobart: TAS'],
    ...['Australia/Adelaide: SA', 'Australia/Darwin: NT', 'Australia/Perth: WA'],
  ],
  BR: [
    ...['America/Rio_Branco: AC', 'America/Manaus America/Eirunepe: AM', 'America/Belem: AP', 'America/Boa_Vista: RR'],
    ...['America/Belem America/Santarem: PA', 'America/Porto_Velho: RO', 'America/Cuiaba: MT'],
    ...['America/Campo_Grande: MS', 'America/Araguaina: TO', 'America/Fortaleza: CE MA PB PI RN', 'America/Recife: PE'],
    ...['America/Maceio: AL SE', 'America/Bahia: BA', 'America/Sao_Paulo: DF ES GO MG PR RJ RS SC SP'],
  ],
  CA: [
    ...['America/Edmonton: AB', 'America/Vancouver: BC', 'America/Winnipeg: MB', 'America/Moncton: NB'],
    ...['America/St_Johns America/Goose_Bay: NL', 'America/Halifax: NS PE', 'America/Edmonton America/Inuvik: NT'],
    ...['America/Iqaluit America/Rankin_Inlet America/Cambridge_Bay: NU', 'America/Toronto America/Winnipeg: ON'],
    ...['America/Toronto America/Blanc-Sablon: QC', 'America/Regina: SK', 'America/Whitehorse: YT'],
  ],
  ES: [
    'Atlantic/Canary: CN GC TF',
    'Africa/Ceuta: CE ML',
    'Europe/Madrid: A AB AL AN AR AS AV B BA BI BU C CA CB CC CL CM CO CR CS CT CU EX GA GI GR GU H HU IB J L LE LO LU M MA MC MD MU NA NC O OR P PM PO PV RI S SA SE SG SO SS T TE TO V VA VC VI Z ZA',
  ],
  ID: [
    'Asia/Jakarta: AC BB BE BT JA JB JI JK JT KB KR KT LA RI SB SS SU YO',
    'Asia/Makassar: BA GO KI KS KU NB NT SA SG SN SR ST',
    'Asia/Jayapura: MA MU PA PB PD PE PS PT',
  ],
  MX: [
    ...['America/Tijuana: BCN', 'America/Mazatlan: BCS SIN', 'America/Mazatlan America/Bahia_Banderas: NAY'],
    ...['America/Hermosillo: SON', 'America/Chihuahua America/Ciudad_Juarez: CHH', 'America/Cancun: ROO'],
    'America/Mexico_City: AGU CAM CHP CMX COL DUR GRO GUA HID JAL MEX MIC MOR OAX PUE QUE SLP TAB TLA VER YUC ZAC',
    'America/Monterrey America/Matamoros: COA NLE TAM',
  ],
  PT: [
    'Atlantic/Azores: 20',
    'Atlantic/Madeira: 30',
    'Europe/Lisbon: 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18',
  ],
  RU: [
    'Europe/Kaliningrad: KGD',
    'Europe/Moscow: AD ARK BEL BRY CE CU DA IN IVA KB KC KDA KL KLU KIR KO KOS KR KRS LEN LIP MO MOS MOW MUR NEN NGR NIZ ORL PNZ PSK ROS RYA SE SMO SPE STA TA TAM TUL TVE VGG VLA VLG VOR YAR',
    ...[
      'Europe/Samara: SAM UD',
      'Europe/Astrakhan: AST',
      'Europe/Saratov: SAR',
      'Europe/Ulyanovsk: ULY',
      'Europe/Moscow: ME',
    ],
    ...['Asia/Yekaterinburg: BA CHE KGN KHM ORE PER SVE TYU YAN', 'Asia/Omsk: OMS', 'Asia/Novosibirsk: NVS'],
    ...['Asia/Barnaul: AL ALT', 'Asia/Tomsk: TOM', 'Asia/Novokuznetsk: KEM', 'Asia/Krasnoyarsk: KK KYA TY'],
    ...['Asia/Irkutsk: BU IRK', 'Asia/Chita: ZAB', 'Asia/Yakutsk: AMU', 'Asia/Vladivostok: KHA PRI YEV'],
    ...['Asia/Yakutsk Asia/Vladivostok Asia/Srednekolymsk: SA', 'Asia/Magadan: MAG', 'Asia/Sakhalin: SAK'],
    ...['Asia/Kamchatka: KAM', 'Asia/Anadyr: CHU'],
  ],
  US: [
    'America/New_York: CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV',
    'America/New_York America/Chicago: FL KY TN',
    ...['America/Indianapolis America/Chicago: IN', 'America/Detroit America/Menominee: MI'],
    ...['America/Chicago: AL AR IA IL LA MN MO MS OK WI', 'America/Chicago America/Denver: KS ND NE SD TX'],
    ...[
      'America/Denver: CO MT NM UT WY',
      'America/Denver America/Phoenix: AZ',
      'America/Boise America/Los_Angeles: ID OR',
    ],
    ...['America/Los_Angeles: CA WA', 'America/Los_Angeles America/Denver: NV'],
    ...['America/Anchorage America/Adak: AK', 'Pacific/Honolulu: HI'],
  ],
};

/** China has one official time, whatever some use beside it in Xinjiang. */
const OF_COUNTRIES: Readonly<Record<string, readonly string[]>> = { CN: ['Asia/Shanghai'] };

const regionZones = new Map(
  Object.entries(OF_REGIONS).flatMap(([country, lines]) =>
    lines.flatMap((line) => {
      const [zones = '', regions = ''] = line.split(': ');
      return regions.split(' ').map((region): [string, string[]] => [`${country}-${region}`, zones.split(' ')]);
    }),
  ),
);

/** The time zones of a place: those of its region when known, else all of its country; none for uninhabited places. */
export function zonesOf({ country, region }: Place): readonly string[] {
  const known = (region && regionZones.get(region)) || OF_COUNTRIES[country];
  if (known) return known;
  // Not in TypeScript's library yet; ECMA-402 has it since 2025 (Intl.Locale Info).
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return locale.getTimeZones?.() ?? [];
}

/** The day that it is in all of these zones at least: the earliest of theirs. */
export function dayInAll(moment: Date, zones: readonly string[]): string {
  const [first] = zones.map((zone) => dayIn(moment, zone)).sort();
  if (!first) throw new RangeError('no time zone');
  return first;
}

/** The first moment at which a day is over in all of these zones. */
export function endOfDayInAll(day: string, zones: readonly string[]): Date {
  if (zones.length === 0) throw new RangeError('no time zone');
  return new Date(Math.max(...zones.map((zone) => endOfDay(day, zone).getTime())));
}
