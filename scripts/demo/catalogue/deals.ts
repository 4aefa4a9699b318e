import type { RequestOf } from '@techbourse/client';

type Draft = RequestOf<'/api/deals/{id}/contracts', 'post'>['body'];
type OpenStage = RequestOf<'/api/deals/{id}/stage', 'post'>['body']['to'];

/** How far a deal of the demo has come, and what was said on the way. The company asks, the owner of the listing answers. */
export type DemoDeal = {
  listing: string;
  /** The need that it answers; without it a direct enquiry. */
  demand?: string;
  buyer: string;
  enquiry: string;
  answer?: string;
  /** The stages that both sides went to. */
  stages: readonly OpenStage[];
  /** A stage that the owner of the listing has proposed. */
  proposes?: OpenStage;
  /** The contract, and who has confirmed it. */
  contract?: { draft: (today: string) => Draft; confirmedBy: readonly ('seller' | 'buyer')[] };
  /** Payments of the buyer, in lines of the schedule; confirmed by the seller or not answered yet. */
  payments?: readonly { line: number; amount: string; confirmed: boolean }[];
  lost?: { reason: 'price' | 'too_early'; note: string };
};

const CURRENCY = 'CNY' as const;
const cny = (amount: string) => ({ amount, currency: CURRENCY });

/** A day so many days from another. */
function inDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function licence(title: string, subject: string, amounts: readonly [string, string, string]) {
  return (today: string): Draft => {
    const [value, first, second] = amounts;
    return {
      type: 'licence',
      kind: 'know_how_licence',
      title,
      subject,
      place: { country: 'CN', region: 'CN-HL', city: '哈尔滨' },
      term: { from: today, to: inDays(today, 5 * 365), law: 'CN' },
      value: cny(value),
      technologyValue: cny(value),
      payment: {
        kind: 'instalments',
        schedule: [
          { dueOn: today, amount: cny(first) },
          { dueOn: inDays(today, 90), amount: cny(second), condition: '验收合格后' },
        ],
      },
      licence: {
        exclusivity: 'non_exclusive',
        fieldOfUse: { kind: 'all' },
        territory: { kind: 'countries', countries: ['CN'] },
        sublicensing: 'forbidden',
      },
    };
  };
}

/** Deals of the demo in every step, so that whoever signs in finds something to do. */
export const deals: readonly DemoDeal[] = [
  {
    listing: 'L-deployable-truss',
    buyer: 'jincheng',
    enquiry: '我们想把展开桁架用于车载天线。请问展开次数的寿命如何？能否提供样件？',
    stages: [],
  },
  {
    listing: 'L-battery-selfheat',
    demand: 'D-cold-fast-charge',
    buyer: 'jincheng',
    enquiry: '看到贵校的自加热电池成果，与我们的寒区快充需求很接近，希望了解 −30 °C 下的加热时间。',
    answer: '−30 °C 下约 90 秒可加热到 5 °C。签订保密协议后可提供完整测试报告。',
    stages: ['nda'],
    proposes: 'evaluation',
  },
  {
    listing: 'L-frost-concrete',
    buyer: 'jincheng',
    enquiry: '我们的检修车间要在冬季浇筑地坪，想试用这种混凝土。',
    stages: ['negotiation'],
    contract: {
      draft: licence(
        '寒区混凝土配方使用许可',
        '许可方将寒区自修复混凝土的配方与施工工艺许可被许可方在自有车间使用，并提供两次现场指导。',
        ['380000.00', '150000.00', '230000.00'],
      ),
      confirmedBy: ['buyer'],
    },
  },
  {
    listing: 'L-chatter',
    buyer: 'jincheng',
    enquiry: '薄壁壳体铣削时颤振严重，希望许可使用贵校的参数优化方法。',
    answer: '可以，先用你们的一台机床做三天试验。',
    stages: ['evaluation', 'agreed'],
    contract: {
      draft: licence(
        '铣削颤振抑制技术使用许可',
        '许可方将铣削颤振抑制的参数优化方法及软件许可被许可方在其三条产线使用，并培训六名工艺人员。',
        ['600000.00', '240000.00', '360000.00'],
      ),
      confirmedBy: ['seller', 'buyer'],
    },
    payments: [
      { line: 1, amount: '140000.00', confirmed: true },
      { line: 1, amount: '100000.00', confirmed: false },
    ],
  },
  {
    listing: 'L-terms-translation',
    buyer: 'jincheng',
    enquiry: '我们每年要翻译约两百万字的俄文标准，想了解年度许可的价格。',
    stages: [],
    lost: { reason: 'price', note: '今年的预算不够，明年再联系。' },
  },
  {
    listing: 'L-fluoride-sorbent',
    buyer: 'huayue',
    enquiry: '我们在山东有六个村级供水站，氟超标两倍，想做一次中试。',
    answer: '欢迎。请先告知原水的总硬度和日供水量。',
    stages: ['evaluation'],
  },
];
