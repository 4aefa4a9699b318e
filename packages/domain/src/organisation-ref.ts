import { z } from 'zod';
import { type TechnologyField, technologyFields } from './field.ts';
import { idSchema } from './id.ts';
import { type LocalizedText, localizedText } from './localized-text.ts';
import { type OrganisationKind, organisationKinds } from './organisation.ts';
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
 * The part of a place that may be shown of an anonymous organisation: the part that at least `SHARED_BY_MIN` verified
 * organisations of the kind it is shown as share. A region with one of them would identify it.
 */
export const shownPlacesSchema = z.enum(['region', 'country', 'none']).meta({ id: 'ShownPlace' });
export type ShownPlace = z.infer<typeof shownPlacesSchema>;
/** The kind that every anonymous organisation is shown as. */
export const ANONYMOUS_KIND: OrganisationKind = 'company';
/** How many verified organisations of the shown kind must share a shown place: those that a reader takes it for. */
export const SHARED_BY_MIN = 5;

/** The part of an organisation's place that may be shown, by how many verified ones of the shown kind share each part. */
export function shownPlaceOf(sharing: { region: number; country: number }): ShownPlace {
  if (sharing.region >= SHARED_BY_MIN) return 'region';
  return sharing.country >= SHARED_BY_MIN ? 'country' : 'none';
}

/** An owner as a reader sees it. An anonymous one has no id and no place that would identify it. */
export const shownOrganisationSchema = organisationRefSchema
  .extend({ id: idSchema.nullable(), country: countrySchema.nullable() })
  .meta({ id: 'ShownOwner' });
export type ShownOrganisation = z.infer<typeof shownOrganisationSchema>;

/**
 * "A company in <region>, <field>": how an anonymous owner is shown. Its kind is hidden too, because it would identify
 * the only agency of a region. Regions are codes, because no standard lists their names.
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
  return { id: null, kind: ANONYMOUS_KIND, name, country: place, ...(region ? { region } : {}) };
}

/**
 * The place of work of an anonymous organisation, as others may see it. It shows no more of the organisation's own
 * place than the organisation does.
 */
export function anonymousWorkPlace(work: Place | undefined, of: OrganisationRef, shown: ShownPlace): Place | undefined {
  if (!work || work.country !== of.country) return work;
  if (shown === 'none') return undefined;
  return shown === 'country' && work.region === of.region ? { country: work.country } : work;
}

/** A timestamp of an anonymous owner, as others may see it: the start of its day in UTC, which many share. */
export function anonymousTimestamp(moment: string): string {
  return `${moment.slice(0, 10)}T00:00:00.000Z`;
}
