import { z } from 'zod'
import { type Field, fieldsPage, nothing, several } from '../../../forms/fields-page.js'
import { CreateMentoringSchemeDocument, MentoringFrameworksDocument, MoveMentoringSchemeDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { wholeField } from '../../runs/form-fields.js'
import { mentoringPaths, param, pathTo } from '../paths.js'
import { CRITERIA, itemsOf, KINDS } from '../words.js'
import { frameworkChoices, loadManaged, saveScheme, settingsHref } from './load-settings.js'

const text = z.string().trim().default('')
const version = z.string().default('')
const view = 'mentoring/schemes/settings-form'
const lines = (typed: string): string[] => typed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')

const aboutFields = (kind: string | undefined, frameworks: { value: string; text: string }[]): Field[] => [
  { kind: 'text', name: 'title', label: 'Title' },
  { kind: 'textarea', name: 'summary', label: 'What is it for?', hint: 'People read it before they join.' },
  ...(kind === undefined || kind === 'under_represented' || kind === 'sponsorship' ? [
    { kind: 'radios' as const, name: 'restricted', label: 'Is it for some people only?', hint: 'Only schemes for under-represented groups and sponsorship schemes can be.', items: [{ value: 'no', text: 'No, anybody can look for a mentor' }, { value: 'yes', text: 'Yes, mentees declare that it is meant for them' }] },
    { kind: 'textarea' as const, name: 'declaration', label: 'The words that mentees declare', hint: 'Leave empty unless it is for some people only. They cannot be changed once somebody has joined.' },
  ] : []),
  { kind: 'select', name: 'frameworkVersionId', label: 'Skills are chosen from', items: frameworks },
]

const aboutBody = { title: text, summary: text, restricted: text.transform((value) => value === 'yes'), declaration: text, frameworkVersionId: text }

/** The organisations for which the viewer manages schemes. */
const createPage = fieldsPage({
  path: mentoringPaths.newScheme,
  load: async (req) => {
    const owners = new Map((req.session.viewer?.roles ?? []).filter(({ role }) => role === 'scheme_manager' || role === 'platform_admin').map(({ organisation }) => [organisation.id, organisation.name]))
    if (owners.size === 0) throw new PageError('notFound')
    const organisations = [...owners].map(([value, name]) => ({ value, text: name }))
    const frameworks = frameworkChoices((await execute(req, MentoringFrameworksDocument, {})).frameworks)
    const fields: Field[] = [
      { kind: 'radios', name: 'kind', label: 'What kind of scheme?', items: itemsOf(KINDS) }, ...aboutFields(undefined, frameworks),
      ...(organisations.length > 1 ? [{ kind: 'select' as const, name: 'organisationId', label: 'Which organisation runs it?', items: organisations }] : []),
    ]
    return { title: 'Set up a scheme', lead: ['It begins as a draft that only those who run it can see, with settings that suit its kind. You can change all of them before you open it.'], fields, button: 'Make the draft', back: mentoringPaths.schemes, values: { restricted: 'no' }, owner: organisations[0]?.value ?? '' }
  },
  body: z.object({ ...aboutBody, kind: z.string({ error: 'Choose what kind of scheme it is' }).refine((value) => value in KINDS, 'Choose what kind of scheme it is'), organisationId: z.string().optional() }),
  submit: async (req, { organisationId, ...input }, { owner }) => {
    const { scheme, userErrors } = (await execute(req, CreateMentoringSchemeDocument, { input: { ...input, organisationId: organisationId ?? owner } })).createMentoringScheme
    return scheme === null ? { userErrors } : { next: settingsHref(scheme), notice: 'The draft is made. Check its settings, then open it.' }
  },
})

const editPage = fieldsPage({
  path: mentoringPaths.editScheme, view,
  load: async (req) => {
    const { managed, frameworks } = await loadManaged(req)
    const { title, summary, restricted, declaration, frameworkVersionId } = managed
    return { managed, title: 'About the scheme', caption: title, fields: aboutFields(managed.kind, frameworkChoices(frameworks, frameworkVersionId)), button: 'Save', back: settingsHref(managed), values: { title, summary, restricted: restricted ? 'yes' : 'no', declaration, frameworkVersionId, version: managed.version } }
  },
  body: z.object({ ...aboutBody, version }),
  submit: (req, { version: seen, ...change }, { managed }) => saveScheme(req, managed, seen, change),
})

const weightFields: Record<string, ReturnType<typeof wholeField>> = Object.fromEntries(Object.entries(CRITERIA).map(([key, what]) => [key, wholeField(what)]))

const weightsPage = fieldsPage({
  path: mentoringPaths.weights, view,
  load: async (req) => {
    const { managed } = await loadManaged(req)
    const fields = Object.entries(CRITERIA).map(([name, label]): Field => ({ kind: 'text', name, label, width: 4 }))
    return { managed, title: 'What counts', caption: managed.title, lead: ['Give each a share: whole numbers, of any size, since only how they compare matters. 0 switches one off. What is private stays private whatever its weight: those who match see it pooled into one figure.'], fields, button: 'Save', back: settingsHref(managed), values: { ...managed.settings.weights, version: managed.version } }
  },
  body: z.object({ ...weightFields, version }),
  submit: (req, { version: seen, ...typed }, { managed }) => saveScheme(req, managed, seen, { settings: { weights: { ...managed.settings.weights, ...(typed as unknown as Partial<typeof managed.settings.weights>) } } }),
})

const RULES: Readonly<Record<string, string>> = {
  otherOrganisation: 'The two belong to different organisations', sharedLanguage: 'They have a language in common', sharedMode: 'They have a way of meeting in common', sameRegion: 'They are in the same region',
}

const rulesPage = fieldsPage({
  path: mentoringPaths.rules, view,
  load: async (req) => {
    const { managed } = await loadManaged(req)
    const { rules, mostMentees, blind } = managed.settings
    const items = itemsOf({ ...RULES, ...(managed.kind === 'paired' && { acrossBackgrounds: 'One is digital and the other is not' }) })
    const fields: Field[] = [
      { kind: 'checkboxes', name: 'rules', label: 'What must be true of every pair?', hint: 'It always holds that nobody is matched with their line manager, with somebody whom either wants to avoid, or again with somebody with whom it did not work.', items },
      { kind: 'text', name: 'sharedTimes', label: 'Free half-days in common', hint: '0 asks for none.', width: 2 }, { kind: 'text', name: 'mostMentees', label: 'The most mentees that one mentor may take', width: 2 },
      { kind: 'radios', name: 'blind', label: 'Are names shown before both accepted?', items: [{ value: 'no', text: 'Yes, names and councils are shown' }, { value: 'yes', text: 'No, only why the two fit', hint: { text: 'Nobody can then wish for somebody by name.' } }] },
    ]
    return { managed, title: 'Rules', caption: managed.title, fields, button: 'Save', back: settingsHref(managed), values: { rules: items.map(({ value }) => value).filter((rule) => rules[rule as keyof typeof rules] === true), sharedTimes: rules.sharedTimes, mostMentees, blind: blind ? 'yes' : 'no', version: managed.version } }
  },
  body: z.object({ rules: several(), sharedTimes: wholeField('Free half-days'), mostMentees: wholeField('The most mentees'), blind: text, version }),
  submit: (req, { rules, sharedTimes, mostMentees, blind, version: seen }, { managed }) => {
    const on = (rule: string): boolean => rules.includes(rule)
    return saveScheme(req, managed, seen, { settings: { mostMentees, blind: blind === 'yes', rules: { otherOrganisation: on('otherOrganisation'), sharedLanguage: on('sharedLanguage'), sharedMode: on('sharedMode'), sameRegion: on('sameRegion'), acrossBackgrounds: on('acrossBackgrounds'), sharedTimes } } })
  },
})

const timetablePage = fieldsPage({
  path: mentoringPaths.timetable, view,
  load: async (req) => {
    const { managed } = await loadManaged(req)
    const { answerDays, firstMeetingDays, silentDays, months, graceDays, keepPrivateDays, checkInWeeks, advocacy } = managed.settings
    const fields: Field[] = [
      { kind: 'text', name: 'answerDays', label: 'Days to answer a proposal', width: 2 }, { kind: 'text', name: 'firstMeetingDays', label: 'Days after which a pair that has not met is reminded', width: 2 },
      { kind: 'text', name: 'silentDays', label: 'Days without a meeting after which a pair is reminded', width: 2 }, { kind: 'text', name: 'months', label: 'Months that a relationship is meant to last', width: 2 },
      { kind: 'text', name: 'graceDays', label: 'Days after its planned end until a relationship is closed by itself', hint: '0 to 90. Until then the two can still extend it or mark it as completed.', width: 2 },
      { kind: 'text', name: 'checkInWeeks', label: 'Weeks after which both are asked how it goes', hint: 'For example: 4, 12, 24. Leave empty to ask never.', width: 20 },
      { kind: 'text', name: 'keepPrivateDays', label: 'Days after a round is closed until wishes, background and the like go from its record', hint: '0 to 365. Until then reviewers can ask why two people were not matched; afterwards the answer says what it can without.', width: 4 },
      ...(managed.kind === 'sponsorship' ? [{ kind: 'textarea' as const, name: 'advocacy', label: 'Acts of advocacy that a sponsor can commit to', hint: 'One on each line.' }] : []),
    ]
    return { managed, title: 'Timetable and what is kept', caption: managed.title, fields, button: 'Save', back: settingsHref(managed), values: { answerDays, firstMeetingDays, silentDays, months, graceDays, keepPrivateDays, checkInWeeks: checkInWeeks.join(', '), advocacy: advocacy.join('\n'), version: managed.version } }
  },
  body: z.object({
    answerDays: wholeField('Days to answer'), firstMeetingDays: wholeField('Days to the first meeting'), silentDays: wholeField('Days without a meeting'), months: wholeField('Months'),
    graceDays: wholeField('Days after the planned end'), keepPrivateDays: wholeField('Days after a round is closed'),
    checkInWeeks: text.refine((typed) => /^[\d\s,]{0,100}$/.test(typed), 'Enter whole numbers with commas between them').transform((typed) => typed.split(/[\s,]+/).filter((week) => week !== '').map((week) => Math.min(Number(week), 1e6))),
    advocacy: text, version,
  }),
  submit: (req, { advocacy, version: seen, ...times }, { managed }) => saveScheme(req, managed, seen, { settings: { ...times, ...(managed.kind === 'sponsorship' && { advocacy: lines(advocacy) }) } }),
})

const STEPS: Readonly<Record<string, { readonly title: string; readonly button: string; readonly done: string; readonly effects: readonly string[] }>> = {
  open: { title: 'Open this scheme', button: 'Open the scheme', done: 'The scheme is open.', effects: ['Everybody can see it and join.', 'You can hold rounds of matching.'] },
  close: { title: 'Close this scheme', button: 'Close the scheme', done: 'The scheme is closed.', effects: ['Nobody can join any more, and no more rounds are held.', 'Relationships go on until they end.'] },
  reopen: { title: 'Reopen this scheme', button: 'Reopen the scheme', done: 'The scheme is open again.', effects: ['Everybody can join again.', 'You can hold rounds of matching.'] },
}

const movePage = fieldsPage({
  path: mentoringPaths.moveScheme,
  load: async (req) => {
    const action = param(req, 'action')
    const { managed } = await loadManaged(req)
    const step = STEPS[action]
    const fits = { draft: 'open', open: 'close', closed: 'reopen' }[managed.state] === action
    if (step === undefined || !fits) throw new PageError('notFound')
    return { ...step, caption: managed.title, fields: [], back: pathTo(mentoringPaths.scheme, { schemeId: managed.id }), dangerous: action === 'close', action, schemeId: managed.id }
  },
  body: nothing,
  submit: async (req, _body, { action, schemeId, back, done }) => {
    const { userErrors } = (await execute(req, MoveMentoringSchemeDocument, { input: { id: schemeId, action } })).moveMentoringScheme
    return userErrors.length > 0 ? { userErrors: userErrors.map(({ message }) => ({ message, field: null })) } : { next: back, notice: done }
  },
})

export const schemeFormPages = [createPage, editPage, weightsPage, rulesPage, timetablePage, movePage]
