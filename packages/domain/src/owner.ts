import { z } from 'zod';
import { type TechnologyField, technologyFields } from './field.ts';
import { id } from './id.ts';
import { type LocalizedText, localizedText } from './localized-text.ts';
import { organisationKinds } from './organisation.ts';
import { country, region } from './place.ts';

/** The organisation behind a record, as the record carries it. */
export const owner = z
  .object({ id, kind: organisationKinds.schema, name: localizedText({ max: 200 }), country, region: region.optional() })
  .meta({ id: 'Owner' });
export type Owner = z.infer<typeof owner>;

/** An owner as a reader sees it: without an id when it stays unnamed. */
export const shownOwner = owner.extend({ id: id.nullable() }).meta({ id: 'ShownOwner' });
export type ShownOwner = z.infer<typeof shownOwner>;

/**
 * "A company in <region>, <field>": what is told of an owner that wants to stay unnamed. Its kind is not told either,
 * because the only agency of a region would be named by it. Regions stand as codes: their names are in no standard.
 *
 * @example unnamedOwner({ ..., country: 'CN', region: 'CN-HL' }, 'materials').name.en?.text
 * // 'A company in China (CN-HL), New materials'
 */
export function unnamedOwner(of: Owner, field: TechnologyField | null): ShownOwner {
  const label = field && technologyFields.labels[field];
  const where = (language: string) => {
    const name = new Intl.DisplayNames([language], { type: 'region' }).of(of.country) ?? of.country;
    return of.region ? `${name} (${of.region})` : name;
  };
  const written = (text: string) => ({ text, origin: 'machine' as const });
  const name: LocalizedText = {
    zh: written(`${where('zh')}一家企业${label ? `，${label.zh}` : ''}`),
    en: written(`A company in ${where('en')}${label ? `, ${label.en}` : ''}`),
    ru: written(`Предприятие, ${where('ru')}${label ? `, ${label.ru}` : ''}`),
  };
  return { id: null, kind: 'company', name, country: of.country, ...(of.region ? { region: of.region } : {}) };
}
