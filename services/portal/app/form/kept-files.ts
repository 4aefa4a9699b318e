const NAME = 'techbourse-import';

/** Works on the files that are kept on this device; undefined where a browser keeps none. */
export function store<T>(
  mode: IDBTransactionMode,
  work: (files: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    let opening: IDBOpenDBRequest;
    try {
      opening = indexedDB.open(NAME, 1);
    } catch {
      return resolve(undefined);
    }
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    opening.onerror = () => resolve(undefined);
    opening.onsuccess = () => {
      const db = opening.result;
      try {
        const asked = work(db.transaction('files', mode).objectStore('files'));
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => resolve(undefined);
      } catch {
        resolve(undefined);
      } finally {
        db.close();
      }
    };
  });
}

/** Removes every file that a person keeps on this device. Their keys begin with the person. */
export const dropFiles = (person: string): Promise<unknown> =>
  store('readwrite', (files) => files.delete(IDBKeyRange.bound(`${person}:`, `${person}:\uffff`)));

/** Whether a person keeps a file on this device. */
export const hasFiles = async (person: string): Promise<boolean> =>
  ((await store('readonly', (files) => files.count(IDBKeyRange.bound(`${person}:`, `${person}:\uffff`)))) ?? 0) > 0;

/** Removes the files of everybody but one: who signs in on a device finds nothing that others left there. */
export const dropFilesOfOthers = (person: string): Promise<unknown> =>
  Promise.all([
    store('readwrite', (files) => files.delete(IDBKeyRange.upperBound(`${person}:`, true))),
    store('readwrite', (files) => files.delete(IDBKeyRange.lowerBound(`${person}:\uffff`, true))),
  ]);
