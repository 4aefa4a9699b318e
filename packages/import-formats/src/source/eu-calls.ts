import { cleanText, shorten } from '../clean.ts';
import { localized, type MappingMaker, present, textList } from './mapping.ts';
import { dayOf, titleOf } from './sbir.ts';

/** Calls of European programmes as demands for joint research, with their budget per project and deadline. */
export const euCallDemand: MappingMaker =
  ({ publish, today }) =>
  (row) => {
    const text = cleanText(row.text);
    const deadline = dayOf(row.deadline);
    const keywords = textList(row.keywords).filter((word) => word !== row.id && word !== row.call);
    return present({
      source: 'eu-calls',
      externalId: row.id,
      // A call whose deadline has passed is kept for the record, but not opened.
      open: publish && row.status !== 'closed' && (!deadline || deadline > today),
      kind: 'joint_research',
      title: localized(row.lang, titleOf(cleanText(row.title), text)),
      problem: localized(row.lang, text),
      keywords: [...new Set([cleanText(row.programme), ...keywords].filter(Boolean).map((word) => shorten(word, 100)))],
      dealKinds: ['joint_development', 'non_exclusive_licence', 'consulting', 'service'],
      budget: budgetOf(row),
      deadline: deadline && deadline > today ? deadline : undefined,
    });
  };

function budgetOf(row: Record<string, unknown>) {
  const end = (value: unknown) =>
    typeof value === 'number' && value > 0 ? { amount: value.toFixed(2), currency: row.currency ?? 'EUR' } : undefined;
  const [min, max] = [end(row.budgetMin), end(row.budgetMax)];
  return min || max ? present({ min, max }) : undefined;
}
