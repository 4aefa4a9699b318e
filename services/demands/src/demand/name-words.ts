/** Letters of other scripts that look like Latin ones, in lower case (from the confusables of Unicode TR39). */
const CONFUSABLES = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    ё: 'e',
    һ: 'h',
    н: 'h',
    і: 'i',
    ї: 'i',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    т: 't',
    у: 'y',
    ԝ: 'w',
    х: 'x',
    ѵ: 'v',
    г: 'r',
    п: 'n',
    α: 'a',
    β: 'b',
    ϲ: 'c',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ω: 'w',
    ı: 'i',
    ɑ: 'a',
    ɡ: 'g',
    ʟ: 'l',
    ⅼ: 'l',
  }),
);

/**
 * Folds a text so that visually similar texts become equal: one case and width, no diacritics, no invisible characters,
 * single blanks. Letters of other scripts become the Latin letters they resemble.
 */
export function foldLookAlikes(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}]/gu, '')
    .toLowerCase();
  return [...plain]
    .map((letter) => CONFUSABLES.get(letter) ?? letter)
    .join('')
    .replace(/\s+/g, ' ');
}

/** The letters and digits of a text alone. */
export function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

// Words that many company names share: legal forms and organisation types.
const FORMS = new Set(
  foldLookAlikes(
    'co company companies corp corporation inc incorporated ltd limited llc llp lp plc gmbh ag kg se sa sas sarl srl spa bv nv ab as oy ' +
      'oyj pte pty jsc pjsc cjsc ojsc group holding holdings the and of for und et ооо оао ао зао пао тоо нао гк ип фгуп гуп ' +
      'компания группа холдинг корпорация',
  ).split(' '),
);
const HAN_FORMS = /(?:有限责任公司|股份有限公司|有限公司|分公司|公司|集团)+$/u;

// Common first words of names: place, type, trade. A text may use them.
const COMMON = new Set(
  foldLookAlikes(
    'northern southern eastern western central north south east west national international global world european asian russian chinese ' +
      'kazakh american first second united general advanced modern new green blue clean smart digital future innovative applied special ' +
      'university institute academy agency bureau office transfer centre center laboratory research science scientific technical technology technologies engineering ' +
      'industrial industry industries production manufacturing machine machinery mechanical hydraulic electric electrical electronic ' +
      'electronics power energy solar wind nuclear water waste environmental environment ecological chemical chemistry petrochemical ' +
      'polymer plastic plastics rubber steel metal metals metallurgical mining mineral minerals copper aluminium aluminum titanium carbon ' +
      'silicon lithium hydrogen oxygen fluorite glass ceramic ceramics cement concrete building construction timber paper textile textiles ' +
      'agricultural agriculture agro food foods grain dairy medical medicine pharma pharmaceutical biotech biological biology genetic health ' +
      'hospital clinical optical laser photonics quantum software systems system data network networks robotics robot automation control ' +
      'sensor sensors precision instrument instruments aerospace aviation space satellite transport railway automotive marine ship shipping ' +
      'river ocean arctic polar thermal heat cooling pump pumps valve valves pipe pipes battery batteries cable cables coating coatings ' +
      'северный южный восточный западный центральный национальный международный российский русский казахский первый новый научный ' +
      'технический технологии инженерный промышленный производственный завод фабрика комбинат институт университет академия центр агентство бюро трансфер фонд ассоциация ' +
      'машиностроительный механический электрический энергетический химический нефтяной газовый горный металлургический строительный ' +
      'сельскохозяйственный медицинский насосный насос приборостроительный вода водный экологический ' +
      'агентство бюро предприятие организация общество объединение фонд лаборатория отдел служба станция мастерская трансфер ' +
      'agency bureau enterprise organisation organization foundation association society office works factory plant transfer trust',
  ).split(' '),
);
const DISTINCTIVE_MIN = 5;

/** A name (as `looksAlike` gives it) without forms of law, quotes and signs. */
export function nameCore(folded: string): string {
  const words = folded.replace(HAN_FORMS, '').split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '' && !FORMS.has(word)).join(' ');
}

/** The first word of a name, if it is distinctive. Chinese names have no words. */
export function distinctiveWord(core: string): string | undefined {
  const [word = ''] = core.split(' ');
  if (word.length < DISTINCTIVE_MIN || /\p{Script=Han}/u.test(word) || /^\p{N}+$/u.test(word)) return undefined;
  return COMMON.has(word) ? undefined : word;
}
