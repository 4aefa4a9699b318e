/**
 * Units of measure as people write them, in symbols and words of Chinese, English and Russian, and what they come to in the
 * base units of the SI.
 *
 * Sources: units, prefixes and factors from the SI Brochure, 9th edition (BIPM 2019), tables 2, 4, 7 and 8; Russian symbols
 * from GOST 8.417-2002; Chinese names from GB 3100-1993. Inch, pound, psi, degree Fahrenheit, horsepower and the bar of
 * mercury: NIST SP 811 (2008), appendix B. A year has 365.25 days, a month the twelfth part of it.
 */

/** Powers of m, kg, s, A, K, mol, cd, and of what the SI does not count as a quantity: an angle, a cycle. */
type Dimension = readonly [number, number, number, number, number, number, number, number, number];
type Unit = { readonly factor: number; readonly offset: number; readonly dimension: Dimension };

const NONE: Dimension = [0, 0, 0, 0, 0, 0, 0, 0, 0];
const LENGTH: Dimension = [1, 0, 0, 0, 0, 0, 0, 0, 0];
const AREA: Dimension = [2, 0, 0, 0, 0, 0, 0, 0, 0];
const VOLUME: Dimension = [3, 0, 0, 0, 0, 0, 0, 0, 0];
const MASS: Dimension = [0, 1, 0, 0, 0, 0, 0, 0, 0];
const TIME: Dimension = [0, 0, 1, 0, 0, 0, 0, 0, 0];
const CURRENT: Dimension = [0, 0, 0, 1, 0, 0, 0, 0, 0];
const TEMPERATURE: Dimension = [0, 0, 0, 0, 1, 0, 0, 0, 0];
const AMOUNT: Dimension = [0, 0, 0, 0, 0, 1, 0, 0, 0];
const CONCENTRATION: Dimension = [-3, 0, 0, 0, 0, 1, 0, 0, 0];
const LIGHT: Dimension = [0, 0, 0, 0, 0, 0, 1, 0, 0];
const ANGLE: Dimension = [0, 0, 0, 0, 0, 0, 0, 1, 0];
const CYCLE: Dimension = [0, 0, 0, 0, 0, 0, 0, 0, 1];
const FREQUENCY: Dimension = [0, 0, -1, 0, 0, 0, 0, 0, 0];
const FORCE: Dimension = [1, 1, -2, 0, 0, 0, 0, 0, 0];
const PRESSURE: Dimension = [-1, 1, -2, 0, 0, 0, 0, 0, 0];
const ENERGY: Dimension = [2, 1, -2, 0, 0, 0, 0, 0, 0];
const POWER: Dimension = [2, 1, -3, 0, 0, 0, 0, 0, 0];
const CHARGE: Dimension = [0, 0, 1, 1, 0, 0, 0, 0, 0];
const VOLTAGE: Dimension = [2, 1, -3, -1, 0, 0, 0, 0, 0];
const RESISTANCE: Dimension = [2, 1, -3, -2, 0, 0, 0, 0, 0];
const CONDUCTANCE: Dimension = [-2, -1, 3, 2, 0, 0, 0, 0, 0];
const CAPACITY: Dimension = [-2, -1, 4, 2, 0, 0, 0, 0, 0];
const FLUX: Dimension = [0, 1, -2, -1, 0, 0, 0, 0, 0];
const INDUCTANCE: Dimension = [2, 1, -2, -2, 0, 0, 0, 0, 0];
const DOSE: Dimension = [2, 0, -2, 0, 0, 0, 0, 0, 0];
const ILLUMINANCE: Dimension = [-2, 0, 0, 0, 0, 0, 1, 0, 0];

const DAY = 86_400;
const YEAR = 365.25 * DAY;

