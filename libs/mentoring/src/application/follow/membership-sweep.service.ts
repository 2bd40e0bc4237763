import { Injectable } from '@nestjs/common'
import { ParticipantsService } from '#directory'
import { londonDate } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { MentoringOrganisationQueries, type PlacedProfileRow } from '../../data/follow/organisation-references.queries.js'
import { followDirectory } from './follow-policy.js'
import { MentoringReorganisationService } from './mentoring-reorganisation.service.js'

const CHUNK = 1_000

/** Memberships also end by their date alone, of which nobody is told: whoever takes part is looked at every day. */
@Injectable()
export class MembershipSweepService {
  constructor(
    private readonly organisations: MentoringOrganisationQueries,
    private readonly participants: ParticipantsService,
    private readonly memberships: MentoringReorganisationService,
  ) {}

  /** Does for everybody who no longer belongs to the organisation for which they take part what a change that was told would have done; answers for how many. */
  async sweep(ctx: Ctx, signal?: AbortSignal): Promise<number> {
    requireAccess(ctx, followDirectory, undefined)
    const followed = new Set<string>()
    let last: PlacedProfileRow | undefined
    for (;;) {
      const profiles = await this.organisations.takingPart(last?.id, CHUNK)
      const { belongs } = await this.participants.factsOf(profiles, londonDate(ctx.now))
      for (const { personId } of profiles.filter((profile) => !belongs(profile))) {
        signal?.throwIfAborted()
        if (followed.has(personId)) continue
        await this.memberships.memberChanged(ctx, personId)
        followed.add(personId)
      }
      if (profiles.length < CHUNK) return followed.size
      last = profiles.at(-1)
    }
  }
}
