import { readIpc, readPatentNumber } from '@techbourse/domain';
import { cleanText } from '../clean.ts';
import type { RowNote } from '../note.ts';
import { present } from '../source/mapping.ts';
import { legalEventsOf } from './legal-codes.ts';
import { at, childrenOf, everyOf, textIn, type XmlNode } from './xml.ts';

// Roots of a bibliographic record in WIPO ST.36 and its relatives: EPO's DOCDB and OPS, the offices' own files.
const RECORDS = new Set([
  'exchange-document',
  'patent-document',
  'ep-patent-document',
  'us-patent-grant',
  'us-patent-application',
]);

/** A member of a family in OPS holds its document and its legal events, so it is the record where there is one. */
export const isPatentRecord = (name: string): boolean => RECORDS.has(name) || name === 'family-member';

const LANGUAGES: Readonly<Record<string, 'zh' | 'en' | 'ru'>> = { zh: 'zh', cn: 'zh', en: 'en', ru: 'ru' };

/**
 * A bibliographic record as a row of an import. Titles and abstracts in languages that the exchange does not have, codes
 * that no classification has and numbers that cannot be read are left out, and said.
 */
export function patentRow(record: XmlNode): { notes: RowNote[]; record: Record<string, unknown> } {
  const document = RECORDS.has(record.name) ? record : (at(record, 'exchange-document') ?? record);
  const biblio =
    at(document, 'bibliographic-data') ??
    at(document, 'us-bibliographic-data-grant') ??
    at(document, 'us-bibliographic-data-application') ??
    document;
  const notes: RowNote[] = [];
  const note = (column: string, rule: string, message: string, value?: string) =>
    notes.push({ column, rule, message, ...(value ? { value } : {}) });
  const publication = idOf(biblio, 'publication-reference') ?? fromAttributes(document);
  const application = idOf(biblio, 'application-reference');
  const publicationNumber = numberOf(publication, 'publication', note);
  const applicationNumber = numberOf(application, 'application', note);
  const priorities = everyOf(biblio, 'priority-claim').map((claim) => dayOf(textIn(everyOf(claim, 'date')[0])));
  const applicants = peopleOf(biblio, 'applicants', 'applicant').map((name) => ({ name }));
  const inventors = peopleOf(biblio, 'inventors', 'inventor').map((name) => ({ name }));
  const legal = legalEventsOf(everyOf(record, 'legal'));
  for (const { code, text } of legal.unknown)
    note('legal', 'patent.event_unknown', `the event ${code} is none that the exchange has`, text);
  const family = document.attributes['family-id'] ?? record.attributes['family-id'];
  const patent = present({
    publicationNumber,
    applicationNumber,
    priorityOn: priorities.filter(Boolean).sort()[0],
    filedOn: application?.day,
    publishedOn: publication?.day,
    applicants: applicants.length > 0 ? applicants : undefined,
    familyId: family && /^[A-Za-z0-9][A-Za-z0-9:./-]{0,59}$/.test(family) ? family : undefined,
    legalEvents: legal.events.length > 0 ? legal.events : undefined,
  });
  const ipc = codesOf(biblio, note);
  return {
    notes,
    record: present({
      source: 'docdb',
      externalId: publicationNumber ?? applicationNumber ?? document.attributes['doc-id'],
      kind: 'patent',
      title: textsIn(childrenOf(biblio, 'invention-title'), 'invention-title', 300, note),
      abstract: textsIn(
        childrenOf(document, 'abstract').concat(childrenOf(biblio, 'abstract')),
        'abstract',
        10_000,
        note,
      ),
      ipc: ipc.length > 0 ? ipc : undefined,
      inventors: inventors.length > 0 ? inventors : undefined,
      patent,
    }),
  };
}

type Noting = (column: string, rule: string, message: string, value?: string) => void;
type DocumentId = { country: string; number: string; kind: string; day: string | undefined };

function idOf(biblio: XmlNode, reference: string): DocumentId | undefined {
  const ids = childrenOf(biblio, reference).flatMap((one) =>
    childrenOf(one, 'document-id').map((id) => ({
      id,
      form: id.attributes['document-id-type'] ?? one.attributes['data-format'] ?? '',
    })),
  );
  const best = ids.find(({ form }) => form === 'docdb') ?? ids.find(({ id }) => at(id, 'country')) ?? ids[0];
  if (!best) return undefined;
  const read = (name: string) => textIn(at(best.id, name)).trim();
  const day = ids.map(({ id }) => dayOf(textIn(at(id, 'date')))).find(Boolean);
  return { country: read('country'), number: read('doc-number'), kind: read('kind'), day };
}