/** Symbols that take prefixes, with how much of the base units each is. */
const PREFIXED: readonly [symbols: { en: string; ru?: string; zh?: string }, factor: number, Dimension][] = [
  [{ en: 'm metre meter metres meters', ru: 'м', zh: '米' }, 1, LENGTH],
  [{ en: 'g gram grams gramme', ru: 'г', zh: '克' }, 1e-3, MASS],
  [{ en: 's sec second seconds', ru: 'с', zh: '秒' }, 1, TIME],
  [{ en: 'A ampere amperes', ru: 'А', zh: '安 安培' }, 1, CURRENT],
  [{ en: 'K kelvin', ru: 'К', zh: '开 开尔文' }, 1, TEMPERATURE],
  [{ en: 'mol mole moles', ru: 'моль', zh: '摩尔 摩' }, 1, AMOUNT],
  [{ en: 'M' }, 1000, CONCENTRATION],
  [{ en: 'cd candela', ru: 'кд', zh: '坎德拉' }, 1, LIGHT],
  [{ en: 'L l litre liter litres liters', ru: 'л', zh: '升' }, 1e-3, VOLUME],
  [{ en: 't tonne tonnes', ru: 'т', zh: '吨' }, 1000, MASS],
  [{ en: 'Hz hertz', ru: 'Гц', zh: '赫 赫兹' }, 1, FREQUENCY],
  [{ en: 'N newton newtons', ru: 'Н', zh: '牛 牛顿' }, 1, FORCE],
  [{ en: 'Pa pascal', ru: 'Па', zh: '帕 帕斯卡' }, 1, PRESSURE],
  [{ en: 'bar', ru: 'бар', zh: '巴' }, 1e5, PRESSURE],
  [{ en: 'J joule joules', ru: 'Дж', zh: '焦 焦耳' }, 1, ENERGY],
  [{ en: 'eV', ru: 'эВ', zh: '电子伏' }, 1.602_176_634e-19, ENERGY],
  [{ en: 'cal', ru: 'кал', zh: '卡' }, 4.184, ENERGY],
  [{ en: 'W watt watts', ru: 'Вт', zh: '瓦 瓦特' }, 1, POWER],
  [{ en: 'Wh', ru: 'Втч', zh: '瓦时' }, 3600, ENERGY],
  [{ en: 'Ah', ru: 'Ач', zh: '安时' }, 3600, CHARGE],
  [{ en: 'C coulomb', ru: 'Кл', zh: '库 库仑' }, 1, CHARGE],
  [{ en: 'V volt volts', ru: 'В', zh: '伏 伏特' }, 1, VOLTAGE],
  [{ en: 'Ω Ohm ohm ohms', ru: 'Ом', zh: '欧 欧姆' }, 1, RESISTANCE],
  [{ en: 'S siemens', ru: 'См', zh: '西门子' }, 1, CONDUCTANCE],
  [{ en: 'F farad', ru: 'Ф', zh: '法拉' }, 1, CAPACITY],
  [{ en: 'T tesla', ru: 'Тл', zh: '特斯拉' }, 1, FLUX],
  [{ en: 'H henry', ru: 'Гн', zh: '亨利' }, 1, INDUCTANCE],
  [{ en: 'Gy Sv', ru: 'Гр Зв', zh: '戈瑞 希沃特' }, 1, DOSE],
  [{ en: 'Bq', ru: 'Бк', zh: '贝可' }, 1, FREQUENCY],
  [{ en: 'lm', ru: 'лм', zh: '流明' }, 1, LIGHT],
  [{ en: 'lx', ru: 'лк', zh: '勒克斯' }, 1, ILLUMINANCE],
  [{ en: 'rad', ru: 'рад', zh: '弧度' }, 1, ANGLE],
];

