export * from './deal.ts';
export * from './event.ts';
export * from './ledger.ts';
export * from './payment.ts';
export * from './registration.ts';
export * from './statistics.ts';
export * from './technology-contract.ts';
export * from './terms.ts';
