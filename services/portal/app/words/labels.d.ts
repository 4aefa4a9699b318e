declare module 'virtual:labels/*' {
  import type * as domain from '@techbourse/domain';

  type Name =
    | 'comparisons'
    | 'dealKinds'
    | 'declineReasons'
    | 'demandElements'
    | 'demandKinds'
    | 'demandOutcomes'
    | 'demandStates'
    | 'listingKinds'
    | 'listingStates'
    | 'pairStates'
    | 'reviewReasons'
    | 'royaltyBases'
    | 'technologyFields'
    | 'verificationReasons';
  /** The labels of the exchange's codes in one language, by vocabulary. */
  export type Labels = { readonly [N in Name]: Readonly<Record<(typeof domain)[N]['codes'][number], string>> } & {
    /** Titles of the readiness levels 1 to 9. */
    readonly readinessLevels: Readonly<Record<string, string>>;
  };
  const labels: Labels;
  export default labels;
}
