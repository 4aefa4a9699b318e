import { roleInWords } from '@techbourse/api-schema';
import {
  INVITATION_CHANGED,
  type InvitationChanged,
  invitationChangedSchema,
  OWNERSHIP_OFFERED,
  ownershipOfferedSchema,
} from '@techbourse/gateway/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { SIGNERS } from './roles.ts';

const invitationSchema = z.object({ id: z.uuid(), organisationId: z.uuid(), role: z.string() });
const answeredSchema = invitationSchema.extend({ accepted: z.boolean() });
const offerSchema = z.object({ id: z.uuid(), organisationId: z.uuid() });
const own = () => '/api/memberships';
const offerLink = ({ organisationId }: { organisationId: string }) =>
  `/api/organisations/${organisationId}/ownership-offer`;

const dataOf = ({ id, organisationId, role }: InvitationChanged) => ({ id, organisationId, role });

export const invitationKinds = {
  'invitation.received': kind({
    name: { zh: '收到加入邀请', en: 'You are invited', ru: 'Вас приглашают' },
    data: invitationSchema,
    roles: SIGNERS, // a person is told, for itself
    wish: 'feed', // the invitation itself comes by mail
    link: own,
    lapses: true,
    when: [
      on(INVITATION_CHANGED, invitationChangedSchema, (event) => {
        const { id, organisationId, personId, state, expiresAt } = event;
        if (state !== 'pending' || personId === null) return [];
        const to = { personId, concerns: organisationId };
        return [{ to, data: dataOf(event), fact: `invited ${id}`, subject: id, dueAt: expiresAt }];
      }),
    ],
    over: [on(INVITATION_CHANGED, invitationChangedSchema, ({ id, state }) => (state === 'pending' ? [] : [id]))],
    words: {
      zh: ({ organisationId, role }, say) =>
        `${say.organisation(organisationId)}邀请您加入，角色：${roleInWords(role, 'zh')}`,
      en: ({ organisationId, role }, say) =>
        `${say.organisation(organisationId)} invites you to be ${roleInWords(role, 'en')}`,
      ru: ({ organisationId, role }, say) =>
        `Вас приглашает ${say.organisation(organisationId)}; роль: ${roleInWords(role, 'ru')}`,
    },
  }),

  'invitation.ending': kind({
    name: { zh: '邀请即将失效', en: 'An invitation is about to end', ru: 'Срок приглашения истекает' },
    data: invitationSchema.extend({ until: z.string() }),
    roles: SIGNERS, // a person is told, for itself
    wish: 'mail',
    link: own,
    lapses: true,
    before: {
      days: [3, 1],
      dates: [
        on(INVITATION_CHANGED, invitationChangedSchema, (event) => {
          const { id, organisationId, personId, state, expiresAt, version } = event;
          const isOpen = state === 'pending' && personId !== null;
          const to = { personId: personId ?? '', concerns: organisationId };
          const data = { ...dataOf(event), until: expiresAt };
          return { subject: id, version, dates: isOpen ? [{ at: new Date(expiresAt), to, data }] : [] };
        }),
      ],
    },
    words: {
      zh: ({ organisationId, until }, say) =>
        `${say.organisation(organisationId)}的邀请将于${say.day(until)}失效，请答复`,
      en: ({ organisationId, until }, say) =>
        `The invitation of ${say.organisation(organisationId)} ends on ${say.day(until)}; please answer`,
      ru: ({ organisationId, until }, say) =>
        `Приглашение действует до ${say.day(until)}: ${say.organisation(organisationId)}. Ответьте, пожалуйста`,
    },
  }),

  'invitation.answered': kind({
    name: { zh: '邀请已答复', en: 'An invitation was answered', ru: 'Ответ на приглашение' },
    data: answeredSchema,
    roles: SIGNERS,
    wish: 'feed',
    link: ({ organisationId }) => `/api/organisations/${organisationId}/invitations`,
    when: [
      on(INVITATION_CHANGED, invitationChangedSchema, (event) => {
        const { id, organisationId, state } = event;
        if (state !== 'accepted' && state !== 'declined') return [];
        const data = { ...dataOf(event), accepted: state === 'accepted' };
        return [{ to: { organisationId }, data, fact: `answered ${id}` }];
      }),
    ],
    words: {
      zh: ({ organisationId, accepted }, say) =>
        `${say.organisation(organisationId)}的邀请${accepted ? '已被接受' : '被谢绝'}`,
      en: ({ organisationId, accepted }, say) =>
        `An invitation of ${say.organisation(organisationId)} was ${accepted ? 'accepted' : 'declined'}`,
      ru: ({ organisationId, accepted }, say) =>
        `Приглашение ${accepted ? 'принято' : 'отклонено'}: ${say.organisation(organisationId)}`,
    },
  }),

  'ownership.offered': kind({
    name: { zh: '向您转让所有者身份', en: 'Ownership is offered to you', ru: 'Вам предлагают стать владельцем' },
    data: offerSchema,
    roles: SIGNERS, // a person is told, for itself
    wish: 'mail',
    link: offerLink,
    when: [
      on(OWNERSHIP_OFFERED, ownershipOfferedSchema, ({ id, organisationId, toPersonId: personId, state }) => {
        if (state !== 'pending') return [];
        const to = { personId, concerns: organisationId };
        return [{ to, data: { id, organisationId }, fact: `offered ${id}`, subject: id }];
      }),
    ],
    over: [on(OWNERSHIP_OFFERED, ownershipOfferedSchema, ({ id, state }) => (state === 'pending' ? [] : [id]))],
    words: {
      zh: ({ organisationId }, say) => `${say.organisation(organisationId)}的所有者请您接任，请答复`,
      en: ({ organisationId }, say) =>
        `An owner of ${say.organisation(organisationId)} asks you to take its place; please answer`,
      ru: ({ organisationId }, say) =>
        `Вам предлагают стать владельцем: ${say.organisation(organisationId)}. Ответьте, пожалуйста`,
    },
  }),

  'ownership.answered': kind({
    name: { zh: '转让已答复', en: 'Your offer of ownership was answered', ru: 'Ответ на передачу владения' },
    data: offerSchema.extend({ accepted: z.boolean() }),
    roles: SIGNERS, // a person is told, for itself
    wish: 'mail',
    link: offerLink,
    when: [
      on(OWNERSHIP_OFFERED, ownershipOfferedSchema, ({ id, organisationId, fromPersonId: personId, state }) => {
        if (state !== 'accepted' && state !== 'declined') return [];
        const data = { id, organisationId, accepted: state === 'accepted' };
        return [{ to: { personId, concerns: organisationId }, data, fact: `answered ${id}` }];
      }),
    ],
    words: {
      zh: ({ organisationId, accepted }, say) =>
        `${say.organisation(organisationId)}：您的所有者转让${accepted ? '已被接受' : '被谢绝'}`,
      en: ({ organisationId, accepted }, say) =>
        `Your offer of the ownership of ${say.organisation(organisationId)} was ${accepted ? 'accepted' : 'declined'}`,
      ru: ({ organisationId, accepted }, say) =>
        `Передача владения ${accepted ? 'принята' : 'отклонена'}: ${say.organisation(organisationId)}`,
    },
  }),
};
