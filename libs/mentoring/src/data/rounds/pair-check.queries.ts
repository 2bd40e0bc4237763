import { Injectable } from '@nestjs/common'
import type { Executor } from '#platform/database'
import type { BarrierKind, ProfileId } from '../../domain/index.js'

export interface PairIds {
  readonly menteeProfileId: ProfileId
  readonly mentorProfileId: ProfileId
}

/** What between the two of a pair stands in its way, line management apart, which the directory knows. */
export interface PairStandingRow extends PairIds {
  readonly barriers: readonly BarrierKind[]
  readonly alreadyMatched: boolean
}

/** `own` does not want to be matched with whoever `other` is. */
const avoids = (own: string, other: string): string =>
  `(exists (select from mentoring.profile_avoid a where a.profile_id = ${own}.id and (a.person_id = ${other}.person_id or a.organisation_id = ${other}.organisation_id))
    or (${own}.id, ${other}.person_id) in (select profile_id, person_id from by_address))`

/** They were matched before, in this scheme or another, and one of them declined or ended it. By person: profiles of a merged person may stay behind. */
const failed = (mentee: string, mentor: string): string =>
  `exists (select from mentoring.match m where m.mentee_person_id = ${mentee}.person_id and m.mentor_person_id = ${mentor}.person_id and m.state in ('declined', 'ended_early'))`

@Injectable()
export class PairCheckQueries {
  /** Addresses that these profiles avoid, each once: the directory says whose they are. */
  async avoidedAddresses(on: Executor, profileIds: readonly ProfileId[]): Promise<readonly string[]> {
    const rows = await on.rows<{ email: string }>({
      name: 'mentoring.avoided-addresses', text: 'select distinct a.email from mentoring.profile_avoid a where a.email is not null and a.profile_id = any($1::uuid[])',
    }, [profileIds])
    return rows.map(({ email }) => email)
  }

  /** One row for each pair that names two profiles, in one statement for however many. `holders`: whose the avoided addresses are, as far as anybody's. */
  standing(on: Executor, pairs: readonly PairIds[], holders: readonly { readonly email: string; readonly personId: string }[]): Promise<PairStandingRow[]> {
    return on.rows<PairStandingRow>({
      name: 'mentoring.pair-standing',
      // `offset 0` has each profile looked up by its key: of the number of pairs the planner knows nothing.
      text: `with by_address as materialized (
          select v.profile_id, k.person_id from unnest($3::text[], $4::uuid[]) as k(email, person_id) join mentoring.profile_avoid v on v.email = k.email)
        select n.mentee as "menteeProfileId", n.mentor as "mentorProfileId",
          array_remove(array[
            case when e.person_id = r.person_id then 'same_person' end,
            case when ${avoids('e', 'r')} or ${avoids('r', 'e')} then 'avoided' end,
            case when ${failed('e', 'r')} or ${failed('r', 'e')} then 'failed_before' end], null) as barriers,
          exists (select from mentoring.match m where m.mentee_profile_id = e.id and m.mentor_profile_id = r.id
            and m.state in ('proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold')) as "alreadyMatched"
        from unnest($1::uuid[], $2::uuid[]) as n(mentee, mentor),
          lateral (select p.id, p.person_id, p.organisation_id from mentoring.profile p where p.id = n.mentee offset 0) e,
          lateral (select p.id, p.person_id, p.organisation_id from mentoring.profile p where p.id = n.mentor offset 0) r`,
    }, [pairs.map(({ menteeProfileId }) => menteeProfileId), pairs.map(({ mentorProfileId }) => mentorProfileId), holders.map(({ email }) => email), holders.map(({ personId }) => personId)])
  }
}
