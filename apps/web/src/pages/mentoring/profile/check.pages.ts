import { z } from 'zod'
import { listInWords, summaryRows } from '#govuk'
import { formPage } from '../../../forms/form-page.js'
import { MoveMentoringProfileDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { mentoringPaths } from '../paths.js'
import { BACKGROUNDS, LANGUAGES, MODES, PATTERNS, SECTORS, SENIORITIES, timesInWords, VALUE_ANSWERS, VALUE_STATEMENTS, wordOf } from '../words.js'
import { captionOf, levelName, loadOwn, type OwnProfile, profileHref, type ProfilePath, roleOf, skillName } from './load-profile.js'
import { questionsOf } from './questions.page.js'

const words = (codes: readonly string[], of: Readonly<Record<string, string>>): string => listInWords(codes.map((code) => of[code] ?? code))
const skillsInWords = (profile: OwnProfile, chosen: OwnProfile['wants']): string =>
  chosen.map(({ key, level }) => (level === null ? skillName(profile, key) : `${skillName(profile, key)} (${levelName(profile, level) ?? level})`)).join(', ')

/** All answers but those that are private, with links to change them. */
export function answersOf(profile: OwnProfile) {
  const { scheme, side } = profile
  const change = (path: ProfilePath, about: string) => ({ change: { href: profileHref(profile, path), about } })
  const answers = new Map(profile.answers.map(({ key, answer }) => [key, answer]))
  const needed = scheme.restricted && side === 'mentee'
  return [
    { title: 'About you', rows: summaryRows([
      { key: 'In one line', value: profile.headline, ...change('about', 'you in one line') }, { key: 'Goals', value: profile.goals, ...change('about', 'your goals') },
      ...(scheme.kind === 'paired' ? [{ key: 'Digital role', value: wordOf(BACKGROUNDS, profile.background), ...change('about', 'whether your role is digital') }] : []),
      { key: 'Seniority', value: wordOf(SENIORITIES, profile.seniority), ...change('about', 'your seniority') }, { key: 'Area of work', value: wordOf(SECTORS, profile.sector), ...change('about', 'your area of work') },
      { key: 'Working pattern', value: wordOf(PATTERNS, profile.workingPattern), ...change('about', 'your working pattern') }, { key: 'Takes part for', value: profile.organisationName, ...change('about', 'your organisation') },
    ]) },
    { title: 'Skills', rows: summaryRows([
      { key: 'Want to learn', value: skillsInWords(profile, profile.wants), ...change('skills', 'what you want to learn') }, { key: 'Can teach', value: skillsInWords(profile, profile.offers), ...change('skills', 'what you can teach') },
    ]) },
    { title: 'How you like to work', rows: summaryRows(VALUE_STATEMENTS.map((statement, n) => ({ key: statement, value: wordOf(VALUE_ANSWERS, profile.values[n]?.toString()), ...change('working', `your answer to: ${statement}`) }))) },
    { title: 'When and how', rows: summaryRows([
      { key: 'Ways of meeting', value: words(profile.modes, MODES), ...change('meeting', 'ways of meeting') }, { key: 'Languages', value: words(profile.languages, LANGUAGES), ...change('meeting', 'languages') },
      { key: 'Usually free', value: timesInWords(profile.times).join(', '), ...change('meeting', 'when you are free') },
      ...(side === 'mentor' ? [{ key: 'Mentees', value: profile.capacity === 0 ? 'None at present' : `Up to ${profile.capacity}`, ...change('meeting', 'how many mentees you take') }] : []),
    ]) },
    ...(questionsOf(profile).length > 0 ? [{ title: 'Questions of this scheme', rows: summaryRows(questionsOf(profile).map(({ key, label }) => ({ key: label, value: answers.get(key), ...change('ownQuestions', label) }))) }] : []),
    ...(needed ? [{ title: 'Declaration', rows: summaryRows([{ key: 'Declared', value: profile.declaredAt === null ? 'No' : 'Yes', ...change('declaration', 'your declaration') }]) }] : []),
  ]
}

const MISSING = 'Something is missing or wrong. Go back to your profile: the tasks that are left say what.'

/** The answers before they are sent; once they were, the same page shows them. */
const checkPage = formPage({
  path: mentoringPaths.check,
  view: 'mentoring/profile/check',
  load: async (req) => {
    const profile = await loadOwn(req)
    return { profile, caption: captionOf(profile), back: profileHref(profile, 'profile'), sections: answersOf(profile), canSubmit: profile.viewerCan.includes('submit') }
  },
  title: ({ canSubmit }) => (canSubmit ? 'Check your answers' : 'Your answers'),
  previous: (_req, { back }) => back,
  body: z.object({}),
  submit: async (req, _res, _body, { profile }) => {
    const { userErrors } = (await execute(req, MoveMentoringProfileDocument, { input: { profileId: profile.id, action: 'submit' } })).moveMentoringProfile
    if (userErrors.length > 0) return { userErrors: [...userErrors.map(({ message }) => ({ message, field: null })), { message: MISSING, field: null }] }
    return { next: profileHref(profile, 'submitted') }
  },
})

const submittedPage = page({
  path: mentoringPaths.submitted,
  get: async (req, res) => {
    const profile = await loadOwn(req)
    if (profile.state !== 'ready') return res.redirect(303, profileHref(profile, 'profile'))
    res.render('mentoring/profile/submitted', { title: 'Your profile is submitted', role: roleOf(profile), scheme: profile.scheme.title, blind: profile.scheme.settings.blind, profileHref: profileHref(profile, 'profile'), homeHref: mentoringPaths.home })
  },
})

export const checkPages = [checkPage, submittedPage]
