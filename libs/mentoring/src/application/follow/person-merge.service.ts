import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { PeopleService } from '#directory'
import { asId, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { MentoringPersonQueries } from '../../data/follow/person-references.queries.js'
import { ProfileQueries, type ProfileRow } from '../../data/profiles/profile.queries.js'
import { chooseProfile, isRelationship, type ProfileId } from '../../domain/index.js'
import { ProfileWriter } from '../profiles/profile-writer.js'
import { followDirectory } from './follow-policy.js'
import { MatchesOfMerge } from './matches-of-merge.js'

/** Follows the directory when two records turn out to be one person. */
@Injectable()
export class PersonMergeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleService,
    private readonly references: MentoringPersonQueries,
    private readonly data: ProfileQueries,
    private readonly profiles: ProfileWriter,
    private readonly matching: MatchesOfMerge,
    private readonly audit: AuditService,
  ) {}

  /**
   * Profiles, matches and all that was written become the other's. Of two profiles on one side of a scheme the one with more behind it
   * stays; the other leaves the scheme, or is paused where a relationship hangs on it, and can still be read under the record that was
   * merged. A match of the two records with each other is over.
   */
  async merge(ctx: Ctx, fromId: string, mergedIntoId: string): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    // Merges may be heard of out of their order: what is handed on goes to the record that lives.
    const intoId = (await this.people.currentId(mergedIntoId)) ?? asId<PersonId>(mergedIntoId)
    if (intoId === fromId) return
    await this.uow.run(async (tx) => {
      const both = [fromId, intoId]
      const matches = await this.references.lockLiveMatches(tx, both)
      const ids = await this.references.profilesOf(tx, both)
      // All at once, by id: a match that ends locks its two profiles, which must not come before others that follow.
      await this.data.lockMany(tx, [...ids, ...(await this.references.profilesBetween(tx, matches, both))])
      await this.matching.endWithOneself(tx, ctx, matches, both)
      const profiles = await this.data.byIds(ids, tx)
      const kept: ProfileId[] = []
      for (const one of profiles.filter(({ personId }) => personId === fromId)) {
        const other = profiles.find((profile) => profile.personId === intoId && profile.schemeId === one.schemeId && profile.side === one.side)
        if (other !== undefined) kept.push(await this.choose(tx, ctx, one, other, fromId, intoId))
      }
      const moved = await this.references.handOnProfiles(tx, fromId, intoId, kept)
      await this.references.handOn(tx, fromId, intoId)
      if (moved > 0) await this.audit.record(tx, ctx, { action: 'mentoring-profile:follow-merge', subject: { person: intoId }, detail: { profiles: moved } })
    })
  }

  /** Answers which of the two is kept under the record that was merged. Done again it changes nothing. */
  private async choose(tx: Tx, ctx: Ctx, ofFrom: ProfileRow, ofInto: ProfileRow, fromId: string, intoId: string): Promise<ProfileId> {
    const { stays, goes } = chooseProfile(ofFrom, ofInto)
    const hangs = (await this.data.liveMatches(goes.id, tx)).some((state) => isRelationship(state))
    if (hangs ? goes.state === 'ready' : goes.state !== 'withdrawn') await this.profiles.move(tx, ctx, goes, hangs ? 'pause' : 'withdraw')
    if (stays.personId === fromId) await this.references.keepApart(tx, goes.id, fromId, stays.id, intoId)
    return goes.id
  }
}
