import { cleanText } from '../clean.ts';
import { type MappingMaker, present, textList } from './mapping.ts';
import { dayOf, titleOf } from './sbir.ts';

/**
 * Patent records: number with its kind code, dates, applicants, codes, family. The source tells nothing of a deal:
 * assignment and both licences are offered at a price on request, and readiness is the lowest level that a filed patent
 * stands for (3, self-declared). Members of one family are one listing; the exchange refuses the later ones by name.
 */
export const patentListing: MappingMaker =
  ({ publish }) =>
  (row) => {
    const id = typeof row.id === 'string' ? row.id : '';
    const kind = typeof row.kind === 'string' ? row.kind : '';
    const { abstract, plain } = abstractOf(row);
    const family = textList(row.family).sort();
    const applicants = Array.isArray(row.applicants) ? row.applicants.map(cleanText).filter(Boolean) : [];
    return present({
      source: 'patents',
      externalId: row.id,
      publish,
      kind: 'patent',
      title: {
        [row.lang === 'zh' || row.lang === 'ru' ? row.lang : 'en']: {
          text: titleOf(cleanText(row.title), plain),
          origin: 'person',
        },
      },
      abstract,
      ipc: textList(row.ipc),
      readiness: { scale: 'trl', level: 3, origin: 'self_declared' },
      offers: ['assignment', 'exclusive_licence', 'non_exclusive_licence'],
      price: { kind: 'on_request' },
      patent: present({
        publicationNumber: /[A-Z]\d?$/.test(id) ? id : `${id}${kind}`,
        priorityOn: Array.isArray(row.priority) ? row.priority.map(dayOf).filter(Boolean).sort()[0] : undefined,
        filedOn: dayOf(row.filed),
        publishedOn: dayOf(row.published),
        applicants: applicants.length > 0 ? applicants.map((name) => ({ name })) : undefined,
        familyId: family[0],
      }),
    });
  };

/** Some abstracts hold a machine translation into Chinese behind ` | `. */
function abstractOf(row: Record<string, unknown>) {
  const parts = (typeof row.text === 'string' ? row.text : '').split(' | ');
  const chinese = parts.length > 1 ? parts.findIndex((part) => /\p{Script=Han}{4}/u.test(part)) : -1;
  const plain = cleanText(parts.filter((_, index) => index !== chinese).join(' | '));
  const translated = chinese >= 0 ? cleanText(parts[chinese]) : '';
  const abstract = present({
    en: plain ? { text: plain, origin: 'person' } : undefined,
    zh: translated ? { text: translated, origin: 'machine' } : undefined,
  });
  return { plain, abstract: Object.keys(abstract).length > 0 ? abstract : undefined };
}
