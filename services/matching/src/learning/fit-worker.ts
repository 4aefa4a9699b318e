import { fitReport } from '@techbourse/matching-engine';

/** Runs in a thread of its own; see `fitBeside`. */
export default (input: Parameters<typeof fitReport>) => fitReport(...input);
