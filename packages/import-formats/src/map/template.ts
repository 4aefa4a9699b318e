import { type Field, fieldAt, type RecordKind } from './field.ts';

type Language = 'zh' | 'en' | 'ru';

const PATHS: Readonly<Record<RecordKind, readonly string[]>> = {
  listings: [
    ...[
      'externalId',
      'kind',
      'title',
      'abstract',
      'advantage.comparator',
      'advantage.statement',
      'applications',
      'ipc',
      'keywords',
    ],
    ...[
      'readiness.level',
      'readiness.evidence',
      'offers',
      'price',
      'patent.applicationNumber',
      'patent.publicationNumber',
    ],
    ...[
      'patent.priorityOn',
      'patent.filedOn',
      'patent.applicants',
      'inventors',
      'validUntil',
      'contact.name',
      'contact.email',
    ],
  ],
  demands: [
    ...[
      'externalId',
      'kind',
      'title',
      'problem',
      'tried',
      'requiredResults',
      'ipc',
      'keywords',
      'readinessWanted',
      'dealKinds',
    ],
    ...['budget', 'deadline', 'place.country', 'anonymous'],
  ],
};

/** The table that a person fills in: headings in its language, and one row that shows how. */
export function templateRows(kind: RecordKind, language: Language): string[][] {
  const fields = PATHS[kind].map((path) => fieldAt(kind, path)).filter((one): one is Field => one !== undefined);
  return [fields.map(({ label }) => label[language]), fields.map(({ example }) => example?.[language] ?? '')];
}
