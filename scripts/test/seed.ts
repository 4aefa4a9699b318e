import fc from 'fast-check';

// Every run plays the same worlds, so that a red run is red for a change. FAST_CHECK_SEED=random looks for new ones.
const seed = process.env['FAST_CHECK_SEED'] ?? '20270101';
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
