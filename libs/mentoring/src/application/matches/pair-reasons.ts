import { Injectable } from '@nestjs/common'
import type { Executor } from '#platform/database'
import { NO_SKILLS, ProfileQueries, type ProfileRow, type ProfileSkills } from '../../data/profiles/profile.queries.js'
import { type Reason, type ReasonFacts, reasonsFor } from '../../domain/index.js'

/** What may be said for pairs, from the public part of their profiles. */
@Injectable()
export class PairReasons {
  constructor(private readonly profiles: ProfileQueries) {}

  async of(on: Executor, mentee: ProfileRow, mentor: ProfileRow): Promise<readonly Reason[]> {
    const skills = await this.profiles.skillsOf([mentee.id, mentor.id], on)
    return reasonsFor(reasonFacts(mentee, skills.get(mentee.id)), reasonFacts(mentor, skills.get(mentor.id)))
  }
}

export const reasonFacts = ({ details }: Pick<ProfileRow, 'details'>, { wants, offers }: ProfileSkills = NO_SKILLS): ReasonFacts => ({ details, wants: wants.map(({ key }) => key), offers: offers.map(({ key }) => key) })
