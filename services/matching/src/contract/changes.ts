import { day, money, offerKinds, territory } from '@techbourse/domain';
import { z } from 'zod';

/** Whose move a change is. */
export const changeSides = {
  price_lowered: 'listing',
  offer_added: 'listing',
  territory_widened: 'listing',
  readiness_raised: 'listing',
  validity_extended: 'listing',
  budget_raised: 'demand',
  deal_kind_accepted: 'demand',
  territory_narrowed: 'demand',
  readiness_lowered: 'demand',
  exclusivity_waived: 'demand',
} as const;

const changeOf = <Code extends keyof typeof changeSides, Shape extends z.ZodRawShape>(code: Code, shape: Shape) =>
  z.object({ code: z.literal(code), ...shape });

/** A change of one fact by one side: what it would be then. */
export const changeSchema = z
  .discriminatedUnion('code', [
    changeOf('price_lowered', { to: money }),
    changeOf('offer_added', { to: offerKinds.schema }),
    changeOf('territory_widened', { to: territory }),
    changeOf('readiness_raised', { to: z.int() }),
    changeOf('validity_extended', { to: day }),
    changeOf('budget_raised', { to: money }),
    changeOf('deal_kind_accepted', { to: offerKinds.schema }),
    changeOf('territory_narrowed', { to: territory }),
    changeOf('readiness_lowered', { to: z.int() }),
    changeOf('exclusivity_waived', {}),
  ])
  .meta({ id: 'PairChange' });
export type Change = z.infer<typeof changeSchema>;

/** What the score would be after the smallest change that helps; found by scoring the changed pair. */
export const counterfactualSchema = z
  .object({ changes: z.array(changeSchema).min(1).max(2), score: z.number().min(0).max(1) })
  .meta({ id: 'PairCounterfactual' });
export type Counterfactual = z.infer<typeof counterfactualSchema>;

/** Why two records can be no pair at present, and the change of one fact that would take it away. */
export const obstacleSchema = z
  .object({
    code: z.enum([
      'same_organisation',
      'listing_left',
      'listing_expired',
      'demand_left',
      'demand_expired',
      'no_common_deal_kind',
      'nothing_exclusive',
      'no_common_territory',
      'listing_restricted',
      'demand_restricted',
    ]),
    change: changeSchema.nullable(),
  })
  .meta({ id: 'PairObstacle' });
export type PairObstacle = z.infer<typeof obstacleSchema>;
