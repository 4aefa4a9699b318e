export * from './change.ts';
export * from './notification.ts';
export * from './webhook.ts';
