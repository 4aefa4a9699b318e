import { contractRoles, otherItemKinds, sublicensingRules } from '@techbourse/contracts/api';
import {
  accreditationReasons,
  commissionBases,
  comparisons,
  contractKinds,
  contractTypes,
  dealKinds,
  dealStages,
  declineReasons,
  demandElements,
  demandKinds,
  demandOutcomes,
  demandStates,
  disclosureTiers,
  kindsOfContractType,
  type Language,
  languages,
  legalEventKinds,
  licenceExclusivities,
  listingKinds,
  listingStates,
  pairStates,
  paymentKinds,
  regionalOffices,
  resultStates,
  reviewReasons,
  rightStandings,
  royaltyBases,
  technologyFields,
  trlTitles,
  type Vocabulary,
  verificationReasons,
} from '@techbourse/domain';
import type { Plugin } from 'vite';

const VOCABULARIES: Readonly<Record<string, Vocabulary<string>>> = {
  accreditationReasons,
  commissionBases,
  comparisons,
  contractKinds,
  contractRoles,
  contractTypes,
  dealKinds,
  dealStages,
  declineReasons,
  demandElements,
  demandKinds,
  demandOutcomes,
  demandStates,
  disclosureTiers,
  legalEventKinds,
  licenceExclusivities,
  listingKinds,
  listingStates,
  otherItemKinds,
  pairStates,
  paymentKinds,
  regionalOffices,
  resultStates,
  reviewReasons,
  rightStandings,
  royaltyBases,
  sublicensingRules,
  technologyFields,
  verificationReasons,
};
const PREFIX = 'virtual:labels/';

/** Gives the workbench the labels of the exchange's codes, a module for each language, without the library that checks codes. */
export function labels(): Plugin {
  return {
    name: 'labels',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load: (id) => {
      const language = languages.codes.find((code) => id === `\0${PREFIX}${code}`);
      return language && `export default ${JSON.stringify(labelsIn(language))}`;
    },
  };
}

function labelsIn(language: Language): Record<string, Record<string, unknown>> {
  const entries = Object.entries(VOCABULARIES).map(([name, { codes, labels }]) => [
    name,
    Object.fromEntries(codes.map((code) => [code, labels[code]?.[language] ?? code])),
  ]);
  const levels = Object.entries(trlTitles).map(([level, title]) => [level, title[language]]);
  return { ...Object.fromEntries(entries), readinessLevels: Object.fromEntries(levels), kindsOfContractType };
}
