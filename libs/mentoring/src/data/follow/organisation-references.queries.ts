import { Injectable } from '@nestjs/common'
import { newId, type OrganisationId, type PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { ProfileId, SchemeId } from '../../domain/index.js'

export interface PlacedProfileRow {
  readonly id: ProfileId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
}

/** For which organisations people take part, and who runs schemes. */
@Injectable()
export class MentoringOrganisationQueries {
  constructor(private readonly database: Database) {}

  /** Schemes go along: who manages them now belongs to the successor. Answers which. */
  async moveSchemes(tx: Tx, from: readonly string[], to: string, now: Date): Promise<readonly SchemeId[]> {
    const rows = await tx.rows<{ id: SchemeId }>('update mentoring.scheme set organisation_id = $2, version = version + 1, updated_at = $3 where organisation_id = any($1::uuid[]) returning id', [from, to, now])
    return rows.map(({ id }) => id)
  }

  /** Profiles for these organisations that were not left, locked in the order of their ids. */
  lockProfiles(tx: Tx, organisationIds: readonly string[]): Promise<PlacedProfileRow[]> {
    return tx.rows<PlacedProfileRow>(
      `select p.id, p.person_id as "personId", p.organisation_id as "organisationId" from mentoring.profile p
       where p.organisation_id = any($1::uuid[]) and p.state <> 'withdrawn' order by p.id for no key update`, [organisationIds])
  }

  async setOrganisations(tx: Tx, moves: readonly { readonly id: ProfileId; readonly to: OrganisationId }[], now: Date): Promise<void> {
    await tx.run(
      `update mentoring.profile p set organisation_id = m."to", version = p.version + 1, updated_at = $2
       from json_to_recordset($1::json) as m(id uuid, "to" uuid) where p.id = m.id`, [JSON.stringify(moves), now])
  }

  /** Who did not want to be matched with people of an organisation does not want it of those that it became. */
  async avoidSuccessors(tx: Tx, from: readonly string[], successorIds: readonly string[]): Promise<void> {
    const avoiding = await tx.rows<{ profileId: ProfileId }>('select distinct profile_id as "profileId" from mentoring.profile_avoid where organisation_id = any($1::uuid[])', [from])
    const rows = avoiding.flatMap(({ profileId }) => successorIds.map((organisationId) => ({ id: newId(), profileId, organisationId })))
    await tx.run(
      `insert into mentoring.profile_avoid (id, profile_id, organisation_id)
       select a.id, a."profileId", a."organisationId" from json_to_recordset($1::json) as a(id uuid, "profileId" uuid, "organisationId" uuid)
       on conflict (profile_id, organisation_id) where organisation_id is not null do nothing`, [JSON.stringify(rows)])
  }

  /** Profiles that take part now, ready or in a live match, in the order of their ids, after `after`. */
  takingPart(after: ProfileId | undefined, limit: number): Promise<PlacedProfileRow[]> {
    return this.database.rows<PlacedProfileRow>(
      `select p.id, p.person_id as "personId", p.organisation_id as "organisationId" from mentoring.profile p
       where p.state <> 'withdrawn' and (p.state = 'ready' or p.taken > 0) and ($1::uuid is null or p.id > $1) order by p.id limit $2`, [after ?? null, limit])
  }

  /** A person's profiles that were not left. */
  async ofPerson(personId: string): Promise<readonly PlacedProfileRow[]> {
    return this.database.rows<PlacedProfileRow>(
      `select p.id, p.person_id as "personId", p.organisation_id as "organisationId" from mentoring.profile p where p.person_id = $1 and p.state <> 'withdrawn' order by p.id`, [personId])
  }
}
