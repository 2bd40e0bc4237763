import { z } from 'zod'
import { fieldsPage } from '../../../forms/fields-page.js'
import { OwnMentoringPreferencesDocument, SaveMentoringBackgroundDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { mentoringPaths, param } from '../paths.js'
import { ownForm } from './about.page.js'
import { otherRole, ownProfile, profileHref } from './load-profile.js'

const linesOf = (typed: string): string[] => typed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')

/** The opt-in to be matched by something that both share: their own words, private, taken back by emptying them. */
export const backgroundPage = fieldsPage({
  path: mentoringPaths.background,
  load: async (req) => {
    const { mentoringProfile, mentoringPreferences } = await execute(req, OwnMentoringPreferencesDocument, { id: param(req, 'profileId') })
    const profile = ownProfile(mentoringProfile)
    const { backgroundTags } = mentoringPreferences
    const given = backgroundTags.length > 0
    return ownForm(profile, {
      title: 'Your background',
      lead: [
        `Some people would like a ${otherRole(profile)} who shares something of their own background. If you would, say what, in your own words. If you would not, leave this page empty: it makes no difference to anything else.`,
        'What you write is used for one thing only: you come a little nearer to people who wrote the same, where the scheme takes account of it. Nobody is shown it, ever: not the other person, not your organisation, not those who run the scheme. It is never guessed from anything else, and never compared with equality monitoring.',
        ...(given ? ['You consented to this. Empty the box to take your consent back: what you wrote is then deleted at once.'] : []),
      ],
      fields: [{ kind: 'textarea', name: 'tags', label: 'What would you like to share? (optional)', hint: 'One on each line, up to 8. For example: “First in my family at university”, “Carer”, “Welsh speaker”.', rows: 6 }],
      button: given ? 'Save' : 'Save, and use this to match me', values: { tags: backgroundTags.join('\n') },
    })
  },
  body: z.object({ tags: z.string().default('') }),
  submit: async (req, { tags }, { profile }) => {
    const lines = linesOf(tags)
    const { userErrors } = (await execute(req, SaveMentoringBackgroundDocument, { input: { profileId: profile.id, tags: lines } })).saveMentoringBackground
    return userErrors.length > 0 ? { userErrors } : { next: profileHref(profile, 'profile'), notice: lines.length > 0 ? 'Saved. Only matching uses it.' : 'Nothing is kept about your background.' }
  },
})
