import type { LegalEventKind } from '@techbourse/domain';
import { childrenOf, textIn, type XmlNode } from './xml.ts';

type LegalEvent = { on: string; country: string; kind: LegalEventKind; note?: string };

// Codes of legal events by what they say in words; offices have thousands, EPO's INPADOC describes each in English
// (WIPO ST.27 groups them likewise).
const WORDS: readonly (readonly [RegExp, LegalEventKind])[] = [
  [/restor|reinstat|re-?establish/i, 'restored'],
  [/deemed to be withdrawn|withdrawn|withdrawal of (?:the )?application|abandon/i, 'application_withdrawn'],
  [/refus|reject/i, 'refused'],
  [/laps|ceas|non-?payment|not paid|terminat/i, 'lapsed'],
  [/revo[ck]|invalid|annul/i, 'invalidated'],
  [/oppos/i, 'opposed'],
  [/expir/i, 'expired'],
  [/fee.{0,40}paid|payment of.{0,40}fee|annual fee|renewal fee|maintenance fee/i, 'fee_paid'],
  [/pledge.{0,40}(?:releas|cancel|discharg)|release.{0,30}(?:pledge|security)/i, 'pledge_released'],
  [/pledge|security interest|lien/i, 'pledged'],
  [/licen[cs]e.{0,20}of right|open licen[cs]e/i, 'open_licence_declared'],
  [/licen[cs]/i, 'licensed'],
  [/assign|transfer|change of (?:owner|proprietor|name of the owner)/i, 'assigned'],
  [/request for examination|substantive examination|under examination|examination report/i, 'examination'],
  [/\bgrant|patent issued/i, 'granted'],
  [/in force/i, 'in_force'],
  [/publication|published/i, 'published'],
  [/fil(?:ed|ing) of (?:an )?application|application filed/i, 'filed'],
];

/** Legal events of a record in OPS; what is none of the exchange's kinds is given back with its code. */
export function legalEventsOf(nodes: readonly XmlNode[]): {
  events: LegalEvent[];
  unknown: { code: string; text: string }[];
} {
  const events: LegalEvent[] = [];
  const unknown: { code: string; text: string }[] = [];
  for (const node of nodes) {
    const { code = '', desc = '' } = node.attributes;
    const on = fieldOf(node, /^L007/, /date/i);
    const country = fieldOf(node, /^L001/, /country code/i);
    const day = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(on);
    const kind = WORDS.find(([words]) => words.test(desc))?.[1];
    const text = `${desc} ${country} ${on}`.trim();
    if (!kind || !day || !/^[A-Z]{2}$/.test(country)) unknown.push({ code: code.trim() || '?', text });
    else
      events.push({
        on: day.slice(1).join('-'),
        country,
        kind,
        ...(desc ? { note: `${code.trim()} ${desc}`.trim().slice(0, 500) } : {}),
      });
  }
  return { events: events.slice(0, 500), unknown };
}

function fieldOf(node: XmlNode, name: RegExp, said: RegExp): string {
  const found =
    childrenOf(node).find((child) => name.test(child.name)) ??
    childrenOf(node).find(({ attributes }) => said.test(attributes.desc ?? ''));
  return textIn(found).trim();
}
