/** All event types that services publish. Their payloads are in the `api/` of the publisher. */
export const eventTypes = [
  ...(['listing.published', 'listing.identified', 'listing.withdrawn', 'listing.reviewed'] as const),
  ...(['demand.opened', 'demand.closed', 'demand.reviewed'] as const),
  ...(['profile.built', 'profile.removed', 'rematch.chunk_made', 'pairs.changed'] as const),
  ...(['pair.contacted', 'pairs.found'] as const),
  ...(['deal.opened', 'deal.answered', 'deal.lost', 'deal.changed'] as const),
  ...(['contract.signed', 'contract.standing', 'contract.changed', 'disclosure.changed'] as const),
  ...(['organisation.changed', 'membership.changed', 'membership.requested', 'mandate.changed'] as const),
  ...(['accreditation.changed', 'accreditation.requested'] as const),
  ...(['invitation.changed', 'ownership.offered', 'key.changed'] as const),
  ...(['verification.changed', 'abuse.decided', 'unit.requested', 'sso.changed'] as const),
  ...(['person.changed'] as const),
  // digests of a service's records, and requests to publish records again
  ...(['listing.digest', 'demand.digest', 'listing.missed', 'demand.missed'] as const),
] as const;

export type EventType = (typeof eventTypes)[number];

export function isEventType(type: string): type is EventType {
  return (eventTypes as readonly string[]).includes(type);
}
