import type { RequestOf, Schemas } from '@techbourse/client';

const person = (text: string) => ({ text, origin: 'person' }) as const;

/** What the check lists: in Chinese, so that the pair has to cross languages. */
export function checkListing(run: string): Schemas['ListingContentInput'] {
  return {
    kind: 'know_how',
    title: { zh: person(`抗生物附着的光学溶解氧传感器（检查 ${run}）`) },
    abstract: {
      zh: person(
        '水产养殖池中光学溶解氧传感器的荧光膜两周内即被生物膜和藻类覆盖，读数漂移。本成果在荧光膜外覆盖含铜离子缓释水凝胶的透气保护层，并以紫外发光二极管每小时照射三分钟抑制细菌附着，氧气渗透响应时间小于四十秒。在对虾和鲑鱼养殖池连续使用七个月，免清洗，溶解氧测量误差小于0.2 mg/L。',
      ),
    },
    advantage: {
      comparator: { zh: person('普通光学溶解氧传感器') },
      statement: { zh: person('与普通光学溶解氧传感器相比，清洗周期由10天延长到210天，年维护费用降低85%。') },
    },
    applications: { zh: person('水产养殖、污水处理曝气池、河流水质监测。') },
    ipc: ['G01N 21/64', 'A01K 63/04'],
    keywords: ['溶解氧', '传感器', '生物膜', '水产养殖'],
    readiness: { scale: 'trl', level: 7, evidence: '两处养殖场连续使用七个月。', origin: 'self_declared' },
    offers: ['non_exclusive_licence', 'service'],
    price: { kind: 'fixed', amount: { amount: '900000.00', currency: 'CNY' } },
    territory: { kind: 'worldwide' },
  };
}

/** What the check needs, in English. */
export function checkDemand(run: string): Schemas['NewDemandInput'] {
  return {
    kind: 'technology',
    title: { en: person(`Dissolved oxygen sensor that resists biofouling in fish ponds (check ${run})`) },
    problem: {
      en: person(
        'We equip fish and shrimp ponds with water quality probes. The fluorescent membrane of our optical dissolved oxygen sensors is covered by biofilm and algae within two weeks; readings drift and staff must clean every probe by hand. We look for an optical oxygen sensor with an antifouling protective layer or ultraviolet light against bacteria that works for half a year in aquaculture ponds without cleaning, with an error below 0.3 mg/L.',
      ),
    },
    tried: { en: person('Mechanical wipers (jam with shells) and copper mesh (slow response).') },
    requiredResults: [{ metric: 'time between cleanings', comparison: 'at_least', value: 150, unit: 'd' }],
    ipc: ['G01N 21/64', 'A01K 63/04'],
    keywords: ['dissolved oxygen', 'sensor', 'biofouling', 'aquaculture'],
    readinessWanted: 6,
    dealKinds: ['non_exclusive_licence', 'service'],
    budget: { max: { amount: '1300000.00', currency: 'CNY' } },
    territory: { kind: 'countries', countries: ['DE', 'CN'] },
  };
}

export const CHECK_VALUE = { amount: '1250000.00', currency: 'CNY' } as const;

/** The contract they sign: a licence with equipment, through an agency on the seller's side. */
export function checkContract(
  agency: { id: string; name: string },
  today: string,
): RequestOf<'/api/deals/{id}/contracts', 'post'>['body'] {
  const year = Number(today.slice(0, 4));
  return {
    type: 'licence',
    kind: 'know_how_licence',
    title: 'Licence: dissolved oxygen sensor with an antifouling layer',
    subject: 'The recipe of the hydrogel layer, the cycle of the ultraviolet light, and two pilot sensors.',
    place: { country: 'CN', region: 'CN-HL', city: 'Harbin' },
    term: { from: today, to: `${year + 5}-12-31`, law: 'CN' },
    value: CHECK_VALUE,
    technologyValue: { amount: '1000000.00', currency: 'CNY' },
    otherItems: [
      { kind: 'equipment', description: 'two pilot sensors', amount: { amount: '250000.00', currency: 'CNY' } },
    ],
    payment: { kind: 'lump_sum', schedule: [{ dueOn: `${year + 1}-06-30`, amount: CHECK_VALUE }] },
    licence: {
      exclusivity: 'non_exclusive',
      fieldOfUse: { kind: 'all' },
      territory: { kind: 'worldwide' },
      sublicensing: 'forbidden',
    },
    agencies: [{ organisationId: agency.id, name: agency.name, side: 'seller' }],
  };
}
