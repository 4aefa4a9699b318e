import { roleInWords } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';
import {
  MEMBERSHIP_CHANGED,
  MEMBERSHIP_REQUESTED,
  membershipChangedSchema,
  membershipRequestedSchema,
  ORGANISATION_CHANGED,
  organisationChangedSchema,
} from '@techbourse/gateway/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { SIGNERS } from './roles.ts';
import type { Say } from './say.ts';

const organisationSchema = z.object({ id: z.uuid() });
const endingSchema = organisationSchema.extend({ until: z.string() });
const membershipSchema = z.object({
  organisationId: z.uuid(),
  role: z.string().nullable(),
  merge: z
    .object({ state: z.enum(['merged', 'undone']), fromId: z.uuid(), intoId: z.uuid() })
    .nullable()
    .default(null),
});
const requestSchema = z.object({ id: z.uuid(), organisationId: z.uuid() });
const answeredSchema = requestSchema.extend({ accepted: z.boolean() });

/** Days before the end of a verification: time to find papers, to send them, and to be looked at. */
const REMIND_DAYS = [30, 7, 1];

export const organisationKinds = {
  'verification.ending': kind({
    name: { zh: '机构核验即将到期', en: 'Your verification is about to end', ru: 'Срок подтверждения истекает' },
    data: endingSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: ({ id }) => `/api/organisations/${id}/verification-requests`,
    lapses: true,
    before: {
      days: REMIND_DAYS,
      dates: [
        on(
          ORGANISATION_CHANGED,
          organisationChangedSchema,
          ({ id, verified, state, verifiedUntil: until }, { version }) => ({
            subject: id,
            version,
            dates:
              until !== null && verified && state === 'active'
                ? [{ at: new Date(until), to: { organisationId: id }, data: { id, until } }]
                : [],
          }),
        ),
      ],
    },
    words: {
      zh: ({ until }, say) =>
        `贵机构的核验将于${say.day(until)}到期；到期后贵机构及其发布的信息将不再公开，请提交新的证明材料`,
      en: ({ until }, say) =>
        `Your organisation is verified until ${say.day(until)}; after that it and what it has published are hidden. Send evidence to have it verified anew`,
      ru: ({ until }, say) =>
        `Организация подтверждена до ${say.day(until)}; затем она и её публикации будут скрыты. Отправьте подтверждающие сведения заново`,
    },
  }),

  'organisation.suspended': kind({
    name: { zh: '机构被暂停', en: 'Your organisation is suspended', ru: 'Организация приостановлена' },
    data: organisationSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: () => '/api/memberships',
    when: [
      on(ORGANISATION_CHANGED, organisationChangedSchema, ({ id, state, version }) =>
        state === 'suspended' ? [{ to: { organisationId: id }, data: { id }, fact: `suspended ${id} ${version}` }] : [],
      ),
    ],
    words: {
      zh: () => '贵机构已被交易所运营方暂停：数据保留，但任何人都不能代表其操作',
      en: () => 'The operator has suspended your organisation: its data are kept, and nobody acts for it',
      ru: () => 'Оператор приостановил вашу организацию: данные сохранены, но действовать от её имени нельзя',
    },
  }),

  'membership.requested': kind({
    name: { zh: '有人申请加入', en: 'Somebody asks to join', ru: 'Запрос на вступление' },
    data: requestSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: ({ organisationId }) => `/api/organisations/${organisationId}/join-requests?state=pending`,
    when: [
      on(MEMBERSHIP_REQUESTED, membershipRequestedSchema, ({ id, organisationId, state }) =>
        state === 'pending'
          ? [{ to: { organisationId }, data: { id, organisationId }, fact: `asked ${id}`, subject: id }]
          : [],
      ),
    ],
    over: [on(MEMBERSHIP_REQUESTED, membershipRequestedSchema, ({ id, state }) => (state === 'pending' ? [] : [id]))],
    words: {
      zh: ({ organisationId }, say) => `有人申请加入${say.organisation(organisationId)}`,
      en: ({ organisationId }, say) => `Somebody asks to join ${say.organisation(organisationId)}`,
      ru: ({ organisationId }, say) => `Кто-то просит о вступлении: ${say.organisation(organisationId)}`,
    },
  }),

  'membership.answered': kind({
    name: { zh: '加入申请已答复', en: 'Your request to join is answered', ru: 'Ответ на запрос о вступлении' },
    data: answeredSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: () => '/api/memberships',
    when: [
      on(MEMBERSHIP_REQUESTED, membershipRequestedSchema, ({ id, organisationId, personId, state }) => {
        if (state !== 'accepted' && state !== 'declined') return [];
        const data = { id, organisationId, accepted: state === 'accepted' };
        return [{ to: { personId, concerns: organisationId }, data, fact: `answered ${id}` }];
      }),
    ],
    words: {
      zh: ({ organisationId, accepted }, say) =>
        `${say.organisation(organisationId)}${accepted ? '已接受' : '未接受'}您的加入申请`,
      en: ({ organisationId, accepted }, say) =>
        `${say.organisation(organisationId)} has ${accepted ? 'accepted' : 'declined'} your request to join`,
      ru: ({ organisationId, accepted }, say) =>
        `${say.organisation(organisationId)}: ваш запрос ${accepted ? 'принят' : 'отклонён'}`,
    },
  }),

  'membership.changed': kind({
    name: { zh: '成员身份变更', en: 'Your membership changed', ru: 'Ваше членство изменилось' },
    data: membershipSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: ({ organisationId, merge }) =>
      `/api/organisations/${merge?.state === 'merged' ? merge.intoId : organisationId}`,
    when: [
      on(MEMBERSHIP_CHANGED, membershipChangedSchema, ({ organisationId, personId, role, version, merge }) => {
        // A merge is told once, of the organisation that went or is back.
        if (merge && merge.fromId !== organisationId) return [];
        const data = { organisationId, role, merge };
        return [{ to: { personId, concerns: organisationId }, data, fact: `${organisationId} ${version}` }];
      }),
    ],
    words: { zh: membershipWords('zh'), en: membershipWords('en'), ru: membershipWords('ru') },
  }),

  'verification.decided': kind({
    name: { zh: '机构核验结果', en: 'Your verification was decided', ru: 'Решение о подтверждении' },
    data: organisationSchema.extend({ verified: z.boolean() }),
    roles: SIGNERS,
    wish: 'mail',
    link: ({ id }) => `/api/organisations/${id}`,
    when: [
      on(ORGANISATION_CHANGED, organisationChangedSchema, ({ id, verified, verifiedUntil }) =>
        verified && verifiedUntil !== null
          ? [{ to: { organisationId: id }, data: { id, verified }, fact: `verified ${id} ${verifiedUntil}` }]
          : [],
      ),
    ],
    words: {
      zh: ({ id }, say) => `${say.organisation(id)}已通过核验`,
      en: ({ id }, say) => `${say.organisation(id)} is verified`,
      ru: ({ id }, say) => `Организация подтверждена: ${say.organisation(id)}`,
    },
  }),
};

