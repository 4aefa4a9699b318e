import { z } from 'zod';

export const issueSchema = z.object({
  pointer: z.string().describe('JSON pointer of the field'),
  rule: z.string(),
  message: z.string(),
});

/** One fault of the input: where (JSON pointer, RFC 6901), which rule, and what to do about it in words. */
export type Issue = z.infer<typeof issueSchema>;

/** An error as sent: RFC 9457 problem details with our stable `reason`, the request's id, and the faulty fields. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    reason: z.string().describe('stable dotted code, meant for programs'),
    requestId: z.string(),
    issues: z.array(issueSchema).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457)' });

export type Problem = z.infer<typeof problemSchema>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