function fromAttributes({ attributes }: XmlNode): DocumentId | undefined {
  const { country, 'doc-number': number, kind } = attributes;
  if (!country || !number) return undefined;
  return { country, number, kind: kind ?? '', day: dayOf(attributes['date-publ'] ?? '') };
}

/** The number as the exchange writes it. An application's kind code (`A`, `W`) is no part of it. */
function numberOf(id: DocumentId | undefined, role: 'application' | 'publication', note: Noting): string | undefined {
  if (!id || id.number === '') return undefined;
  const whole = `${id.country}${id.number}`;
  const written = role === 'publication' ? [`${whole}${id.kind}`, whole] : [whole, `${whole}${id.kind}`];
  for (const text of written) {
    const read = readPatentNumber(text, role);
    if (read.ok) return read.value.number;
  }
  const text = written[0] ?? whole;
  // A publication's number is what the record is known by: the exchange says what is wrong with it.
  if (role === 'publication') return text;
  note(
    'application-reference',
    'patent_number.unread',
    'the application number is written in a form that cannot be read',
    text,
  );
  return undefined;
}

/** `20191108` or `2019-11-08`. */
function dayOf(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text.trim()) ?? [];
  return year && month && day && month !== '00' && day !== '00' ? `${year}-${month}-${day}` : undefined;
}

/** Names as they were filed, else in the form that is nearest to that. */
function peopleOf(biblio: XmlNode, group: string, member: string): string[] {
  const people = everyOf(biblio, group).flatMap((one) => childrenOf(one, member));
  const forms = ['original', 'docdba', 'docdb', 'epodoc', ''];
  const form = forms.find((name) => people.some(({ attributes }) => (attributes['data-format'] ?? '') === name)) ?? '';
  const names = people
    .filter(({ attributes }) => (attributes['data-format'] ?? '') === form)
    .map((person) => nameOf(person).replace(/,\s*$/, '').slice(0, 200));
  return [...new Set(names.filter(Boolean))].slice(0, 50);
}

function nameOf(person: XmlNode): string {
  const whole = everyOf(person, 'name')[0] ?? everyOf(person, 'orgname')[0];
  if (whole) return cleanText(textIn(whole));
  return cleanText(
    [everyOf(person, 'first-name')[0], everyOf(person, 'last-name')[0]].map((part) => textIn(part)).join(' '),
  );
}

function textsIn(nodes: readonly XmlNode[], column: string, max: number, note: Noting) {
  const texts: Record<string, { text: string; origin: 'person' }> = {};
  for (const node of nodes) {
    const said = (node.attributes.lang ?? '').toLowerCase();
    const text = cleanText(textIn(node));
    const language = LANGUAGES[said] ?? (said === '' ? languageOf(text) : undefined);
    if (text === '') continue;
    if (!language) note(column, 'text.language', `the exchange has no texts in ${said}`, text.slice(0, 200));
    else if (text.length > max)
      note(column, 'text.too_long', `the text is longer than ${max} characters`, text.slice(0, 200));
    else texts[language] ??= { text, origin: 'person' };
  }
  return Object.keys(texts).length > 0 ? texts : undefined;
}

export function languageOf(text: string): 'zh' | 'en' | 'ru' {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu) * 2;
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const latin = count(/\p{Script=Latin}/gu);
  if (han > latin / 2 && han >= cyrillic && han > 0) return 'zh';
  return cyrillic > latin ? 'ru' : 'en';
}

/** IPC and CPC codes in whichever of the ways the standard has: written out, fixed places, parts. */
function codesOf(biblio: XmlNode, note: Noting): string[] {
  const written = [
    ...everyOf(biblio, 'classification-ipc'),
    ...everyOf(biblio, 'classification-ipcr'),
    ...everyOf(biblio, 'patent-classification'),
    ...everyOf(biblio, 'classification-cpc'),
  ];
  const codes = new Set<string>();
  for (const node of written) {
    const scheme = at(node, 'classification-scheme')?.attributes.scheme ?? '';
    if (scheme !== '' && !/^(?:CPC|IPC)/i.test(scheme)) continue;
    const text = symbolOf(node);
    if (text === '') continue;
    const read = readIpc(text);
    if (read.ok) codes.add(read.value.code);
    else note(node.name, 'ipc.left_out', read.message, text);
  }
  return [...codes].slice(0, 50);
}

function symbolOf(node: XmlNode): string {
  const part = (name: string) => textIn(at(node, name)).trim();
  const parts = `${part('section')}${part('class')}${part('subclass')}`;
  if (parts !== '') {
    const group = part('main-group');
    return group === '' ? parts : `${parts} ${group}/${part('subgroup') || '00'}`;
  }
  const text = textIn(at(node, 'text') ?? at(node, 'classification-symbol') ?? at(node, 'main-classification') ?? node);
  return text.trim().slice(0, 120);
}
