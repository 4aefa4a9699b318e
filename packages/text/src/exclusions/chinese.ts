import { type Cue, clausesOf, distinct, type ExcludedPhrase } from './exclusion.ts';

const ANY = '(?:有|任何|任一|各类)?';

const AFTER: readonly Cue[] = [
  { side: 'after', pattern: new RegExp(`(?:不|不得|不能|不可|不应|未)含(?:有)?${ANY}`, 'gu') },
  {
    side: 'after',
    pattern: new RegExp(
      `(?:不|不得|不能|不可|不应|不允许|禁止|严禁|避免|无需|无须|不需要?|没有)(?:使用|采用|添加|选用|应用|依赖|依靠)${ANY}`,
      'gu',
    ),
  },
  { side: 'after', pattern: /(?:不用(?!于|说|担心)|不依赖|不依靠|不基于|禁用|不接受|排除)/gu },
  { side: 'after', pattern: /无(?:需|须)(?!使用|采用|添加|选用)/gu },
  { side: 'after', pattern: /(?:替代|代替|取代|而非|而不是|而不用)/gu },
  { side: 'after', kind: 'use', pattern: /不(?:适用于|适合(?:于|用于)?|用于|可用于|能用于|得用于|宜用于)/gu },
];

const BEFORE =
  /(?:除外|(?:已)?(?:不予|不再|不)(?:考虑|接受|采纳)|(?:已|被|均|一律)?(?:不得|不能|不可|不允许|不准|禁止)(?:使用|采用|添加)|(?:已|被)禁(?:用|止)|不在(?:征集|考虑|许可)?范围)(?=[之以]?[内外]?[之列]?\s*$)/gu;

/** 无 stands before the name of a substance: 无铅. Elsewhere it is part of other words: 无线, 无人机, 无损. */
const NAMED =
  /无(氟|氯|溴|铅|汞|镉|铬|钴|镍|砷|卤素?|磷|硫|锂|铜|铝|锌|锡|锰|钒|氰|苯|醛|酚|氨|钯|铂|银|盐|糖|油|碱|硅|稀土|溶剂|甲醛|增塑剂|乳化剂|防腐剂|表面活性剂|抗生素|血清|贵金属|石棉|粘结剂|黏结剂|[A-Z][A-Za-z0-9]{1,9})(?!水乙醇)/gu;
const NOT_NAMED = /非(氟|卤|铂|锂|贵金属|稀土)/gu;

/** Where the phrase behind a cue ends. */
const STOP =
  /的|用于|适用|进行|来|即可|情况下|条件下|时|且|并|而|以便|以及其他|也|都|均|就|能|可|可以|要求|技术|方法|工艺|方案(?=需|应)|泡沫|铁路|[，。]|,/u;
const ROW = /[、和或及与]|以及/u;

/** States and effects: 不影响强度, 无需维护 exclude nothing that a thing is made of. */
const NO_THING =
  /(?:损伤?|损失|破坏|影响|改变|增加|降低|中断|延迟|问题|风险|副作用|停机|维护|干预|人工|值守|校准|费用|成本|接触|污染|考虑|等待|停产|拆卸)$/u;
const LENGTH_MAX = 14;

/** What a Chinese text excludes. A cue reaches to 的, to a verb or to the end of the clause, and over a row (钴和镍). */
export function chineseExclusions(text: string): ExcludedPhrase[] {
  const found: ExcludedPhrase[] = [];
  for (const clause of clausesOf(text.normalize('NFKC').replace(/，/gu, ',')).flatMap((one) => one.split(','))) {
    for (const { pattern, kind = 'without' } of AFTER) {
      for (const match of clause.matchAll(pattern)) {
        for (const written of rowOf(clause.slice(match.index + match[0].length))) found.push({ kind, written });
      }
    }
    for (const match of clause.matchAll(BEFORE)) {
      const subject = clause
        .slice(0, match.index)
        .replace(/^(?:但|并且|而且|其中|使用|采用|本厂|我厂|目前|以及)+/u, '');
      if (subject.length > LENGTH_MAX || subject === '' || /[不未非]/u.test(subject)) continue;
      for (const written of subject.split(ROW)) if (written) found.push({ kind: 'without', written: trimmed(written) });
    }
    for (const pattern of [NAMED, NOT_NAMED]) {
      for (const [, written = ''] of clause.matchAll(pattern)) found.push({ kind: 'without', written });
    }
  }
  for (const [, written = ''] of text.matchAll(EXCEPT)) found.push({ kind: 'without', written });
  return distinct(found.filter(({ written }) => written !== ''));
}

/** 除…外: "except" before 其他, 均, 都; before 还, 也 it means "besides". */
const EXCEPT = /除(?:了)?([^，。；除]{1,12}?)(?:之外|以外|外)[，,]\s*(?=其他|其余|均|都|所有)/gu;

function rowOf(rest: string): string[] {
  const row: string[] = [];
  for (const item of rest.split(ROW)) {
    const stop = STOP.exec(item);
    const written = trimmed(stop ? item.slice(0, stop.index) : item);
    if (written === '' || written.length > LENGTH_MAX || NO_THING.test(written)) break;
    row.push(written);
    if (stop) break;
  }
  return row;
}

const trimmed = (text: string) =>
  text
    .trim()
    .replace(/^(?:任何|使用|采用|添加)+/u, '')
    .replace(/(?:等|成分|物质|等物质)$/u, '');
