/** The tables of the service, each in the file of its noun. */
export * from './schema/change.ts';
export * from './schema/deadline.ts';
export * from './schema/digest.ts';
export * from './schema/notification.ts';
export * from './schema/recipient.ts';
export * from './schema/record.ts';
export * from './schema/saved-search.ts';
export * from './schema/service.ts';
export * from './schema/watch.ts';
export * from './schema/webhook.ts';
