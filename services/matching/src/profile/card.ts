import type { LocalizedText, DealKind, OrganisationRef, ShownPlace, TechnologyField } from '@techbourse/domain';

/** What the counterpart sees of a record, kept beside its profile so that showing pairs asks nobody. */
export type ProfileCard = {
  readonly kind: string;
  readonly title: LocalizedText;
  readonly field: TechnologyField | null;
  readonly organisation: OrganisationRef;
  /** The organisation's name is for those with a deal with it. */
  readonly anonymous: boolean;
  /** How much of its place may be told while it is unnamed; cards of before say nothing, and then nothing is told. */
  readonly shownPlace?: ShownPlace;
  readonly dealKinds: readonly DealKind[];
  /** Last day on the market. */
  readonly until: string;
};
