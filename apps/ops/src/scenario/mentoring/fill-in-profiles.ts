import { count, inTurns, type Stage } from '../stage.js'
import type { ParticipantPlan } from './mentoring-cast.js'
import * as documents from './mentoring-documents.js'
import type { OpenScheme } from './open-scheme.js'

const AT_ONCE = 8

/** Everybody fills in a profile, section by section as on the pages, and submits it. @returns profile ids by email. */
export async function fillInProfiles(stage: Stage, { schemeId, skillKeys }: OpenScheme, organisations: ReadonlyMap<string, string>, plans: readonly ParticipantPlan[]): Promise<ReadonlyMap<string, string>> {
  const profiles = new Map<string, string>()
  await inTurns(plans, AT_ONCE, async ({ person, side, details, skills, capacity }) => {
    const as = person.email
    const begun = await stage.act<{ profile: { id: string } }>(as, documents.BEGIN_PROFILE, { schemeId, side, organisationId: organisations.get(person.organisationCode) })
    const profileId = begun!.profile.id
    const { headline, goals, background, seniority, sector, workingPattern, values, modes, languages, times } = details
    await stage.act(as, documents.SAVE_PROFILE, {
      profileId, about: { headline, goals, background, seniority, sector, workingPattern }, working: { values }, meeting: { modes, languages, times },
      skills: { [side === 'mentee' ? 'wants' : 'offers']: skills.flatMap((place) => skillKeys[place] ?? []).map((key) => ({ key })) }, ...(side === 'mentor' && { capacity }),
    })
    await stage.act(as, documents.MOVE_PROFILE, { profileId, action: 'submit' })
    profiles.set(as, profileId)
    count(stage.tally, `mentoring: ${side}s with a profile`)
  })
  return profiles
}

/** Some look through the other side and name people whom they would like. */
export async function nameWishes(stage: Stage, plans: readonly ParticipantPlan[], profiles: ReadonlyMap<string, string>): Promise<void> {
  await inTurns(plans.filter(({ temper }) => temper < 0.15), AT_ONCE, async ({ person: { email } }) => {
    const profileId = profiles.get(email)!
    const { mentoringCandidates } = await stage.query<{ mentoringCandidates: { edges: readonly { node: { personId: string } }[] } }>(email, documents.CANDIDATES, { profileId })
    const personIds = mentoringCandidates.edges.slice(0, 3).map(({ node }) => node.personId)
    if (personIds.length === 0) return
    await stage.act(email, documents.SAVE_WISHES, { profileId, personIds })
    count(stage.tally, 'mentoring: people with wishes')
  })
}
