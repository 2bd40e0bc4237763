import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, ok, type Result, transition } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { notFound, transitionErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { NO_SKILLS, ProfileQueries, type ProfileRow, type ProfileSkills } from '../../data/profiles/profile.queries.js'
import { SchemeQueries, type SchemeRow } from '../../data/schemes/scheme.queries.js'
import { PROFILE_TRANSITIONS, type ProfileAction, type ProfileId } from '../../domain/index.js'
import { profileChanged } from '../../events.js'

/** A profile whose row is locked, with what decides about it. */
export interface LockedProfile {
  readonly profile: ProfileRow
  readonly skills: ProfileSkills
  /** Does not open or close meanwhile. */
  readonly scheme: SchemeRow
}

/** What every change of a profile does: lock, move, tell, write down. */
@Injectable()
export class ProfileWriter {
  constructor(
    private readonly queries: ProfileQueries,
    private readonly schemes: SchemeQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The scheme before the profile, as freezing and publication do: live matches, scheme, round, profiles by id is the order everywhere, so that no two
   * transactions wait for each other. A profile never changes its scheme, so that it can be asked for without a lock.
   */
  async lock(tx: Tx, id: ProfileId): Promise<LockedProfile> {
    const [known] = await this.queries.byIds([id], tx)
    if (known === undefined) throw notFound('The profile')
    const scheme = await this.schemes.hold(tx, known.schemeId)
    if (scheme === undefined) throw notFound('The scheme')
    const [profile] = await this.queries.lockMany(tx, [id])
    if (profile === undefined) throw notFound('The profile')
    return { profile, scheme, skills: (await this.queries.skillsOf([id], tx)).get(id) ?? NO_SKILLS }
  }

  /** Moves a locked profile and tells whoever follows it. Errors: `TRANSITION_NOT_ALLOWED`. */
  async move(tx: Tx, ctx: Ctx, profile: ProfileRow, action: ProfileAction): Promise<Result<ProfileId, readonly UserError[]>> {
    const next = transition(PROFILE_TRANSITIONS, profile.state, action)
    if (!next.ok) return err(transitionErrors('The profile', next.error))
    await this.queries.setState(tx, profile.id, next.value, ctx.now)
    await this.record(tx, ctx, profile, action)
    await this.outbox.add(tx, ctx, profileChanged, { profileId: profile.id, schemeId: profile.schemeId, personId: profile.personId, from: profile.state, to: next.value })
    return ok(profile.id)
  }

  async record(tx: Tx, ctx: Ctx, { id, personId, schemeId }: Pick<ProfileRow, 'id' | 'personId' | 'schemeId'>, did: string): Promise<void> {
    await this.audit.record(tx, ctx, { action: 'mentoring-profile:own', subject: { person: personId }, detail: { did, profileId: id, schemeId } })
  }
}
