import type { DealKind, LocalizedText, OrganisationRef, ShownPlace, TechnologyField } from '@techbourse/domain';

/** What the counterpart sees of a record, stored with its profile, so that showing pairs asks no other service. */
export type ProfileCard = {
  readonly kind: string;
  readonly title: LocalizedText;
  readonly field: TechnologyField | null;
  readonly organisation: OrganisationRef;
  /** Only organisations with a deal may see its name. */
  readonly anonymous: boolean;
  /** How much of its place is shown while it is unnamed; absent in old cards: nothing is shown. */
  readonly shownPlace?: ShownPlace;
  readonly dealKinds: readonly DealKind[];
  /** Last day on the market. */
  readonly until: string;
};
