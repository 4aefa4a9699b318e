export { actorHeaders, testActor, testOperator } from './actors.ts';
export { compareConstraints } from './constraints.ts';
export { type TestEngines, type TestSettings, testSettings } from './engines.ts';
export { type Proxy, proxyTo } from './proxy.ts';
export { asAdministrator, asService } from './roles.ts';
export { watchTransactions } from './transactions.ts';
export { waitFor } from './wait.ts';
