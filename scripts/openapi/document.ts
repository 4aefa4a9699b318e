import { contractsDocument } from '@techbourse/contracts/openapi';
import { demandsDocument } from '@techbourse/demands/openapi';
import { exchangeDocument } from '@techbourse/gateway/openapi';
import { listingsDocument } from '@techbourse/listings/openapi';
import { matchingDocument } from '@techbourse/matching/openapi';
import { notificationsDocument } from '@techbourse/notifications/openapi';

/** The OpenAPI document of the whole exchange, as the gateway shows it, without a service or an engine running. */
export async function wholeDocument() {
  const [listings, demands, matching, contracts, notifications] = await Promise.all([
    listingsDocument(),
    demandsDocument(),
    matchingDocument(),
    contractsDocument(),
    notificationsDocument(),
  ]);
  return exchangeDocument({ listings, demands, matching, contracts, notifications });
}
