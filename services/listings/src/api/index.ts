export * from './conflict.ts';
export * from './content.ts';
export * from './disclosure.ts';
export * from './events.ts';
export * from './listing.ts';
export * from './patent.ts';
export * from './requests.ts';
export * from './search.ts';
