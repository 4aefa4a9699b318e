import type { Cell } from './cells.ts';
import type { Bounds, GrantKind, RegisteredGrant, WantedGrant } from './grant.ts';

export const isLicence = (grant: { kind: GrantKind }) => grant.kind !== 'assignment';
const shutsOut = (grant: { kind: GrantKind }) => grant.kind === 'exclusive' || grant.kind === 'sole';

/** Of the parents of a grant the one that its right comes from here: the latest that reaches the cell. */
export function latestOf(cell: Cell, parents: ReadonlySet<string>): RegisteredGrant | null {
  return cell.covering.findLast((grant) => parents.has(grant.id)) ?? null;
}

/** Who holds what in one cell. */
export class CellTitle {
  readonly #cell: Cell;
  readonly #sound = new Map<RegisteredGrant, boolean>();

  constructor(cell: Cell) {
    this.#cell = cell;
  }

  /** The assignment by which the owner holds; null for the original owner. `among`: as if there were only these. */
  title(among: (grant: RegisteredGrant) => boolean = () => true): RegisteredGrant | null {
    let holder: RegisteredGrant | null = null;
    for (;;) {
      const next: RegisteredGrant | undefined = this.movesFrom(holder).find(among);
      if (!next) return holder;
      holder = next;
    }
  }

  /** Licences that run. */
  licences(): RegisteredGrant[] {
    return this.#cell.covering.filter(
      (grant) => isLicence(grant) && this.#cell.running.has(grant) && this.isSound(grant),
    );
  }

  assignmentBy(grantor: string): RegisteredGrant | undefined {
    return this.#cell.covering.findLast(
      (grant) => !isLicence(grant) && grant.grantor === grantor && this.isSound(grant) && this.hasEffect(grant),
    );
  }

  /** Of these licences the ones that leave no room for what is wanted by the right of `basis` (null: the original owner's). */
  inTheWay(
    wanted: WantedGrant,
    basis: RegisteredGrant | null,
    licences: readonly RegisteredGrant[],
  ): RegisteredGrant[] {
    const above = basis && isLicence(basis) ? this.line(basis) : new Set<RegisteredGrant>();
    const contractsAbove = [...above].map((grant) => grant.contractId);
    return licences.filter((licence) => {
      // Its own exclusivity is the grantor's to give up, and what stands above a sublicence made room for it.
      if (licence.grantee === wanted.grantor || above.has(licence)) return false;
      if (shutsOut(licence)) return !licence.besides.some((named) => contractsAbove.includes(named));
      if (!shutsOut(wanted) || licence.grantee === wanted.grantee) return false;
      return ![...this.line(licence)].some((grant) => wanted.besides.includes(grant.contractId));
    });
  }

  /** A licence and the licences it came from. */
  line(licence: RegisteredGrant): Set<RegisteredGrant> {
    const line = new Set<RegisteredGrant>();
    for (let at: RegisteredGrant | null = licence; at && isLicence(at) && !line.has(at); at = this.basisOf(at))
      line.add(at);
    return line;
  }

  /**
   * Who consents to sublicences of a licence: the licensee above it whose licence runs, else whoever holds the title now.
   * Undefined: nobody can be told.
   */
  licensorOf(licence: RegisteredGrant): string | undefined {
    let at = this.basisOf(licence);
    while (at && isLicence(at) && !this.#cell.running.has(at)) at = this.basisOf(at);
    if (at && isLicence(at)) return at.grantee;
    return this.title()?.grantee ?? this.#firstOf(licence).grantor;
  }

  /** The grant of the original owner that a right goes back to. */
  #firstOf(grant: RegisteredGrant): RegisteredGrant {
    const basis = this.basisOf(grant);
    return basis && this.isSound(grant) ? this.#firstOf(basis) : grant;
  }

  covers(bounds: Bounds): boolean {
    return this.#cell.marked.has(bounds);
  }

  /** The grant that its right comes from; null: the original owner's. */
  basisOf(grant: RegisteredGrant): RegisteredGrant | null {
    return grant.parents.length > 0 ? latestOf(this.#cell, new Set(grant.parents)) : null;
  }

  /** Whether it is a grant of somebody who had it to give, as far back as it goes. */
  isSound(grant: RegisteredGrant): boolean {
    const known = this.#sound.get(grant);
    if (known !== undefined) return known;
    // A ring of parents, which no signing makes, is no root.
    this.#sound.set(grant, false);
    const basis = this.basisOf(grant);
    const sound = !grant.released && (basis ? this.isSound(basis) : grant.original);
    this.#sound.set(grant, sound);
    return sound;
  }

  /** Assignments by which a holder gave the title away, and which still move it. */
  movesFrom(holder: RegisteredGrant | null): RegisteredGrant[] {
    return this.#assignmentsFrom(holder).filter((grant) => this.hasEffect(grant));
  }

  #assignmentsFrom(holder: RegisteredGrant | null): RegisteredGrant[] {
    return this.#cell.covering.filter(
      (grant) => !isLicence(grant) && this.isSound(grant) && this.basisOf(grant) === holder,
    );
  }

  /** An assignment that ended still moves the title when its grantee has passed it on meanwhile. */
  hasEffect(grant: RegisteredGrant): boolean {
    return this.#cell.running.has(grant) || this.#assignmentsFrom(grant).some((next) => this.hasEffect(next));
  }
}
