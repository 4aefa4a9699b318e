import { UNIT_REQUESTED, type UnitRequested, unitRequestedSchema } from '@techbourse/gateway/api';
import { z } from 'zod';
import { kind, on, type Told } from './kind.ts';
import { SIGNERS } from './roles.ts';

const unitSchema = z.object({ unitId: z.uuid(), parentId: z.uuid(), askedBy: z.uuid(), state: z.string() });
type Unit = z.infer<typeof unitSchema>;

const otherSide = ({ unitId, parentId, askedBy }: Unit) => (askedBy === unitId ? parentId : unitId);

/** Tells one of the two sides: whoever did not do it itself. */
function tells(to: (unit: Unit) => string, ...states: UnitRequested['state'][]) {
  return on(UNIT_REQUESTED, unitRequestedSchema, ({ id, unitId, parentId, askedBy, state }): Told<Unit>[] => {
    const data = { unitId, parentId, askedBy, state };
    return states.includes(state)
      ? [{ to: { organisationId: to(data) }, data, fact: `${id} ${state}`, subject: id }]
      : [];
  });
}

/** Universities and their laboratories, groups and their companies: one asks, the other answers. */
export const unitKinds = {
  'unit.requested': kind({
    name: {
      zh: '有机构申请隶属关系',
      en: 'An organisation asks to belong to yours, or to be above it',
      ru: 'Запрос о подчинённости организаций',
    },
    data: unitSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: (unit) => `/api/organisations/${otherSide(unit)}/unit-requests`,
    when: [tells(otherSide, 'pending')],
    over: [on(UNIT_REQUESTED, unitRequestedSchema, ({ id, state }) => (state === 'pending' ? [] : [id]))],
    words: {
      zh: ({ askedBy, unitId }, say) =>
        askedBy === unitId
          ? `${say.organisation(askedBy)}申请成为贵机构的下属单位，请答复`
          : `${say.organisation(askedBy)}申请成为贵机构的上级机构，请答复`,
      en: ({ askedBy, unitId }, say) =>
        askedBy === unitId
          ? `${say.organisation(askedBy)} asks to be a unit of your organisation; please answer`
          : `${say.organisation(askedBy)} asks to be the organisation above yours; please answer`,
      ru: ({ askedBy, unitId }, say) =>
        askedBy === unitId
          ? `Просит стать подразделением вашей организации: ${say.organisation(askedBy)}. Ответьте, пожалуйста`
          : `Просит стать головной по отношению к вашей организации: ${say.organisation(askedBy)}. Ответьте, пожалуйста`,
    },
  }),

  'unit.answered': kind({
    name: {
      zh: '隶属关系申请的答复',
      en: 'Your request between organisations was answered',
      ru: 'Ответ о подчинённости',
    },
    data: unitSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: ({ askedBy }) => `/api/organisations/${askedBy}/unit-requests`,
    when: [tells(({ askedBy }) => askedBy, 'accepted', 'declined')],
    words: {
      zh: (unit, say) =>
        `${say.organisation(otherSide(unit))}${unit.state === 'accepted' ? '接受了' : '没有接受'}隶属关系申请`,
      en: (unit, say) =>
        `${say.organisation(otherSide(unit))} ${unit.state === 'accepted' ? 'accepts' : 'does not accept'} your request about units`,
      ru: (unit, say) =>
        `Запрос о подчинённости ${unit.state === 'accepted' ? 'принят' : 'не принят'}: ${say.organisation(otherSide(unit))}`,
    },
  }),
};
