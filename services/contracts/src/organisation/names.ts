import type { Issue } from '@techbourse/api-schema';
import { type OrganisationRef, pickText } from '@techbourse/domain';
import type { KnownOrganisation } from '@techbourse/record/register';

/** The name that stands for an organisation where there is room for one. */
export function nameOf({ name, id }: OrganisationRef): string {
  return pickText(name)?.text ?? id;
}

/** Whether a text is one of its names, in any of their languages, whatever the width and spaces. */
export function isNameOf(organisation: OrganisationRef, name: string): boolean {
  return Object.values(organisation.name).some((text) => text !== undefined && plain(text.text) === plain(name));
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** What is wrong with a field that names an organisation which the exchange does not know. */
export function unknownOrganisation(pointer: string): Issue {
  const message = 'There is no such organisation at the exchange';
  return { pointer, rule: 'organisation.unknown', message };
}

export type KnownOrganisations = ReadonlyMap<string, KnownOrganisation>;
