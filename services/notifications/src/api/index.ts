export * from './change.ts';
export * from './notification.ts';
export * from './preference.ts';
export * from './saved-search.ts';
export * from './watch.ts';
export * from './webhook.ts';