/** Symbols that take none. */
const PLAIN: readonly [symbols: string, factor: number, Dimension, offset?: number][] = [
  ['%', 1e-2, NONE],
  ['percent процент процента процентов', 1e-2, NONE],
  ['‰', 1e-3, NONE],
  ['ppm', 1e-6, NONE],
  ['ppb', 1e-9, NONE],
  ['ppt', 1e-12, NONE],
  ['min minute minutes мин 分钟 分', 60, TIME],
  ['h hr hrs hour hours ч час часа часов 小时 时', 3600, TIME],
  ['d day days сут сутки суток день дня дней 天 日', DAY, TIME],
  ['week weeks wk нед неделя недели недель 周', 7 * DAY, TIME],
  ['month months mo мес месяц месяца месяцев 月 个月', YEAR / 12, TIME],
  ['a yr year years год года лет 年', YEAR, TIME],
  ['°C °С 摄氏度', 1, TEMPERATURE, 273.15],
  ['°F', 5 / 9, TEMPERATURE, (459.67 * 5) / 9],
  ['° deg degree degrees град 度', Math.PI / 180, ANGLE],
  ['Kg KG kilo 公斤', 1, MASS],
  ['公里', 1000, LENGTH],
  ['ha га 公顷', 1e4, AREA],
  ['Å', 1e-10, LENGTH],
  ['in inch inches', 0.0254, LENGTH],
  ['ft', 0.3048, LENGTH],
  ['lb lbs', 0.453_592_37, MASS],
  ['psi', 6894.757_293_168_36, PRESSURE],
  ['atm атм', 101_325, PRESSURE],
  ['mmHg ммртст', 133.322_387_415, PRESSURE],
  ['Torr', 101_325 / 760, PRESSURE],
  ['hp', 745.699_871_582_27, POWER],
  ['VA ВА', 1, POWER],
  ['Da', 1.660_539_066_6e-27, MASS],
  ['cycle cycles цикл цикла циклов 次 循环 次循环', 1, CYCLE],
  // A turn is counted as a cycle, so that turns per minute are none of the frequencies in which something swings.
  ['rev r turn turns об оборот оборота оборотов 转', 1, CYCLE],
  ['rpm', 1 / 60, [0, 0, -1, 0, 0, 0, 0, 0, 1]],
];

const PREFIXES: readonly [exponent: number, en: string, ru: string, zh: string][] = [
  [12, 'T tera', 'Т', '太'],
  [9, 'G giga', 'Г', '吉'],
  [6, 'M mega', 'М', '兆'],
  [3, 'k kilo', 'к', '千'],
  [2, 'h hecto', 'г', '百'],
  [-1, 'd deci', 'д', '分'],
  [-2, 'c centi', 'с', '厘'],
  [-3, 'm milli', 'м', '毫'],
  [-6, 'μ u micro', 'мк', '微'],
  [-9, 'n nano', 'н', '纳'],
  [-12, 'p pico', 'п', '皮'],
];

const SYMBOLS = symbolTable();

function symbolTable(): ReadonlyMap<string, Unit> {
  const table = new Map<string, Unit>();
  const add = (symbol: string, unit: Unit) => {
    if (!table.has(symbol)) table.set(symbol, unit);
  };
  const words = (text: string | undefined) => text?.normalize('NFKC').split(' ') ?? [];
  // Those that take no prefix stand first: min is a minute and no milli-inch.
  for (const [symbols, factor, dimension, offset = 0] of PLAIN)
    for (const symbol of words(symbols)) add(symbol, { factor, offset, dimension });
  for (const [{ en, ru, zh }, factor, dimension] of PREFIXED)
    for (const symbol of [en, ru, zh].flatMap(words)) add(symbol, { factor, offset: 0, dimension });
  for (const [{ en, ru, zh }, factor, dimension] of PREFIXED)
    for (const [exponent, ...prefixes] of PREFIXES)
      for (const [symbols, prefix] of [en, ru, zh].map((symbols, at) => [symbols, prefixes[at]] as const))
        for (const symbol of words(symbols))
          for (const before of words(prefix))
            if (isSpelt(before, symbol))
              add(before + symbol, { factor: factor * 10 ** exponent, offset: 0, dimension });
  return table;
}

/** A prefix in full stands before a unit in full, a sign before a sign. */
function isSpelt(prefix: string, symbol: string): boolean {
  const isWord = (text: string) => /^[a-z]{4,}$/u.test(text);
  return isWord(prefix) === isWord(symbol);
}

const TOKEN = /\(|\)|[·*×⋅∙•.]|\/|\^?[-−]?\d+(?:\.\d+)?|[^\s()·*×⋅∙•./^\d−-]+|\s+|[-−]/gu;

