import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { errorsOf, problemOf } from '../client/problem.ts';

type Faults<Field extends string> = Partial<Record<Field, string>>;
type Sending<Field extends string, Given, Answer> = {
  mutation: UseMutationResult<Answer, Error, Given>;
  /** What the exchange said of fields, and beside them. */
  fields: Faults<Field>;
  others: string[];
};

/**
 * Sends a form, and tells which fields the exchange refused.
 * @param pointers where each field stands in what is sent (JSON pointer)
 */
export function useSending<Field extends string, Given, Answer>(
  pointers: Readonly<Record<Field, string>>,
  send: (given: Given) => Promise<Answer>,
): Sending<Field, Given, Answer> {
  const mutation = useMutation({ mutationFn: send });
  const problem = problemOf(mutation.error);
  const { fields, others } = problem ? errorsOf(problem, pointers) : { fields: {}, others: [] };
  return { mutation, fields, others };
}
