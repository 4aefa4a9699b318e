import {
  applicationNumberSchema,
  dayOrMonthSchema,
  daySchema,
  isBefore,
  legalEventKinds,
  lineText,
  patentKeys,
  patentPlaceSchema,
  plainText,
  publicationNumberSchema,
} from '@techbourse/domain';
import { z } from 'zod';

/** Something that happened to the right, in one country or at an office for several. Status is read from these; there is no single flag. */
export const legalEventSchema = z
  .strictObject({
    on: dayOrMonthSchema,
    country: patentPlaceSchema,
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

const documentShape = {
  applicationNumber: applicationNumberSchema.optional(),
  publicationNumber: publicationNumberSchema.optional(),
  priorityOn: dayOrMonthSchema.optional(),
  filedOn: dayOrMonthSchema.optional(),
  publishedOn: dayOrMonthSchema.optional(),
  grantedOn: dayOrMonthSchema.optional(),
  legalEvents: z.array(legalEventSchema).max(500).overwrite(withoutRepeats).optional(),
};

type Document = { [K in keyof typeof documentShape]?: z.infer<(typeof documentShape)[K]> | undefined };

/** What of the numbers and days of one document cannot be so. */
function checkDocument(document: Document, ctx: z.RefinementCtx): void {
  if (!document.applicationNumber && !document.publicationNumber) {
    const message = 'A patent needs its application number, its publication number or both';
    ctx.addIssue({ code: 'custom', message, params: { rule: 'patent.number_missing' } });
  }
  for (const { path, day: given } of daysOf(document)) {
    if (given >= PATENTS_SINCE) continue;
    const message = `There were no patents before ${PATENTS_SINCE}`;
    ctx.addIssue({ code: 'custom', path, message, params: { rule: 'patent.too_early' } });
  }
  for (const [index, later] of ORDER.entries()) {
    const earlier = ORDER.slice(0, index).findLast((name) => document[name] !== undefined);
    const [from, to] = [earlier && document[earlier], document[later]];
    if (from && to && isBefore(to, from)) {
      const message = `${later} lies before ${earlier}`;
      ctx.addIssue({ code: 'custom', path: [later], message, params: { rule: 'patent.date_order' } });
    }
  }
}

/** Another document of the same invention: of another country, or of another stage. */
export const familyMemberSchema = z.strictObject(documentShape).superRefine(checkDocument).meta({ id: 'FamilyMember' });

const FAMILY_MAX = 100;

export const patentSchema = z
  .strictObject({
    ...documentShape,
    applicants: z.array(applicantSchema).max(50).optional(),
    familyId: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9:./-]{0,59}$/, { error: 'A family id is letters, digits and : . / -' })
      .optional(),
    family: z
      .array(familyMemberSchema)
      .max(FAMILY_MAX)
      .overwrite(withoutRepeats)
      .optional()
      .describe('the other documents of the invention: each is found by its numbers, and listed once with this one'),
  })
  .superRefine((patent, ctx) => {
    checkDocument(patent, ctx);
    const seen = new Set(namesOf(patent));
    for (const [index, member] of (patent.family ?? []).entries()) {
      const names = namesOf(member);
      const isKnown = names.length > 0 && names.every((name) => seen.has(name));
      if (isKnown) {
        const message = 'This document stands in the family already';
        ctx.addIssue({ code: 'custom', path: ['family', index], message, params: { rule: 'patent.member_twice' } });
      }
      for (const name of names) seen.add(name);
    }
  })
  .meta({ id: 'Patent' });
export type Patent = z.infer<typeof patentSchema>;

const namesOf = ({ applicationNumber, publicationNumber }: Document): string[] =>
  patentKeys({ applicationNumber, publicationNumber });

type Days = { [K in (typeof ORDER)[number]]?: string | undefined } & { legalEvents?: { on: string }[] | undefined };
type Day = { path: (string | number)[]; day: string };

function daysOf(document: Days): Day[] {
  const own = ORDER.flatMap((name) => (document[name] ? [{ path: [name], day: document[name] }] : []));
  const events = (document.legalEvents ?? []).map(({ on }, index) => ({ path: ['legalEvents', index, 'on'], day: on }));
  return [...own, ...events];
}

/** The days on which something happened to a patent and its family, with their places. */
export function patentDays({ family = [], ...main }: Days & { family?: Days[] | undefined }): Day[] {
  const members = family.flatMap((member, index) =>
    daysOf(member).map(({ path, day }) => ({ path: ['family', index, ...path], day })),
  );
  return [...daysOf(main), ...members];
}
