import { summaryRows } from '#govuk'
import { MentoringSchemePageDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { mentoringPaths, param, pathTo } from '../paths.js'
import { KINDS, partWords, profileTagOf } from '../words.js'
import { schemeFrame } from './frame.js'

const MOVES: Readonly<Record<string, readonly { readonly action: string; readonly text: string }[]>> = {
  draft: [{ action: 'open', text: 'Open this scheme' }], open: [{ action: 'close', text: 'Close this scheme' }], closed: [{ action: 'reopen', text: 'Reopen this scheme' }],
}

/** What a scheme is, who it is for, and the way in. */
export const schemePage = page({
  path: mentoringPaths.scheme,
  get: async (req, res) => {
    const schemeId = param(req, 'schemeId')
    const { mentoringScheme: scheme, myMentoring } = await execute(req, MentoringSchemePageDocument, { id: schemeId })
    const mine = myMentoring.filter((profile) => profile.scheme?.id === scheme.id)
    const { settings, kind, state } = scheme
    res.render('mentoring/schemes/scheme', {
      title: scheme.title, scheme: schemeFrame(scheme, 'scheme'), previous: mentoringPaths.home, summary: scheme.summary, restricted: scheme.restricted, declaration: scheme.declaration,
      rows: summaryRows([
        { key: 'Kind', value: KINDS[kind] ?? kind }, { key: 'Run by', value: scheme.organisationName }, { key: 'A relationship lasts', value: `About ${settings.months} months` },
        { key: 'Answer a proposal within', value: `${settings.answerDays} days` }, { key: 'Names', value: settings.blind ? 'Nobody is told a name or council before both accepted' : 'You see who is proposed to you' },
        ...(settings.advocacy.length > 0 ? [{ key: 'Sponsors can commit to', value: settings.advocacy.join('; ') }] : []),
      ]),
      mine: mine.map((profile) => ({ part: partWords(profile.side, kind), tag: profileTagOf(profile), href: pathTo(mentoringPaths.profile, { profileId: profile.id }) })),
      joinHref: state === 'open' && mine.length < 2 ? pathTo(mentoringPaths.join, { schemeId }) : undefined,
      moves: scheme.viewerCanManage ? (MOVES[state] ?? []).map(({ action, text }) => ({ text, href: pathTo(mentoringPaths.moveScheme, { schemeId, action }) })) : [],
    })
  },
})
