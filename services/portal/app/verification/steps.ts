import type { Schemas } from '@techbourse/client';

export type Step = 'founded' | 'identifier' | 'evidence' | 'decision' | 'accreditationAsked' | 'accreditationDecided';
export type Stand = 'done' | 'waitsForYou' | 'waitsForOperator' | 'later';

/** What is done and what waits for whom, from founding to the word of the operator. */
export function stepsOf(
  { verified, identifiers }: Pick<Schemas['Organisation'], 'verified' | 'identifiers'>,
  newest: Pick<Schemas['VerificationRequest'], 'state'> | undefined,
): { name: Step; stand: Stand }[] {
  const isSent = newest?.state === 'pending';
  const hasIdentifier = Object.keys(identifiers ?? {}).length > 0;
  return [
    { name: 'founded', stand: 'done' },
    { name: 'identifier', stand: hasIdentifier ? 'done' : verified || isSent ? 'later' : 'waitsForYou' },
    { name: 'evidence', stand: verified || isSent ? 'done' : 'waitsForYou' },
    { name: 'decision', stand: verified ? 'done' : isSent ? 'waitsForOperator' : 'later' },
  ];
}

/** The same of an accreditation, which an agency may ask for and need not. */
export function accreditationStepsOf(
  accreditations: readonly Pick<Schemas['Accreditation'], 'inForce'>[],
  newest: Pick<Schemas['AccreditationRequest'], 'state'> | undefined,
): { name: Step; stand: Stand }[] {
  const isSent = newest?.state === 'pending';
  const isOn = accreditations.some(({ inForce }) => inForce);
  return [
    { name: 'accreditationAsked', stand: isSent || isOn ? 'done' : 'waitsForYou' },
    { name: 'accreditationDecided', stand: isSent ? 'waitsForOperator' : isOn ? 'done' : 'later' },
  ];
}
