import { capitalised, formatDateTime, listInWords, pluralise, summaryRows } from '#govuk'
import { page } from '../../page.js'
import { mentoringPaths, pathTo } from '../paths.js'
import { CRITERIA } from '../words.js'
import { frameworkChoices, loadManaged } from './load-settings.js'

const RULES: Readonly<Record<string, string>> = {
  otherOrganisation: 'different organisations', sharedLanguage: 'a language in common', sharedMode: 'a way of meeting in common', sameRegion: 'the same region', acrossBackgrounds: 'one digital, one not',
}
const DID: Readonly<Record<string, string>> = { create: 'Made', change: 'Changed', open: 'Opened', close: 'Closed', reopen: 'Reopened' }

/** All settings of a scheme at a glance, with ways to change each part, and what was done to it. */
export const settingsPage = page({
  path: mentoringPaths.settings,
  get: async (req, res) => {
    const { managed, frameworks, scheme } = await loadManaged(req)
    const { settings } = managed
    const to = (path: 'editScheme' | 'weights' | 'rules' | 'timetable' | 'questions') => pathTo(mentoringPaths[path], { schemeId: managed.id })
    const total = Object.values(settings.weights).reduce((sum, weight) => sum + weight, 0)
    const rules = Object.entries(RULES).filter(([rule]) => settings.rules[rule as keyof typeof settings.rules] === true).map(([, text]) => text)
    res.render('mentoring/schemes/settings', {
      title: 'Settings', scheme, previous: pathTo(mentoringPaths.scheme, { schemeId: managed.id }),
      sections: [
        { title: 'About the scheme', href: to('editScheme'), rows: summaryRows([
          { key: 'Title', value: managed.title }, { key: 'Summary', value: managed.summary }, { key: 'Only for some people', value: managed.restricted ? `Yes: “${managed.declaration}”` : 'No' },
          { key: 'Skills from', value: frameworkChoices(frameworks, managed.frameworkVersionId).find(({ value }) => value === managed.frameworkVersionId)?.text },
        ]) },
        { title: 'What counts', href: to('weights'), rows: summaryRows(Object.entries(CRITERIA).map(([key, text]) => {
          const weight = settings.weights[key as keyof typeof settings.weights]
          return { key: text, value: weight === 0 ? 'Off' : `${Math.round((weight / total) * 100)}%` }
        })) },
        { title: 'Rules', href: to('rules'), rows: summaryRows([
          { key: 'Every pair has', value: capitalised(listInWords([...rules, ...(settings.rules.sharedTimes > 0 ? [`${pluralise(settings.rules.sharedTimes, 'free half-day')} in common`] : [])])) || 'No rules of the scheme’s own' },
          { key: 'Most mentees of one mentor', value: settings.mostMentees }, { key: 'Names before both accepted', value: settings.blind ? 'Not shown' : 'Shown' },
        ]) },
        { title: 'Timetable and what is kept', href: to('timetable'), rows: summaryRows([
          { key: 'Answer a proposal within', value: `${settings.answerDays} days` }, { key: 'Remind of a first meeting after', value: `${settings.firstMeetingDays} days` }, { key: 'Remind of silence after', value: `${settings.silentDays} days` },
          { key: 'A relationship lasts', value: `${settings.months} months` }, { key: 'Closed by itself', value: `${pluralise(settings.graceDays, 'day')} after its planned end` }, { key: 'Ask how it goes after', value: settings.checkInWeeks.length === 0 ? 'Never' : `${listInWords(settings.checkInWeeks.map(String))} weeks` },
          { key: 'Wishes, background and the like go from a round', value: `${pluralise(settings.keepPrivateDays, 'day')} after it is closed or cancelled` },
          ...(managed.kind === 'sponsorship' ? [{ key: 'Acts of advocacy', value: settings.advocacy.join('; ') }] : []),
        ]) },
        { title: 'Questions', href: to('questions'), rows: summaryRows([{ key: 'Questions of the scheme’s own', value: settings.questions.length === 0 ? 'None' : settings.questions.map(({ label }) => label).join(' · ') }]) },
      ],
      history: (managed.history ?? []).map(({ action, at, fields }) => ({ did: DID[action] ?? action, at: formatDateTime(new Date(at)), fields: fields.join(', ') })),
    })
  },
})
