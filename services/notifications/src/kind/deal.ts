import { DEAL_CHANGED, type DealChanged, type DealSide, dealChangedSchema } from '@techbourse/contracts/api';
import { dealStages, type Language } from '@techbourse/domain';
import { z } from 'zod';
import { kind, on, type Told } from './kind.ts';
import { EDITORS, SIGNERS } from './roles.ts';
import type { Say } from './say.ts';

const dealSchema = z.object({
  dealId: z.uuid(),
  listingId: z.uuid(),
  demandId: z.uuid().nullable(),
  /** The other side; null while it must stay unnamed to the reader. */
  counterpartId: z.uuid().nullable(),
});
const actedSchema = dealSchema.extend({ act: z.string(), to: dealStages.schema.nullable() });
const answerSchema = dealSchema.extend({ until: z.string() });
const contractSchema = dealSchema.extend({ contractId: z.uuid(), act: z.string() });

const dealLink = ({ dealId }: { dealId: string }) => `/api/deals/${dealId}`;
const contractLink = ({ contractId }: { contractId: string }) => `/api/contracts/${contractId}`;

/** A deal as one side may know it: the seller is not told who a buyer is that has not named itself. */
export function dealFor(event: DealChanged, side: DealSide): z.infer<typeof dealSchema> {
  const { dealId, listingId, demandId, sellerId, buyerId, buyerNamed } = event;
  const counterpartId = side === 'buyer' ? sellerId : buyerNamed ? buyerId : null;
  return { dealId, listingId, demandId, counterpartId };
}

const organisationOf = ({ sellerId, buyerId }: DealChanged, side: DealSide) => ({
  organisationId: side === 'seller' ? sellerId : buyerId,
});

/** What the other side did; of what neither did, both are told. */
function toOthers<Data>(event: DealChanged, dataFor: (side: DealSide) => Data): Told<Data>[] {
  const sides = (['seller', 'buyer'] as const).filter((side) => side !== event.by);
  return sides.map((side) => ({ to: organisationOf(event, side), data: dataFor(side), dueAt: dueFor(event, side) }));
}

const dueFor = ({ waitsFor, answerBy }: DealChanged, side: DealSide) =>
  waitsFor === side && answerBy ? answerBy : undefined;

const stepsOf = (contact: boolean, ...wanted: DealChanged['act'][]) =>
  on(DEAL_CHANGED, dealChangedSchema, (event) =>
    wanted.includes(event.act) && event.contact === contact
      ? toOthers(event, (side) => ({ ...dealFor(event, side), act: event.act, to: event.to }))
      : [],
  );

const acts = (...wanted: DealChanged['act'][]) => stepsOf(false, ...wanted);

const stage = (code: z.infer<typeof dealStages.schema> | null, language: Language) =>
  code ? dealStages.labels[code][language] : '';
const about = ({ listingId }: { listingId: string }, say: Say) => say.record(listingId);
const who = ({ counterpartId }: { counterpartId: string | null }, say: Say) => say.organisation(counterpartId);

