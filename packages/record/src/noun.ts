import type { JobName } from '@techbourse/queue';

type Indexed<Job> = Job extends `${infer Noun}.index` ? Noun : never;
type Published<Job> = Job extends `${infer Noun}.tell` ? Noun : never;

/** What a record is called: the catalogue of jobs names one that indexes it, and one that publishes it again. */
export type RecordNoun = Indexed<JobName> & Published<JobName>;