/**
 * A unit as it is written, in the base units of the SI; undefined for what is not understood. Nothing at all, and 1, are the
 * unit of a bare number. What follows a stroke is divided by as far as the next stroke: `W/m·K` is `W/(m·K)`.
 * @example parseUnit('mg/L') // { factor: .001, offset: 0, dimension: mass per volume }
 */
export function parseUnit(text: string): Unit | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s+per\s+|每/gu, '/');
  if (plain === '') return { factor: 1, offset: 0, dimension: NONE };
  const whole = SYMBOLS.get(plain);
  if (whole) return whole;
  const tokens = plain.match(TOKEN) ?? [];
  if (tokens.join('') !== plain) return undefined;
  const reading = { tokens, at: 0 };
  const unit = readProduct(reading);
  return unit && reading.at === tokens.length ? unit : undefined;
}

type Reading = { readonly tokens: readonly string[]; at: number };

/** Factors up to the end or a bracket that closes. */
function readProduct(reading: Reading): Unit | undefined {
  let factor = 1;
  let dimension = NONE;
  let sign = 1;
  let isEmpty = true;
  for (; reading.at < reading.tokens.length; ) {
    const token = reading.tokens[reading.at] ?? '';
    if (token === ')') break;
    reading.at += 1;
    if (/^[·*×⋅∙•.\s]/u.test(token)) continue;
    if (token === '/') {
      sign = -1;
      continue;
    }
    const part = token === '(' ? readBracket(reading) : readFactor(token);
    if (!part) return undefined;
    const power = sign * powerAfter(reading);
    factor *= part.factor ** power;
    dimension = dimension.map((one, at) => one + power * (part.dimension[at] ?? 0)) as unknown as Dimension;
    isEmpty = false;
  }
  return isEmpty ? undefined : { factor, offset: 0, dimension };
}

function readBracket(reading: Reading): Unit | undefined {
  const unit = readProduct(reading);
  if (reading.tokens[reading.at] !== ')') return undefined;
  reading.at += 1;
  return unit;
}

const CHINESE_POWERS: readonly [string, number][] = [
  ['平方', 2],
  ['立方', 3],
];

/** A number, or a symbol; a difference of temperatures where it is a part of something. */
function readFactor(token: string): Unit | undefined {
  if (/^\d/u.test(token)) return { factor: Number(token), offset: 0, dimension: NONE };
  const known = SYMBOLS.get(token);
  if (known) return { ...known, offset: 0 };
  for (const [before, power] of CHINESE_POWERS) {
    const unit = token.startsWith(before) ? SYMBOLS.get(token.slice(before.length)) : undefined;
    if (unit) return raised(unit, power);
  }
  return undefined;
}

const raised = ({ factor, dimension }: Unit, power: number): Unit => ({
  factor: factor ** power,
  offset: 0,
  dimension: dimension.map((one) => one * power) as unknown as Dimension,
});

/** The power that stands behind a factor: `m2`, `m^2`, `s-1`. */
function powerAfter(reading: Reading): number {
  const token = reading.tokens[reading.at];
  if (token === undefined || !/^\^?[-−]?\d+$/u.test(token)) return 1;
  reading.at += 1;
  return Number(token.replace('^', '').replace('−', '-'));
}

/**
 * A value in another unit; undefined where the two measure different things, or one is not understood. What is not understood
 * equals itself.
 * @example convertUnit(0.5, 'MPa', 'kPa') // 500
 */
export function convertUnit(value: number, from: string, to: string): number | undefined {
  if (sameUnitText(from) === sameUnitText(to)) return value;
  const [given, wanted] = [parseUnit(from), parseUnit(to)];
  if (!given || !wanted || given.dimension.some((one, at) => one !== wanted.dimension[at])) return undefined;
  if (given.offset === wanted.offset && given.factor === wanted.factor) return value;
  const base = value * given.factor + given.offset;
  // To twelve digits: what a conversion adds behind them is no measurement.
  return Number(((base - wanted.offset) / wanted.factor).toPrecision(12));
}

const sameUnitText = (text: string) => text.normalize('NFKC').replace(/\s+/gu, '');