type Membership = z.infer<typeof membershipSchema>;

function membershipWords(language: Language) {
  return ({ organisationId, role, merge }: Membership, say: Say): string => {
    if (merge) return MERGES[merge.state][language](say.organisation(merge.fromId), say.organisation(merge.intoId));
    const name = say.organisation(organisationId);
    return role === null ? LEFT[language](name) : BECAME[language](name, roleInWords(role, language));
  };
}

const MERGES: Readonly<
  Record<'merged' | 'undone', Readonly<Record<Language, (from: string, into: string) => string>>>
> = {
  merged: {
    zh: (from, into) => `运营方已将${from}并入${into}：您现在是${into}的成员，原有记录一并保留`,
    en: (from, into) =>
      `The operator has merged ${from} into ${into}: you belong to ${into} now, and its records go on`,
    ru: (from, into) =>
      `Оператор объединил организации: ${from} вошла в состав ${into}. Вы теперь состоите в ней, записи сохранены`,
  },
  undone: {
    zh: (from, into) => `运营方已撤销${from}并入${into}：您仍是${from}的成员，一切照旧`,
    en: (from, into) => `The operator has undone the merge of ${from} into ${into}: you belong to ${from} as before`,
    ru: (from, into) => `Оператор отменил объединение ${from} с ${into}: вы снова состоите в организации ${from}`,
  },
};
const LEFT: Readonly<Record<Language, (name: string) => string>> = {
  zh: (name) => `您已不再是${name}的成员`,
  en: (name) => `You are no longer a member of ${name}`,
  ru: (name) => `Вы больше не состоите в организации ${name}`,
};
const BECAME: Readonly<Record<Language, (name: string, role: string) => string>> = {
  zh: (name, role) => `您在${name}的角色：${role}`,
  en: (name, role) => `You are ${role} of ${name} now`,
  ru: (name, role) => `Ваша роль в организации ${name}: ${role}`,
};
