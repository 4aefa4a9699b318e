import {
  applicationNumberSchema,
  countrySchema,
  daySchema,
  legalEventKinds,
  lineText,
  plainText,
  publicationNumberSchema,
} from '@techbourse/domain';
import { z } from 'zod';

/** Something that happened to the right, in one country. Status is read from these; there is no single flag. */
export const legalEventSchema = z
  .strictObject({
    on: daySchema,
    country: countrySchema,
    kind: legalEventKinds.schema,
    note: plainText({ max: 500 }).optional(),
  })
  .meta({ id: 'LegalEvent' });

const applicantSchema = z
  .strictObject({ name: lineText({ max: 300 }), from: daySchema.optional(), until: daySchema.optional() })
  .superRefine((applicant, ctx) => {
    if (applicant.from && applicant.until && applicant.until < applicant.from) {
      const message = 'The time as applicant ends before it starts';
      ctx.addIssue({ code: 'custom', path: ['until'], message, params: { rule: 'patent.applicant_range' } });
    }
  })
  .meta({ id: 'PatentApplicant' });

/** Sources repeat events: an event that occurs twice happened once. */
function withoutRepeats<T>(events: T[]): T[] {
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}

/** The first day of any patent here: the acts of 1790. */
const PATENTS_SINCE = '1790-01-01';

const ORDER = ['priorityOn', 'filedOn', 'publishedOn', 'grantedOn'] as const;

export const patentSchema = z
  .strictObject({
    applicationNumber: applicationNumberSchema.optional(),
    publicationNumber: publicationNumberSchema.optional(),
    priorityOn: daySchema.optional(),
    filedOn: daySchema.optional(),
    publishedOn: daySchema.optional(),
    grantedOn: daySchema.optional(),
    applicants: z.array(applicantSchema).max(50).optional(),
    familyId: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9:./-]{0,59}$/, { error: 'A family id is letters, digits and : . / -' })
      .optional(),
    legalEvents: z.array(legalEventSchema).max(500).overwrite(withoutRepeats).optional(),
  })
  .superRefine((patent, ctx) => {
    if (!patent.applicationNumber && !patent.publicationNumber) {
      const message = 'A patent needs its application number, its publication number or both';
      ctx.addIssue({ code: 'custom', message, params: { rule: 'patent.number_missing' } });
    }
    for (const { path, day: given } of patentDays(patent)) {
      if (given >= PATENTS_SINCE) continue;
      const message = `There were no patents before ${PATENTS_SINCE}`;
      ctx.addIssue({ code: 'custom', path, message, params: { rule: 'patent.too_early' } });
    }
    for (const [index, later] of ORDER.entries()) {
      const earlier = ORDER.slice(0, index).findLast((name) => patent[name] !== undefined);
      const [from, to] = [earlier && patent[earlier], patent[later]];
      if (from && to && to < from) {
        const message = `${later} lies before ${earlier}`;
        ctx.addIssue({ code: 'custom', path: [later], message, params: { rule: 'patent.date_order' } });
      }
    }
  })
  .meta({ id: 'Patent' });
export type Patent = z.infer<typeof patentSchema>;

type Days = { [K in (typeof ORDER)[number]]?: string | undefined } & { legalEvents?: { on: string }[] | undefined };

/** The days on which something happened to a patent, with their places. */
export function patentDays(patent: Days): { path: (string | number)[]; day: string }[] {
  const own = ORDER.flatMap((name) => (patent[name] ? [{ path: [name], day: patent[name] }] : []));
  const events = (patent.legalEvents ?? []).map(({ on }, index) => ({ path: ['legalEvents', index, 'on'], day: on }));
  return [...own, ...events];
}
