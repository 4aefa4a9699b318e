/** The tables of the service, each in the file of its noun. */
export * from './schema/asset.ts';
export * from './schema/change.ts';
export { spelt } from './schema/columns.ts';
export * from './schema/consent.ts';
export * from './schema/contract.ts';
export * from './schema/deal.ts';
export * from './schema/disclosure.ts';
export * from './schema/dispute.ts';
export * from './schema/grant.ts';
export * from './schema/ledger.ts';
export * from './schema/mandate.ts';
export * from './schema/organisation.ts';
export * from './schema/payment.ts';
export * from './schema/projection.ts';
export * from './schema/registration.ts';
export * from './schema/service.ts';
export * from './schema/standing.ts';
export * from './schema/statistics.ts';
