import { actingFor } from '../client/acting.ts';

const PREFIX = 'draft:';

/** What somebody has typed and not sent, kept on this device under the person, the client that it acts for, and the form. */
export type Draft<Values> = {
  read: () => Partial<Values> | undefined;
  keep: (values: Values) => void;
  drop: () => void;
};

export function draftOf<Values extends object>(person: string, form: string): Draft<Values> {
  const client = actingFor()?.clientId;
  const key = `${PREFIX}${person}:${client ? `${client}:` : ''}${form}`;
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
        return typeof kept === 'object' && kept !== null ? (kept as Partial<Values>) : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (values) => {
      try {
        localStorage.setItem(key, JSON.stringify(values));
      } catch {
        // a full or forbidden store: the form itself still has it
      }
    },
    drop: () => localStorage.removeItem(key),
  };
}

const keysOf = (person: string) => Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${person}:`));

export const hasDrafts = (person: string): boolean => keysOf(person).length > 0;

export function dropDrafts(person: string): void {
  for (const key of keysOf(person)) localStorage.removeItem(key);
}

/** Removes what everybody but one has typed on this device. */
export function dropDraftsOfOthers(person: string): void {
  const all = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  for (const key of all) if (!key.startsWith(`${PREFIX}${person}:`)) localStorage.removeItem(key);
}
