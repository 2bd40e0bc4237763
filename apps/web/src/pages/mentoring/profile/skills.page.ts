import { z } from 'zod'
import type { UserError } from '#govuk'
import { formPage } from '../../../forms/form-page.js'
import { mentoringPaths } from '../paths.js'
import { captionOf, loadOwn, type OwnProfile, profileHref } from './load-profile.js'
import { saveSections } from './save.js'
import { chosenFrom, MOST_SKILLS, type TypedSkills, valuesOf } from './skill-choices.js'

const WORDS = {
  wants: { legend: 'What would you like to learn?', level: 'Level you would like to reach', first: 'Which of these matters most to you?' },
  offers: { legend: 'What could you teach?', level: 'Your level', first: 'Which of these do you like teaching most?' },
} as const

const directions = ({ side }: OwnProfile) => (side === 'mentee' ? (['wants', 'offers'] as const) : (['offers', 'wants'] as const))

/** Skills both ways, with levels: the way that is needed first, the other below it. */
export const skillsPage = formPage({
  path: mentoringPaths.skills,
  view: 'mentoring/profile/skills',
  load: async (req) => {
    const profile = await loadOwn(req)
    return {
      profile, caption: captionOf(profile), back: profileHref(profile, 'profile'), most: MOST_SKILLS, skills: profile.scheme.skills,
      levels: [{ value: '', text: 'Any level' }, ...(profile.scheme.skills[0]?.levels ?? []).map(({ key, name }) => ({ value: key, text: name }))],
      ways: directions(profile).map((direction, n) => ({ direction, ...WORDS[direction], optional: n > 0 })),
    }
  },
  title: ({ profile }) => (profile.side === 'mentee' ? 'What you want to learn' : 'What you can teach'),
  previous: (_req, { back }) => back,
  initial: ({ profile }) => ({ ...valuesOf('wants', profile.wants), ...valuesOf('offers', profile.offers) }),
  body: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  submit: async (req, _res, typed: TypedSkills, { profile }) => {
    const [wants, offers] = [chosenFrom('wants', typed, profile.wants), chosenFrom('offers', typed, profile.offers)]
    const tooMany = ([['wants', wants], ['offers', offers]] as const).flatMap(([field, chosen]): UserError[] => (chosen.length > MOST_SKILLS ? [{ field, message: `Choose at most ${MOST_SKILLS} skills: the ones that matter most` }] : []))
    return tooMany.length > 0 ? { userErrors: tooMany } : saveSections(req, profile, { skills: { wants, offers } })
  },
})
