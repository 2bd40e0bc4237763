import { OwnMentoringPreferencesDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { mentoringPaths, param, pathTo } from '../paths.js'
import { profileTagOf } from '../words.js'
import { captionOf, moveHref, ownProfile, profileHref } from './load-profile.js'
import { tasksOf } from './task-list.js'

const MOVES: Readonly<Record<string, string>> = {
  pause: 'Pause: stay in the scheme, but do not match me now', resume: 'Be matched again', withdraw: 'Leave this scheme', return: 'Return to this scheme', delete: 'Delete this profile',
}

/** A profile as a task list: what is done, what is left, and what can be done with it. */
export const profilePage = page({
  path: mentoringPaths.profile,
  get: async (req, res) => {
    const { mentoringProfile, mentoringPreferences } = await execute(req, OwnMentoringPreferencesDocument, { id: param(req, 'profileId') })
    const profile = ownProfile(mentoringProfile)
    const { scheme, state, taken } = profile
    const isMentor = profile.side === 'mentor'
    res.render('mentoring/profile/profile', {
      title: 'Your profile', caption: captionOf(profile), previous: mentoringPaths.home, state, tag: profileTagOf(profile), hasMatch: !isMentor && taken > 0, isFull: isMentor && taken >= profile.capacity, tasks: tasksOf(profile, mentoringPreferences),
      schemeHref: pathTo(mentoringPaths.scheme, { schemeId: scheme.id }), checkHref: profileHref(profile, 'check'), canSubmit: profile.viewerCan.includes('submit'),
      matchesHref: taken > 0 ? mentoringPaths.matches : undefined,
      places: isMentor ? { taken, capacity: profile.capacity } : undefined,
      moves: profile.viewerCan.filter((action) => action in MOVES && !(state === 'draft' && action === 'withdraw')).map((action) => ({ text: MOVES[action], href: moveHref(profile, action) })),
    })
  },
})
