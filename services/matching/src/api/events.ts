import { idSchema, pairSides } from '@techbourse/domain';
import { z } from 'zod';

/** `profile.built`: a record has a new profile, or should be paired anew. Key: the record; version: the record's. */
export const PROFILE_BUILT = 'profile.built' as const;
/** `profile.removed`: a record left the market. */
export const PROFILE_REMOVED = 'profile.removed' as const;

export const profileEventSchema = z.object({
  side: pairSides.schema,
  id: idSchema,
  /** `record`: the record changed; `thinned`: somebody else's change took or spoiled a pair of it; `asked`: a full re-match. */
  cause: z.enum(['record', 'thinned', 'asked']),
});
export type ProfileEvent = z.infer<typeof profileEventSchema>;

/** `pairs.changed`: these pairs appeared, changed or are no longer shown. Key: the record that caused it. */
export const PAIRS_CHANGED = 'pairs.changed' as const;

export const PAIRS_CHANGED_MAX = 500;
export const pairsChangedSchema = z.object({
  pairs: z.array(z.object({ listingId: idSchema, demandId: idSchema })).max(PAIRS_CHANGED_MAX),
});
export type PairsChanged = z.infer<typeof pairsChangedSchema>;

// `pair.contacted`: a side wrote to the other. Key: the pair.
export { PAIR_CONTACTED, type PairContacted, pairContactedSchema } from '@techbourse/contracts/api';

/** `pairs.found`: pairs that are new and good. Key: the record that caused it. */
export const PAIRS_FOUND = 'pairs.found' as const;
export const pairsFoundSchema = z.object({
  pairs: z
    .array(
      z.object({
        listingId: idSchema,
        demandId: idSchema,
        listingOrganisationId: idSchema,
        demandOrganisationId: idSchema,
        score: z.number(),
      }),
    )
    .max(PAIRS_CHANGED_MAX),
});
export type PairsFound = z.infer<typeof pairsFoundSchema>;
