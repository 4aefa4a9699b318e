import { z } from 'zod';
import { type Label, vocabulary } from './vocabulary.ts';

/** Types of technology contract, as chapter 20 of the Chinese Civil Code divides them. Own translations. */
export const contractTypes = vocabulary('ContractType', {
  development: { zh: '技术开发合同', en: 'Technology development', ru: 'Разработка технологии' },
  transfer: { zh: '技术转让合同', en: 'Technology transfer', ru: 'Передача прав на технологию' },
  licence: { zh: '技术许可合同', en: 'Technology licence', ru: 'Лицензия на технологию' },
  consulting: { zh: '技术咨询合同', en: 'Technical consulting', ru: 'Техническая консультация' },
  service: { zh: '技术服务合同', en: 'Technical service', ru: 'Техническая услуга' },
});
export type ContractType = (typeof contractTypes.codes)[number];

/** Kinds within the types. */
export const contractKinds = vocabulary('ContractKind', {
  commissioned_development: { zh: '委托开发', en: 'Commissioned development', ru: 'Разработка по заказу' },
  cooperative_development: { zh: '合作开发', en: 'Cooperative development', ru: 'Совместная разработка' },
  patent_assignment: { zh: '专利权转让', en: 'Assignment of a patent', ru: 'Отчуждение патента' },
  patent_application_assignment: {
    zh: '专利申请权转让',
    en: 'Assignment of a patent application',
    ru: 'Отчуждение права на заявку',
  },
  know_how_assignment: { zh: '技术秘密转让', en: 'Assignment of know-how', ru: 'Отчуждение ноу-хау' },
  patent_licence: { zh: '专利实施许可', en: 'Patent licence', ru: 'Патентная лицензия' },
  know_how_licence: { zh: '技术秘密使用许可', en: 'Know-how licence', ru: 'Лицензия на ноу-хау' },
  technical_consulting: { zh: '技术咨询', en: 'Consulting', ru: 'Консультация' },
  technical_service: { zh: '技术服务', en: 'Service', ru: 'Услуга' },
  technical_training: { zh: '技术培训', en: 'Training', ru: 'Обучение' },
  technical_intermediary: { zh: '技术中介', en: 'Intermediary service', ru: 'Посредничество' },
});
export type ContractKind = (typeof contractKinds.codes)[number];

/** The kinds each type has. */
export const kindsOfContractType: Readonly<Record<ContractType, readonly ContractKind[]>> = Object.freeze({
  development: ['commissioned_development', 'cooperative_development'],
  transfer: ['patent_assignment', 'patent_application_assignment', 'know_how_assignment'],
  licence: ['patent_licence', 'know_how_licence'],
  consulting: ['technical_consulting'],
  service: ['technical_service', 'technical_training', 'technical_intermediary'],
});

/** Exclusivity of a licence: exclusive shuts the licensor out too, sole leaves him the right to practise. */
export const licenceExclusivities = vocabulary('LicenceExclusivity', {
  exclusive: { zh: '独占实施许可', en: 'Exclusive', ru: 'Исключительная' },
  sole: { zh: '排他实施许可', en: 'Sole', ru: 'Единоличная' },
  non_exclusive: { zh: '普通实施许可', en: 'Non-exclusive', ru: 'Простая' },
});

/** How a price is paid. */
export const paymentKinds = vocabulary('PaymentKind', {
  lump_sum: { zh: '一次总付', en: 'Lump sum', ru: 'Единовременно' },
  instalments: { zh: '分期支付', en: 'Instalments', ru: 'В рассрочку' },
  royalty: { zh: '提成支付', en: 'Royalty', ru: 'Роялти' },
  entry_fee_and_royalty: { zh: '入门费加提成', en: 'Entry fee and royalty', ru: 'Паушальный платёж и роялти' },
  equity: { zh: '股权', en: 'Equity', ru: 'Доля в капитале' },
});

/** Kinds of value. A sum over unlike kinds means nothing and is refused everywhere. */
export const valueKinds = vocabulary('ValueKind', {
  announced: { zh: '公布额', en: 'Announced', ru: 'Объявленная' },
  signed: { zh: '签约额', en: 'Signed', ru: 'Подписанная' },
  registered_total: { zh: '登记合同额', en: 'Registered, total', ru: 'Зарегистрированная, всего' },
  registered_technology: { zh: '登记技术交易额', en: 'Registered, technology', ru: 'Зарегистрированная, технология' },
  paid: { zh: '实付额', en: 'Paid', ru: 'Выплаченная' },
});
export type ValueKind = (typeof valueKinds.codes)[number];

/** Type and kind of a contract; the kind must belong to the type. */
export const contractClassSchema = z
  .strictObject({ type: contractTypes.schema, kind: contractKinds.schema })
  .superRefine((value, ctx) => {
    if (kindsOfContractType[value.type].includes(value.kind)) return;
    const message = `${value.kind} is not a kind of ${value.type}`;
    ctx.addIssue({ code: 'custom', path: ['kind'], message, params: { rule: 'contract.kind' } });
  })
  .meta({ id: 'ContractClass' });

/** Label of a contract for a person: type and kind. */
export function contractLabel(type: ContractType, kind: ContractKind): Label {
  const [outer, inner] = [contractTypes.labels[type], contractKinds.labels[kind]];
  return { zh: `${outer.zh}（${inner.zh}）`, en: `${outer.en} (${inner.en})`, ru: `${outer.ru} (${inner.ru})` };
}
