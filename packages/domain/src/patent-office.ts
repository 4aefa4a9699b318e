/**
 * Two-letter codes of offices that publish patents (WIPO Standard ST.3, as of 2025): states, former states, and the
 * regional and international offices, which are no countries.
 */
export const REGIONAL_OFFICES = ['AP', 'EA', 'EP', 'GC', 'OA', 'WO'] as const;

/** States that are no more and whose documents stand: Czechoslovakia, the German Democratic Republic, the USSR, Yugoslavia. */
export const FORMER_STATES = ['CS', 'DD', 'SU', 'YU'] as const;

/** States whose offices have no number form of their own in `patentForms`. */
export const OTHER_STATES =
  'AE AL AM AR AT AZ BA BE BG BO BR BY CH CL CO CR CU CY CZ DK DO DZ EC EE EG ES FI GE GR GT HK HN HR ' +
  'HU ID IE IL IN IR IS IT JO KE KG LT LU LV MA MC MD ME MK MN MO MT MW MX MY NI NL NO NZ PA PE PH PL PT RO RS ' +
  'SA SE SG SI SK SM SV TH TJ TM TN TR TT TW UY UZ VN ZA ZM ZW';

/** Names of offices and countries as they stand before a number, in the languages of those who write one. */
export const OFFICE_NAMES: readonly { office: string; names: string }[] = [
  { office: 'CN', names: 'CHINESE|CHINA|中华人民共和国|中国|КИТАЙСКИЙ|КИТАЯ|КНР|КИТАЙ|중국' },
  { office: 'US', names: 'UNITED STATES(?: OF AMERICA)?|U\\.\\s?S\\.(?:\\s?A\\.)?|USA|AMERICAN|美国|米国|США|미국' },
  { office: 'EP', names: 'EUROPEAN|EUROPE|欧洲|欧州|ЕВРОПЕЙСКИЙ|유럽' },
  { office: 'EA', names: 'EURASIAN|欧亚|ЕВРАЗИЙСКИЙ|ЕВРАЗИЙСКАЯ|ЕВРАЗИЙСКОГО|ЕАПВ|ЕАПО' },
  { office: 'JP', names: 'JAPANESE|JAPAN|日本国?|ЯПОНСКИЙ|ЯПОНИИ|ЯПОНИЯ|일본' },
  { office: 'KR', names: 'KOREAN|(?:REPUBLIC OF |SOUTH )?KOREA|韩国|韓国|КОРЕЙСКИЙ|КОРЕИ|대한민국|한국' },
  { office: 'DE', names: 'GERMAN|GERMANY|DEUTSCHES?|德国|ГЕРМАНИИ|ФРГ|독일' },
  { office: 'GB', names: 'BRITISH|UNITED KINGDOM|U\\.K\\.|英国|ВЕЛИКОБРИТАНИИ|영국' },
  { office: 'FR', names: 'FRENCH|FRANCE|FRANÇAIS|法国|ФРАНЦИИ|프랑스' },
  {
    office: 'RU',
    names: 'RUSSIAN(?: FEDERATION)?|RUSSIA|俄罗斯联?邦?|РОССИЙСКОЙ ФЕДЕРАЦИИ|РОССИЙСКИЙ|РОССИИ|РФ|러시아',
  },
  { office: 'SU', names: 'USSR|苏联|СССР|АВТОРСКОЕ СВИДЕТЕЛЬСТВО|А\\.\\s?С\\.' },
  { office: 'KZ', names: 'KAZAKHSTAN|哈萨克斯坦|РЕСПУБЛИКИ КАЗАХСТАН|КАЗАХСТАНА?|РК' },
  { office: 'BY', names: 'BELARUS|白俄罗斯|РЕСПУБЛИКИ БЕЛАРУСЬ|БЕЛАРУСИ|БЕЛАРУСЬ|РБ' },
  { office: 'UA', names: 'UKRAINIAN|UKRAINE|乌克兰|УКРАИНЫ|УКРАИНА|УКРАЇНИ|УКРАЇНА' },
  { office: 'AU', names: 'AUSTRALIAN|AUSTRALIA|澳大利亚|АВСТРАЛИИ' },
  { office: 'CA', names: 'CANADIAN|CANADA|加拿大|КАНАДЫ' },
];
