import { z } from 'zod'
import { formatDate } from '#govuk'
import type { PlainDate } from '#kernel'
import { dateField, gatherDate } from '../../../forms/date-field.js'
import { fieldsPage } from '../../../forms/fields-page.js'
import { ExtendMentoringDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { hrefOf, type Match, matchForm } from './load-match.js'
import { matchPaths } from './paths.js'

const dayOf = (date: string): string => formatDate(date as PlainDate)

/** Where a relationship stands whose planned end has passed; nothing for others. */
export const pastEndWords = ({ isPastEnd, endsOn, closesOn, viewerCanComplete }: Pick<Match, 'isPastEnd' | 'endsOn' | 'closesOn' | 'viewerCanComplete'>): string | undefined =>
  (isPastEnd && endsOn !== null && closesOn !== null ? `This relationship was to end on ${dayOf(endsOn)}; it will be closed on ${dayOf(closesOn)} unless one of you extends it${viewerCanComplete ? ' or marks it as completed' : ''} before.` : undefined)

/** One of the two moves the planned end to a later day; also after it has passed. */
export const extendPage = fieldsPage({
  path: matchPaths.extend,
  load: (req) => matchForm(req, ({ viewerCanExtend }) => viewerCanExtend, (match) => ({
    title: 'Extend your mentoring', button: 'Extend it', stay: 'Leave it as it is', lead: [pastEndWords(match) ?? (match.endsOn === null ? 'No end is planned yet.' : `It is meant to end on ${dayOf(match.endsOn)}.`)],
    effects: ['It goes on until the day that you choose; either of you can still finish it before.', 'The other person is told.'],
    fields: [{ kind: 'date', name: 'endsOn', label: 'Until when does it go on?', hint: 'Within 12 months of its planned end, or of today where that has passed. For example, 27 9 2026' }],
  })),
  body: z.preprocess((body) => gatherDate((body ?? {}) as Readonly<Record<string, unknown>>, 'endsOn'), z.object({ endsOn: dateField('The day until which it goes on') })),
  submit: async (req, { endsOn }, { match }) => {
    const { userErrors } = (await execute(req, ExtendMentoringDocument, { matchId: match.id, endsOn })).extendMentoring
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: `Your mentoring goes on until ${dayOf(endsOn)}.` }
  },
})
