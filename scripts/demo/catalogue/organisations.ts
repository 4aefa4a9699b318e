import type { DemoOrganisation } from './record.ts';

/** Ten invented organisations; none exists under this name. */
export const organisations: DemoOrganisation[] = [
  {
    key: 'songhe',
    kind: 'university',
    name: {
      zh: '松河理工大学（演示）',
      en: 'Songhe University of Technology (demo)',
      ru: 'Технологический университет Сунхэ (демо)',
    },
    country: 'CN',
    region: 'CN-HL',
    uscc: '12230100MADEM0A01X',
  },
  {
    key: 'lanjiang',
    kind: 'institute',
    name: { zh: '澜江材料与能源研究院（演示）', en: 'Lanjiang Institute of Materials and Energy (demo)' },
    country: 'CN',
    region: 'CN-GD',
    uscc: '12440300MADEM0B02J',
  },
  {
    key: 'huayue',
    kind: 'company',
    name: { zh: '华岳水务装备有限公司（演示）', en: 'Huayue Water Equipment Co. (demo)' },
    country: 'CN',
    region: 'CN-SD',
    uscc: '91370100MADEM0C03H',
  },
  {
    key: 'jincheng',
    kind: 'company',
    name: { zh: '锦程动力科技股份有限公司（演示）', en: 'Jincheng Power Technology Co. (demo)' },
    country: 'CN',
    region: 'CN-FJ',
    uscc: '91350200MADEM0D047',
  },
  {
    key: 'xingqiao',
    kind: 'agency',
    name: {
      zh: '星桥国际技术转移中心（演示）',
      en: 'Xingqiao International Transfer Centre (demo)',
      ru: 'Центр трансфера технологий «Синцяо» (демо)',
    },
    country: 'CN',
    region: 'CN-BJ',
    uscc: '52110108MADEM0E05H',
  },
  {
    key: 'sutu',
    kind: 'university',
    name: { ru: 'Среднеуральский университет технологий (демо)', en: 'Middle Urals University of Technology (demo)' },
    country: 'RU',
    region: 'RU-SVE',
  },
  {
    key: 'volgamash',
    kind: 'company',
    name: { ru: 'АО «Волгатехмаш-Демо»', en: 'Volgatekhmash JSC (demo)' },
    country: 'RU',
    region: 'RU-SAM',
  },
  {
    key: 'aldermoor',
    kind: 'university',
    name: { en: 'Aldermoor University (demo)' },
    country: 'GB',
    region: 'GB-DBY',
  },
  {
    key: 'rheintal',
    kind: 'company',
    name: { en: 'Rheintal Process Systems GmbH (demo)' },
    country: 'DE',
    region: 'DE-BW',
  },
  {
    key: 'altyn',
    kind: 'agency',
    name: { en: 'Altyn Bridge Transfer Agency (demo)', ru: 'Агентство трансфера «Алтын Бридж» (демо)' },
    country: 'KZ',
    region: 'KZ-75',
  },
];
