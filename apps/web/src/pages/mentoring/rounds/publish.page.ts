import { z } from 'zod'
import { capitalised, pluralise, tableOf } from '#govuk'
import { formPage } from '../../../forms/form-page.js'
import { MatchPublicationCheckDocument, PublishMatchRoundDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { param, pathTo, roundPaths } from './paths.js'
import { CHANGES, nameOf, RULES, whoOf } from './words.js'

/** What has changed since the round was frozen, and the question whether to publish. */
export const publishPage = formPage({
  path: roundPaths.publish, view: 'mentoring/rounds/publish',
  load: async (req) => {
    const { matchScenario, matchPublicationCheck: { changes, changesToken, sound } } = await execute(req, MatchPublicationCheckDocument, { id: param(req, 'scenarioId') })
    if (matchScenario.state !== 'solved') throw new PageError('notFound')
    const left = new Set(changes.map(({ mentee }) => mentee?.profileId)).size
    return {
      caption: `Scenario ${matchScenario.number}: ${matchScenario.title}`, roundHref: pathTo(roundPaths.round, { roundId: matchScenario.roundId }), back: pathTo(roundPaths.scenario, { scenarioId: matchScenario.id }),
      token: changesToken ?? '', sound, soundText: pluralise(sound, 'proposal'), left, leftText: pluralise(left, 'pair'), newHref: `${pathTo(roundPaths.newScenario, { roundId: matchScenario.roundId })}?base=${encodeURIComponent(matchScenario.id)}`,
      table: tableOf(changes, [
        { heading: 'Pair', value: ({ mentee, mentor }) => `${whoOf(mentee)} and ${whoOf(mentor)}` },
        { heading: 'What changed', value: ({ who, what, rules, mentee, mentor }) => [`${who === 'both' ? '' : `${nameOf(who === 'mentee' ? mentee : mentor)} `}${CHANGES[what] ?? what}`, ...rules.map((rule) => RULES[rule] ?? rule)].map(capitalised).join('. ') },
      ]),
    }
  },
  title: () => 'Publish this scenario',
  previous: (_req, { back }) => back,
  body: z.object({ leaveOut: z.string().max(100).default('') }),
  submit: async (req, _res, { leaveOut }, { roundHref }) => {
    const { publishMatchRound: { matches, leftOut, userErrors } } = await execute(req, PublishMatchRoundDocument, { input: { scenarioId: param(req, 'scenarioId'), leaveOut: leaveOut === '' ? null : leaveOut } })
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ message }) => ({ message, field: null })) }
    return { next: roundHref, notice: `The round is published: ${pluralise(matches ?? 0, 'proposal')} made${leftOut ? `, ${pluralise(leftOut, 'pair')} left out` : ''}. The people will be told.` }
  },
})
