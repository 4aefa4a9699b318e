import { type Facts, type RecordedNoun, type Recorder, readerOf } from '../ledger/recorder.ts';
import { findOrphanAsset, type Join, joinFault, joinsBy, namedByAssets } from './store.ts';

/** Names and assets that became one, by the rows that name the entry. */
export const assetJoined: Recorder<Join> = {
  kind: 'asset.joined',
  what: 'join of assets',
  forms: [joinFacts],
  load: async (tx, entries) => {
    const joins = await joinsBy(tx, entries);
    return ({ seq }) => {
      const join = joins.bySeq.get(seq);
      return join && { record: join, fault: joinFault(join, joins) };
    };
  },
};

export const ASSETS: RecordedNoun = {
  readers: [readerOf(assetJoined)],
  named: namedByAssets,
  orphans: findOrphanAsset,
};

function joinFacts({ assetId, joined, names }: Join): Facts {
  return { assetId, joined: [...joined].sort(), names: [...names].sort() };
}
