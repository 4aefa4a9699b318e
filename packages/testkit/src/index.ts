export { actorHeaders, testActor, testOperator } from './actors.ts';
export { type TestEngines, type TestSettings, testSettings } from './engines.ts';
export { waitFor } from './wait.ts';
