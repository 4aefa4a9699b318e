import type { JobName } from '@techbourse/queue';

type Indexed<Job> = Job extends `${infer Noun}.index` ? Noun : never;
type Published<Job> = Job extends `${infer Noun}.tell` ? Noun : never;

/** The name of a record type that has an index job and a republish job in the catalogue. */
export type RecordNoun = Indexed<JobName> & Published<JobName>;
