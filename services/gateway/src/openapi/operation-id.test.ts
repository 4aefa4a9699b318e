import { describe, expect, it } from 'vitest';
import { operationIdOf } from './operation-id.ts';

describe('the name of an operation', () => {
  it.each([
    ['get', '/api/listings', true, 'listListings'],
    ['get', '/api/listings/{id}', false, 'getListing'],
    ['get', '/api/listings/{id}/versions', true, 'listListingVersions'],
    ['get', '/api/listings/search', true, 'searchListings'],
    ['post', '/api/listings', false, 'createListing'],
    ['post', '/api/listings/import', false, 'importListings'],
    ['patch', '/api/listings/{id}', false, 'updateListing'],
    ['delete', '/api/organisations/{id}/keys/{keyId}', false, 'deleteOrganisationKey'],
    ['post', '/api/listings/{id}/publish', false, 'publishListing'],
    ['post', '/api/contracts/{id}/payments/{paymentId}/confirm', false, 'confirmContractPayment'],
    ['post', '/api/people/{id}/reset-second-factor', false, 'resetPersonSecondFactor'],
    ['post', '/api/pairs/{id}/decisions', false, 'recordPairDecision'],
    ['get', '/api/saved-searches/{id}', false, 'getSavedSearch'],
    ['get', '/api/agencies/{id}', false, 'getAgency'],
  ])('%s %s (several: %s) is %s', (method, path, isList, name) => {
    expect(operationIdOf(method, path, isList)).toBe(name);
  });
});
