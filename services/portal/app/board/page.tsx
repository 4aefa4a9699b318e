import { getRouteApi } from '@tanstack/react-router';
import { OrganisationBoard } from './organisation-board.tsx';
import { DemandBoard, ListingBoard } from './record-board.tsx';

const route = getRouteApi('/inside/acting/board');

/** The counterparts of one record, or of all records of one's organisation. */
export function BoardPage() {
  const { listing, demand } = route.useSearch();
  if (listing) return <ListingBoard key={listing} id={listing} />;
  return demand ? <DemandBoard key={demand} id={demand} /> : <OrganisationBoard />;
}