export const dealKinds = {
  'deal.opened': kind({
    name: { zh: '收到询问', en: 'An enquiry came in', ru: 'Поступил запрос' },
    data: actedSchema,
    roles: EDITORS,
    wish: 'mail',
    link: dealLink,
    when: [acts('opened')],
    words: {
      zh: (data, say) => `${who(data, say)}就${about(data, say)}发来询问，请答复`,
      en: (data, say) => `${who(data, say)} enquires about ${about(data, say)}; please answer`,
      ru: (data, say) => `Запрос о ${about(data, say)} от: ${who(data, say)}. Ответьте, пожалуйста`,
    },
  }),

  'pair.contacted': kind({
    name: { zh: '配对另一方来信', en: 'The other side of a pair wrote', ru: 'Сообщение другой стороны пары' },
    data: actedSchema,
    roles: EDITORS,
    wish: 'mail',
    link: dealLink,
    when: [stepsOf(true, 'opened', 'message')],
    words: {
      zh: (data, say) => `${who(data, say)}就${about(data, say)}给您发来消息，请答复`,
      en: (data, say) => `${who(data, say)} wrote to you about ${about(data, say)}; please answer`,
      ru: (data, say) => `Вам написали о ${about(data, say)}: ${who(data, say)}. Ответьте, пожалуйста`,
    },
  }),

  'deal.message': kind({
    name: { zh: '交易中的消息', en: 'A message in a deal', ru: 'Сообщение в сделке' },
    data: actedSchema,
    roles: EDITORS,
    wish: 'mail',
    link: dealLink,
    when: [acts('message')],
    words: {
      zh: (data, say) => `${who(data, say)}在关于${about(data, say)}的交易中给您留言`,
      en: (data, say) => `${who(data, say)} wrote to you in the deal about ${about(data, say)}`,
      ru: (data, say) => `Новое сообщение в сделке о ${about(data, say)}. Пишет: ${who(data, say)}`,
    },
  }),

  'deal.proposed': kind({
    name: { zh: '对方提议进入下一阶段', en: 'A stage of a deal is proposed', ru: 'Предложен этап сделки' },
    data: actedSchema,
    roles: EDITORS,
    wish: 'mail',
    link: dealLink,
    when: [acts('stage_proposed')],
    words: {
      zh: (data, say) => `${who(data, say)}提议将${about(data, say)}的交易转入“${stage(data.to, 'zh')}”，请答复`,
      en: (data, say) =>
        `${who(data, say)} proposes “${stage(data.to, 'en')}” for the deal about ${about(data, say)}; please answer`,
      ru: (data, say) =>
        `Для сделки о ${about(data, say)} предложен этап «${stage(data.to, 'ru')}». Предлагает: ${who(data, say)}`,
    },
  }),

  'deal.answered': kind({
    name: { zh: '对方答复了提议', en: 'A proposed stage was answered', ru: 'Получен ответ на предложенный этап' },
    data: actedSchema,
    roles: EDITORS,
    wish: 'mail',
    link: dealLink,
    when: [acts('stage_accepted', 'stage_declined', 'stage_withdrawn')],
    words: {
      zh: (data, say) =>
        `${about(data, say)}：“${stage(data.to, 'zh')}”阶段${ANSWERS[data.act]?.zh ?? ''}（${who(data, say)}）`,
      en: (data, say) =>
        `${who(data, say)} ${ANSWERS[data.act]?.en ?? ''} “${stage(data.to, 'en')}” for the deal about ${about(data, say)}`,
      ru: (data, say) =>
        `Сделка о ${about(data, say)}: этап «${stage(data.to, 'ru')}» ${ANSWERS[data.act]?.ru ?? ''} (${who(data, say)})`,
    },
  }),

  'deal.lost': kind({
    name: { zh: '交易未成', en: 'A deal was lost', ru: 'Сделка не состоялась' },
    data: actedSchema,
    roles: EDITORS,
    wish: 'mail',
    link: dealLink,
    when: [acts('lost')],
    words: {
      zh: (data, say) => `${who(data, say)}结束了关于${about(data, say)}的交易，未签约`,
      en: (data, say) => `${who(data, say)} ended the deal about ${about(data, say)} without a contract`,
      ru: (data, say) => `Сделка о ${about(data, say)} закончена без договора. Решение: ${who(data, say)}`,
    },
  }),

  'deal.answer_due': kind({
    name: { zh: '答复即将到期', en: 'An answer in a deal is due', ru: 'Срок ответа по сделке' },
    data: answerSchema,
    roles: EDITORS,
    wish: 'mail',
    link: dealLink,
    before: {
      days: [7, 1],
      dates: [
        on(DEAL_CHANGED, dealChangedSchema, (event, { version }) => {
          const { dealId: subject, waitsFor, answerBy } = event;
          if (!waitsFor || !answerBy) return { subject, version, dates: [] };
          const data = { ...dealFor(event, waitsFor), until: answerBy };
          return { subject, version, dates: [{ at: new Date(answerBy), to: organisationOf(event, waitsFor), data }] };
        }),
      ],
    },
    words: {
      zh: (data, say) => `请在${say.day(data.until)}前就${about(data, say)}答复${who(data, say)}`,
      en: (data, say) => `Answer ${who(data, say)} about ${about(data, say)} by ${say.day(data.until)}`,
      ru: (data, say) => `Ответьте о ${about(data, say)} до ${say.day(data.until)}. Ждёт ответа: ${who(data, say)}`,
    },
  }),

  'contract.to_confirm': kind({
    name: { zh: '合同待确认', en: 'A contract is to be confirmed', ru: 'Договор ждёт подтверждения' },
    data: contractSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: contractLink,
    when: [
      on(DEAL_CHANGED, dealChangedSchema, (event) => {
        const { contractId, act, by } = event;
        if (!contractId || !by || !(act in DRAFTS)) return [];
        return toOthers(event, (side) => ({ ...dealFor(event, side), contractId, act }));
      }),
    ],
    words: {
      zh: (data, say) => `${about(data, say)}的合同${DRAFTS[data.act]?.zh ?? ''}（${who(data, say)}），请阅读并确认`,
      en: (data, say) =>
        `${who(data, say)} ${DRAFTS[data.act]?.en ?? ''} the contract on ${about(data, say)}; read and confirm it`,
      ru: (data, say) =>
        `Договор о ${about(data, say)} ${DRAFTS[data.act]?.ru ?? ''} (${who(data, say)}). Прочтите и подтвердите его`,
    },
  }),

  'contract.signed': kind({
    name: { zh: '合同已签署', en: 'A contract is signed', ru: 'Договор подписан' },
    data: contractSchema,
    roles: EDITORS,
    wish: 'mail',
    link: contractLink,
    when: [
      on(DEAL_CHANGED, dealChangedSchema, (event) => {
        const { contractId, act } = event;
        if (!contractId || act !== 'signed') return [];
        return toOthers({ ...event, by: null }, (side) => ({ ...dealFor(event, side), contractId, act }));
      }),
    ],
    words: {
      zh: (data, say) => `与${who(data, say)}关于${about(data, say)}的合同已签署`,
      en: (data, say) => `The contract with ${who(data, say)} on ${about(data, say)} is signed`,
      ru: (data, say) => `Договор о ${about(data, say)} подписан. Другая сторона: ${who(data, say)}`,
    },
  }),
};

const ANSWERS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  stage_accepted: { zh: '已接受', en: 'accepted', ru: 'принят' },
  stage_declined: { zh: '被谢绝', en: 'declined', ru: 'отклонён' },
  stage_withdrawn: { zh: '的提议已撤回', en: 'withdrew the proposed', ru: 'отозван' },
};

const DRAFTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  contract_drafted: { zh: '已起草', en: 'drafted', ru: 'составлен' },
  contract_edited: { zh: '已修改', en: 'edited', ru: 'изменён' },
  contract_confirmed: { zh: '已由对方确认', en: 'confirmed', ru: 'подтверждён другой стороной' },
  confirmation_withdrawn: { zh: '的确认已撤回', en: 'withdrew its confirmation of', ru: 'больше не подтверждён' },
};
