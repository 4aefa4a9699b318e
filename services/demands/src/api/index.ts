export * from './check.ts';
export * from './content.ts';
export * from './demand.ts';
export * from './events.ts';
export * from './reader.ts';
export * from './requests.ts';
export * from './search.ts';
