/**
 * Columns of JSON and free text, by schema and table, that may say something of a person: contents of records (inventors,
 * contacts), details of the audit, facts of notifications, notes. An export looks for the person in them.
 */
const SPEAKS_OF_PEOPLE: Readonly<Record<string, readonly string[]>> = {
  'identity.abuse_report': ['message'],
  'identity.accreditation': ['note'],
  'identity.accreditation_request': ['remark', 'note'],
  'identity.join_request': ['message', 'note'],
  'identity.mandate': ['note', 'closed_reason', 'commission'],
  'identity.mandate_version': ['content', 'reason'],
  'identity.organisation_merge': ['reason', 'moved'],
  'identity.sso_provider': ['note'],
  'identity.verification_request': ['evidence', 'note'],
  'listings.listing': ['content'],
  'listings.listing_version': ['content'],
  'listings.listing_event': ['reason'],
  'demands.demand': ['content', 'closing_note'],
  'demands.demand_version': ['content'],
  'demands.demand_event': ['reason'],
  'contracts.contract': ['terms'],
  'contracts.contract_change': ['body', 'closed_reason'],
  'contracts.contract_version': ['terms'],
  'contracts.deal': ['listing_snapshot', 'demand_snapshot', 'lost_note'],
  'contracts.deal_event': ['note'],
  'contracts.demand_copy': ['snapshot'],
  'contracts.disclosure': ['note'],
  'contracts.listing_copy': ['snapshot'],
  'contracts.payment': ['note', 'early_reason', 'unusual_reason'],
  'contracts.payment_answer': ['reason'],
  'contracts.payment_void': ['reason'],
  'matching.pair_decisions': ['note'],
  'notifications.deadline': ['data'],
  'notifications.notification': ['data'],
};

/** Of every schema, by the same names. */
const EVERYWHERE: Readonly<Record<string, readonly string[]>> = {
  audit: ['data'],
  idempotency: ['answer'],
  outbox: ['payload'],
  operation_task: ['body'],
};

/**
 * Columns of JSON that say nothing of anybody: names of organisations and records, places, figures, settings of programs. A
 * person's own rows (`person_id`) are found without being named here.
 */
const SAYS_NOTHING: Readonly<Record<string, readonly string[]>> = {
  'identity.mandate': ['rights'],
  'identity.organisation': ['name', 'identifiers', 'known_as'],
  'identity.mail_link': ['data'],
  'listings.listing': ['organisation'],
  'listings.owner': ['organisation'],
  'demands.demand': ['organisation'],
  'demands.owner': ['organisation'],
  'contracts.deal': ['seller', 'buyer'],
  'contracts.mandate': ['commission'],
  'contracts.organisation': ['organisation'],
  'contracts.payment': ['settles'],
  'contracts.registration': ['value_difference', 'technology_difference'],
  'contracts.title_consent': ['field_of_use', 'territory'],
  'contracts.title_grant': ['besides', 'field_of_use', 'territory'],
  'contracts.tree_head': ['edge'],
  'matching.embedding': ['serving_recipe', 'target_recipe'],
  'matching.pair_decisions': ['parts'],
  'matching.near_misses': ['reasons'],
  'matching.pairs': ['parts', 'reasons'],
  'matching.profiles': ['card', 'facts', 'wording'],
  'matching.weights_versions': ['weights', 'record'],
  'notifications.change_subject': ['parts'],
  'notifications.mandate': ['rights'],
  'notifications.organisation': ['organisation'],
  'notifications.own_name': ['name'],
  'notifications.preference': ['kinds'],
  'notifications.record': ['title'],
  'notifications.saved_search': ['query'],
};

export function speaksOfPeople(schema: string, table: string, column: string): boolean {
  return (SPEAKS_OF_PEOPLE[`${schema}.${table}`] ?? EVERYWHERE[table] ?? []).includes(column);
}

/** Whether somebody has thought of people when a column was made. */
export function isDeclared(schema: string, table: string, column: string): boolean {
  const saysNothing = (SAYS_NOTHING[`${schema}.${table}`] ?? []).includes(column);
  return saysNothing || speaksOfPeople(schema, table, column);
}

/** All that is declared, as `schema.table.column`, to find what is there no more. */
export function declaredColumns(): string[] {
  return [...Object.entries(SPEAKS_OF_PEOPLE), ...Object.entries(SAYS_NOTHING)].flatMap(([table, columns]) =>
    columns.map((column) => `${table}.${column}`),
  );
}
