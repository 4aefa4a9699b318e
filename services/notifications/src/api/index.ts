export * from './change.ts';
export * from './notification.ts';
export * from './preference.ts';
export * from './webhook.ts';
