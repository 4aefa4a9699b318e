import { z } from 'zod';
import { kind } from './kind.ts';
import { EDITORS } from './roles.ts';

const deadSchema = z.object({ count: z.int(), jobs: z.record(z.string(), z.int()) });

export const operatorKinds = {
  /** The queue tells no events of its own; `operator/look.ts` looks at it. */
  'jobs.dead': kind<z.infer<typeof deadSchema>>({
    name: { zh: '任务失败', en: 'Jobs that failed for good', ru: 'Окончательно не выполненные задания' },
    data: deadSchema,
    roles: EDITORS,
    wish: 'mail',
    link: () => '/api/operations/dead-letters',
    merge: (_known, more) => more,
    words: {
      zh: ({ count, jobs }) => `有${count}个任务最终失败：${namesOf(jobs)}`,
      en: ({ count, jobs }) => `${count} ${count === 1 ? 'job has' : 'jobs have'} failed for good: ${namesOf(jobs)}`,
      ru: ({ count, jobs }) => `Окончательно не выполнено заданий: ${count} (${namesOf(jobs)})`,
    },
  }),
};

const namesOf = (jobs: Record<string, number>) =>
  Object.entries(jobs)
    .map(([job, count]) => `${job} ${count}`)
    .join(', ');
