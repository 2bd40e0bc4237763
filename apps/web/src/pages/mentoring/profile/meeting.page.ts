import { z } from 'zod'
import { several } from '../../../forms/fields-page.js'
import { formPage } from '../../../forms/form-page.js'
import { mentoringPaths } from '../paths.js'
import { bitsOf, halfDays, itemsOf, LANGUAGES, MODES } from '../words.js'
import { captionOf, loadOwn, profileHref } from './load-profile.js'
import { saveSections } from './save.js'

/** Ways, languages and half-days; a mentor's number of mentees, too. */
export const meetingPage = formPage({
  path: mentoringPaths.meeting,
  view: 'mentoring/profile/meeting',
  load: async (req) => {
    const profile = await loadOwn(req)
    const { mostMentees } = profile.scheme.settings
    return {
      profile, caption: captionOf(profile), back: profileHref(profile, 'profile'), halfDays, modes: itemsOf(MODES), languages: itemsOf(LANGUAGES),
      capacities: profile.side === 'mentor' ? Array.from({ length: Math.max(mostMentees, profile.capacity) + 1 }, (_, n) => ({ value: String(n), text: n === 0 ? 'None at present' : String(n) })) : undefined,
    }
  },
  title: () => 'When and how you can meet',
  previous: (_req, { back }) => back,
  initial: ({ profile }) => ({ modes: profile.modes, languages: profile.languages, times: bitsOf(profile.times), capacity: String(profile.capacity) }),
  body: z.object({ modes: several(), languages: several(), times: several(), capacity: z.string().regex(/^\d{1,5}$/, 'Choose how many mentees you can take').optional() }),
  submit: (req, _res, { modes, languages, times, capacity }, { profile }) => {
    const bits = new Set(times.filter((bit) => /^\d$/.test(bit)).map(Number))
    return saveSections(req, profile, { meeting: { modes, languages, times: [...bits].reduce((sum, bit) => sum + 2 ** bit, 0) }, ...(profile.side === 'mentor' && capacity !== undefined && { capacity: Number(capacity) }) })
  },
})
