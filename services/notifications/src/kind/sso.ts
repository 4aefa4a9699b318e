import { SSO_CHANGED, type SsoChanged, ssoChangedSchema } from '@techbourse/gateway/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { EDITORS, SIGNERS } from './roles.ts';

const providerSchema = z.object({ id: z.uuid() });
const link = ({ id }: { id: string }) => `/api/organisations/${id}/sso`;

function providers(to: 'operator' | 'organisation', isTold: (change: SsoChanged) => boolean) {
  return on(SSO_CHANGED, ssoChangedSchema, (change) => {
    const { id, organisationId, version } = change;
    if (!isTold(change)) return [];
    return [
      {
        to: to === 'operator' ? ('operator' as const) : { organisationId },
        data: { id: organisationId },
        fact: `${id} ${version}`,
        subject: id,
      },
    ];
  });
}

/** How an organisation's people sign in by its own provider: proposed by it, approved or ended by who runs the exchange. */
export const ssoKinds = {
  'sso.waiting': kind({
    name: {
      zh: '有机构申请单点登录',
      en: 'A single sign-on waits for approval',
      ru: 'Единый вход ждёт одобрения',
    },
    data: providerSchema,
    roles: EDITORS,
    wish: 'feed',
    link,
    when: [providers('operator', ({ state }) => state === 'proposed')],
    over: [on(SSO_CHANGED, ssoChangedSchema, ({ id, state }) => (state === 'proposed' ? [] : [id]))],
    words: {
      zh: ({ id }, say) => `${say.organisation(id)}提出了单点登录，请审核`,
      en: ({ id }, say) => `${say.organisation(id)} proposes its single sign-on; please look at it`,
      ru: ({ id }, say) => `Предложен единый вход: ${say.organisation(id)}. Проверьте, пожалуйста`,
    },
  }),

  'sso.approved': kind({
    name: { zh: '单点登录已批准', en: 'Your single sign-on is approved', ru: 'Единый вход одобрен' },
    data: providerSchema,
    roles: SIGNERS,
    wish: 'mail',
    link,
    when: [providers('organisation', ({ state }) => state === 'approved')],
    words: {
      zh: ({ id }, say) => `${say.organisation(id)}的单点登录已批准，成员可以由此登录`,
      en: ({ id }, say) => `The single sign-on of ${say.organisation(id)} is approved: its people may sign in by it`,
      ru: ({ id }, say) => `Единый вход одобрен, им можно пользоваться: ${say.organisation(id)}`,
    },
  }),

  'sso.disabled': kind({
    name: { zh: '单点登录已停用', en: 'Your single sign-on was switched off', ru: 'Единый вход отключён' },
    data: providerSchema,
    roles: SIGNERS,
    wish: 'mail',
    link,
    // Its own members did the other themselves.
    when: [providers('organisation', ({ state, disabledBy }) => state === 'disabled' && disabledBy === 'operator')],
    words: {
      zh: ({ id }, say) => `运营方已停用${say.organisation(id)}的单点登录，由此建立的会话均已结束`,
      en: ({ id }, say) =>
        `The operator has switched off the single sign-on of ${say.organisation(id)}; the sessions it made have ended`,
      ru: ({ id }, say) => `Оператор отключил единый вход, его сеансы завершены: ${say.organisation(id)}`,
    },
  }),
};
