import { z } from 'zod';
import { type TechnologyField, technologyFields } from './field.ts';
import { idSchema } from './id.ts';
import { type LocalizedText, localizedText } from './localized-text.ts';
import { organisationKinds } from './organisation.ts';
import { countrySchema, type Place, regionSchema } from './place.ts';

/** The organisation behind a record, as the record carries it. */
export const organisationRefSchema = z
  .object({
    id: idSchema,
    kind: organisationKinds.schema,
    name: localizedText({ max: 200 }),
    country: countrySchema,
    region: regionSchema.optional(),
  })
  .meta({ id: 'Owner' });
export type OrganisationRef = z.infer<typeof organisationRefSchema>;

/**
 * How much of a place may be told of an organisation that stays unnamed: as much as at least `SHARED_BY_MIN` verified
 * organisations share. Of a region with one organisation the region is its name.
 */
export const shownPlacesSchema = z.enum(['region', 'country', 'none']).meta({ id: 'ShownPlace' });
export type ShownPlace = z.infer<typeof shownPlacesSchema>;
/** Verified organisations that share a place which is told of one of them. */
export const SHARED_BY_MIN = 5;

/** How much of its place may be told of an organisation, from how many verified ones share each part of it. */
export function shownPlaceOf(sharing: { region: number; country: number }): ShownPlace {
  if (sharing.region >= SHARED_BY_MIN) return 'region';
  return sharing.country >= SHARED_BY_MIN ? 'country' : 'none';
}

/** An owner as a reader sees it: without an id when it stays unnamed, and then without a place that would name it. */
export const shownOrganisationSchema = organisationRefSchema
  .extend({ id: idSchema.nullable(), country: countrySchema.nullable() })
  .meta({ id: 'ShownOwner' });
export type ShownOrganisation = z.infer<typeof shownOrganisationSchema>;

/**
 * "A company in <region>, <field>": what is told of an owner that wants to stay unnamed. Its kind is not told either,
 * because the only agency of a region would be named by it. Regions stand as codes: their names are in no standard.
 *
 * @example anonymousOrganisation({ ..., country: 'CN', region: 'CN-HL' }, 'materials', 'region').name.en?.text
 * // 'A company in China (CN-HL), New materials'
 */
export function anonymousOrganisation(
  of: OrganisationRef,
  field: TechnologyField | null,
  shown: ShownPlace,
): ShownOrganisation {
  const label = field && technologyFields.labels[field];
  const place = shown === 'none' ? null : of.country;
  const region = shown === 'region' ? of.region : undefined;
  const where = (language: string) => {
    const name = place && (new Intl.DisplayNames([language], { type: 'region' }).of(place) ?? place);
    return name && region ? `${name} (${region})` : name;
  };
  const written = (text: string) => ({ text, origin: 'machine' as const });
  const [zh, en, ru] = [where('zh'), where('en'), where('ru')];
  const name: LocalizedText = {
    zh: written(`${zh ?? ''}一家企业${label ? `，${label.zh}` : ''}`),
    en: written(`A company${en ? ` in ${en}` : ''}${label ? `, ${label.en}` : ''}`),
    ru: written(`Предприятие${ru ? `, ${ru}` : ''}${label ? `, ${label.ru}` : ''}`),
  };
  return { id: null, kind: 'company', name, country: place, ...(region ? { region } : {}) };
}

/**
 * Where the work of an unnamed organisation will be done, as others may see it: what of it is the organisation's own
 * place is told no further than the organisation's place is.
 */
export function anonymousWorkPlace(work: Place | undefined, of: OrganisationRef, shown: ShownPlace): Place | undefined {
  if (!work || work.country !== of.country) return work;
  if (shown === 'none') return undefined;
  return shown === 'country' && work.region === of.region ? { country: work.country } : work;
}

/** A moment as others may know it of an unnamed owner: the first of its day in UTC, which many share. */
export function anonymousTimestamp(moment: string): string {
  return `${moment.slice(0, 10)}T00:00:00.000Z`;
}
