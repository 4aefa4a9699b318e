import { serviceConstraints } from '@techbourse/db';
import type { Constraints } from '@techbourse/platform';

/** What the rules of this schema mean to people, should a write get as far as them. */
export const constraints = {
  ...serviceConstraints,
  duplicate_links_order: 'Two texts are linked once, the lower id first',
  embedding_one_row: 'One embedder serves at a time',
  embedding_target_is_another: 'The embedder to come is another than the one that serves',
  near_misses_score: 'A score lies between 0 and 1',
  pairs_score: 'A score lies between 0 and 1',
  pairs_two_organisations: 'A pair joins two organisations',
  profiles_open_is_built: 'An open record has its profile',
  rematch_chunks_rematch_id_rematches_id_fk: 'There is no such re-match',
  rematches_done: 'No more of a re-match is done than there is to do',
  rematches_one_runs: { reason: 'rematch.running', message: 'A re-match is under way: wait for it or cancel it' },
} satisfies Constraints;
