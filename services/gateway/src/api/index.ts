export * from './api-key.ts';
export * from './audit.ts';
export * from './events.ts';
export * from './me.ts';
export * from './membership.ts';
export * from './operations.ts';
export * from './organisation.ts';
export * from './verification.ts';
