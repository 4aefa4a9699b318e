import { endOfDay, type Language } from '@techbourse/domain';
import { MANDATE_CHANGED, type MandateChanged, mandateChangedSchema } from '@techbourse/gateway/api';
import { z } from 'zod';
import { kind, on, type Told } from './kind.ts';
import { SIGNERS } from './roles.ts';

const mandateSchema = z.object({ mandateId: z.uuid(), counterpartId: z.uuid(), state: z.string() });
const mandateEndSchema = mandateSchema.extend({ until: z.string() });
const mandateLink = ({ mandateId }: { mandateId: string }) => `/api/mandates/${mandateId}`;

/** Both sides of a mandate, each with the other. */
const sidesOf = ({ clientId, agencyId }: MandateChanged) => [
  { side: 'client' as const, organisationId: clientId, counterpartId: agencyId },
  { side: 'agency' as const, organisationId: agencyId, counterpartId: clientId },
];

const mandates = (...states: MandateChanged['state'][]) =>
  on(MANDATE_CHANGED, mandateChangedSchema, (mandate): Told<z.infer<typeof mandateSchema>>[] => {
    const { id: mandateId, version, state, proposedBy, closed } = mandate;
    if (!states.includes(state)) return [];
    // The side whose word it was knows already.
    const by = closed?.by ?? (state === 'accepted' ? (proposedBy === 'client' ? 'agency' : 'client') : proposedBy);
    return sidesOf(mandate)
      .filter(({ side }) => side !== by)
      .map(({ organisationId, counterpartId }) => ({
        to: { organisationId },
        data: { mandateId, counterpartId, state },
        fact: `${mandateId} ${version} ${organisationId}`,
        subject: mandateId,
      }));
  });

export const mandateKinds = {
  'mandate.proposed': kind({
    name: { zh: '收到委托提议', en: 'A mandate is proposed', ru: 'Предложен мандат' },
    data: mandateSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: mandateLink,
    when: [mandates('proposed')],
    over: [on(MANDATE_CHANGED, mandateChangedSchema, ({ id, state }) => (state === 'proposed' ? [] : [id]))],
    words: {
      zh: ({ counterpartId }, say) => `${say.organisation(counterpartId)}提议委托关系，请答复`,
      en: ({ counterpartId }, say) => `${say.organisation(counterpartId)} proposes a mandate; please answer`,
      ru: ({ counterpartId }, say) =>
        `Предложен мандат. Предлагает: ${say.organisation(counterpartId)}. Ответьте, пожалуйста`,
    },
  }),

  'mandate.changed': kind({
    name: { zh: '委托变更', en: 'A mandate was answered or ended', ru: 'Мандат принят, отклонён или окончен' },
    data: mandateSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: mandateLink,
    when: [mandates('accepted', 'declined', 'withdrawn', 'ended')],
    words: {
      zh: ({ counterpartId, state }, say) => `与${say.organisation(counterpartId)}的委托：${STATES[state]?.zh ?? ''}`,
      en: ({ counterpartId, state }, say) =>
        `${say.organisation(counterpartId)} ${STATES[state]?.en ?? ''} the mandate`,
      ru: ({ counterpartId, state }, say) => `Мандат ${STATES[state]?.ru ?? ''}: ${say.organisation(counterpartId)}`,
    },
  }),

  'mandate.ending': kind({
    name: { zh: '委托即将到期', en: 'A mandate is about to end', ru: 'Мандат скоро закончится' },
    data: mandateEndSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: mandateLink,
    lapses: true,
    before: {
      days: [14, 3],
      dates: [
        on(MANDATE_CHANGED, mandateChangedSchema, (mandate, _envelope, { zone }) => {
          const { id, version, state, to } = mandate;
          const isRunning = state === 'accepted' && to !== null;
          return {
            subject: id,
            version,
            dates: isRunning
              ? sidesOf(mandate).map(({ side, organisationId, counterpartId }) => ({
                  slot: side,
                  at: endOfDay(to, zone),
                  to: { organisationId },
                  data: { mandateId: id, counterpartId, state, until: to },
                }))
              : [],
          };
        }),
      ],
    },
    words: {
      zh: ({ counterpartId, until }, say) => `与${say.organisation(counterpartId)}的委托将于${say.day(until)}结束`,
      en: ({ counterpartId, until }, say) =>
        `The mandate with ${say.organisation(counterpartId)} ends on ${say.day(until)}`,
      ru: ({ counterpartId, until }, say) =>
        `Мандат с организацией ${say.organisation(counterpartId)} действует до ${say.day(until)}`,
    },
  }),
};

type Labels = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const STATES: Labels = {
  accepted: { zh: '已接受', en: 'accepted', ru: 'принят' },
  declined: { zh: '被谢绝', en: 'declined', ru: 'отклонён' },
  withdrawn: { zh: '提议已撤回', en: 'withdrew', ru: 'отозван' },
  ended: { zh: '已终止', en: 'ended', ru: 'окончен' },
};
