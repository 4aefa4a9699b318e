declare module 'virtual:labels/*' {
  import type * as contracts from '@techbourse/contracts/api';
  import type * as domain from '@techbourse/domain';

  type Name =
    | 'accreditationReasons'
    | 'commissionBases'
    | 'comparisons'
    | 'contractKinds'
    | 'contractTypes'
    | 'dealKinds'
    | 'dealStages'
    | 'declineReasons'
    | 'demandElements'
    | 'demandKinds'
    | 'demandOutcomes'
    | 'demandStates'
    | 'disclosureTiers'
    | 'legalEventKinds'
    | 'licenceExclusivities'
    | 'listingKinds'
    | 'listingStates'
    | 'pairStates'
    | 'paymentKinds'
    | 'regionalOffices'
    | 'resultStates'
    | 'reviewReasons'
    | 'rightStandings'
    | 'royaltyBases'
    | 'technologyFields'
    | 'verificationReasons';
  type ContractName = 'contractRoles' | 'otherItemKinds' | 'sublicensingRules';
  /** The labels of the exchange's codes in one language, by vocabulary. */
  export type Labels = { readonly [N in Name]: Readonly<Record<(typeof domain)[N]['codes'][number], string>> } & {
    readonly [N in ContractName]: Readonly<Record<(typeof contracts)[N]['codes'][number], string>>;
  } & {
    /** The kinds that each type of contract has. */
    readonly kindsOfContractType: (typeof domain)['kindsOfContractType'];
    /** Titles of the readiness levels 1 to 9. */
    readonly readinessLevels: Readonly<Record<string, string>>;
  };
  const labels: Labels;
  export default labels;
}
