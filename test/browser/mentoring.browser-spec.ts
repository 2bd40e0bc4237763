import type { Page } from 'playwright-core'
import type { SeededPerson } from '#testing'
import { accessibilityProblems, overflow, picture, type Screen } from '../support/browser.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'
import { mentoringScene } from './mentoring-scene.js'

type Scene = Awaited<ReturnType<typeof mentoringScene>>
type Who = keyof Scene['people']
type Row = readonly [name: string, path: string, heading: string, text: string]

const DESKTOP: Screen = { phone: false, javaScript: true }
/** The hardest case: a phone without scripts. Every page and every journey below is made on it. */
const PHONE: Screen = { phone: true, javaScript: false }

const PROFILE = '/mentoring/profiles/$draft'
const MATCH = '/mentoring/matches/$match'
const PAIRED = '/mentoring/schemes/$paired'
const ROUND = '/mentoring/rounds/$round'
const SCENARIO = '/mentoring/scenarios/$scenario'

/** Pages for everybody who has signed in. */
const PUBLIC: readonly Row[] = [
  ['mentoring', '/mentoring', 'Mentoring', 'Schemes that you can join'], ['schemes', '/mentoring/schemes', 'Mentoring schemes', 'Digital pairs'], ['schemes-none', '/mentoring/schemes?search=nothing', 'Mentoring schemes', 'Clear filters'],
  ['scheme', PAIRED, 'Digital pairs', 'How it works'], ['join', `${PAIRED}/join`, 'Join Digital pairs', 'How would you like to take part?'], ['matches-none', '/mentoring/matches', 'Your matches', 'No matches yet'],
]
const OWN_PROFILE: readonly Row[] = [
  ['profile', PROFILE, 'Your profile', 'Private: only you see this'], ['profile-about', `${PROFILE}/about`, 'About you', 'Save and continue'], ['profile-skills', `${PROFILE}/skills`, 'What you want to learn', 'Which of these matters most to you?'],
  ['profile-working', `${PROFILE}/working`, 'How you like to work', 'What matters most to you'], ['profile-meeting', `${PROFILE}/meeting`, 'When and how you can meet', 'When are you usually free?'], ['profile-questions', `${PROFILE}/questions`, 'Questions of this scheme', 'Which board do you work with? (optional)'],
  ['profile-wishes', `${PROFILE}/wishes`, 'Who you would like as your mentor', '1. Mo Tailor'], ['profile-people', `${PROFILE}/people`, 'People who offer to be a mentor', 'Head of data'], ['profile-people-none', `${PROFILE}/people?search=nobody`, 'People who offer to be a mentor', 'Nobody found'],
  ['profile-avoid', `${PROFILE}/avoid`, 'Who you must not be matched with', 'Pru Button'], ['profile-background', `${PROFILE}/background`, 'Your background', 'Nobody is shown it, ever'], ['profile-check', `${PROFILE}/check`, 'Check your answers', 'Submit your profile'],
  ['profile-delete', `${PROFILE}/change/delete`, 'Delete this profile', 'This cannot be undone'], ['profile-declaration', '/mentoring/profiles/$undeclared/declaration', 'Your declaration', 'Do you declare this?'],
]
const READY_PROFILE: readonly Row[] = [
  ['profile-ready', '/mentoring/profiles/$annProfile', 'Your profile', 'Digital pairs'], ['profile-submitted', '/mentoring/profiles/$annProfile/submitted', 'Your profile is submitted', 'Digital pairs'],
  ['profile-pause', '/mentoring/profiles/$annProfile/change/pause', 'Pause your profile', 'What will happen'], ['profile-withdraw', '/mentoring/profiles/$annProfile/change/withdraw', 'Leave this scheme', 'What will happen'],
]
const RELATIONSHIP: readonly Row[] = [
  ['my-matches', '/mentoring/matches', 'Your matches', 'Mo Tailor'], ['relationship', MATCH, 'You and Mo Tailor', 'Ask about the finance system.'], ['agreement', `${MATCH}/agreement`, 'Change your agreement', 'What stays between you?'],
  ['agree', `${MATCH}/agreement/agree`, 'Agree to this', 'You meet every 3 weeks'], ['goal-new', `${MATCH}/goals/new`, 'Add a goal', 'What do you want to reach?'], ['goal', `${MATCH}/goals/$goal`, 'What became of this goal?', 'Present figures to cabinet'],
  ['meeting-plan', `${MATCH}/meetings/plan`, 'Plan a meeting', 'You and Mo Tailor get an invitation'], ['meeting-log', `${MATCH}/meetings/log`, 'Write down a meeting', 'What did you talk about? (optional)'], ['meeting-move', `${MATCH}/meetings/$planned/move`, 'Move this meeting', 'Both of you get the change'],
  ['meeting-cancel', `${MATCH}/meetings/$planned/cancel`, 'Call this meeting off', '22 June 2026'], ['meeting-held', `${MATCH}/meetings/$planned/held`, 'Write down that you met', 'What did you talk about? (optional)'], ['meeting-note', `${MATCH}/meetings/$held/note`, 'Your note', 'Mo Tailor and I'],
  ['check-in', `${MATCH}/check-ins/$checkIn`, 'How is it going?', 'Do you need help?'], ['relationship-pause', `${MATCH}/change/pause`, 'Pause your mentoring', 'Neither of you is reminded'], ['relationship-complete', `${MATCH}/change/complete`, 'Mark your mentoring as completed', 'This cannot be undone'],
  ['relationship-extend', `${MATCH}/extend`, 'Extend your mentoring', 'Until when does it go on?'], ['relationship-end', `${MATCH}/end`, 'End it early', 'Would you like to be matched with somebody else?'],
]
const PROPOSALS: readonly Row[] = [
  ['proposal', '/mentoring/matches/$proposal', 'A mentor for you', 'Why we suggest this'], ['proposal-accept', '/mentoring/matches/$proposal/accept', 'Accept this match', 'It goes ahead when the other person has accepted as well.'],
  ['proposal-decline', '/mentoring/matches/$proposal/decline', 'Decline this match', 'I prefer not to say'], ['proposal-blind', '/mentoring/matches/$blindProposal', 'A mentor for you', 'You are told who it is when you have both accepted.'],
]
const SPONSOR: readonly Row[] = [
  ['sponsorship', '/mentoring/matches/$sponsored', 'You and Kit Shaw', 'What you commit to'], ['commitment-new', '/mentoring/matches/$sponsored/commitments/new', 'Add a commitment', 'What do you commit to?'],
  ['commitment', '/mentoring/matches/$sponsored/commitments/$commitment', 'What came of this commitment?', 'Lunch with the chief executive'], ['relationship-resume', '/mentoring/matches/$paused/change/resume', 'Resume your mentoring', 'The other person is told.'],
  ['relationship-past-end', '/mentoring/matches/$paused', 'You and Vic Wade', 'This relationship was to end on 20 May 2026; it will be closed on 17 June 2026'],
]
const OVER: readonly Row[] = [['relationship-over', '/mentoring/matches/$over', 'You and Pru Button', 'Answer the closing survey'], ['survey', '/mentoring/matches/$over/survey', 'How was it?', 'How well were you matched?']]
const SURVEYED: readonly Row[] = [['relationship-surveyed', '/mentoring/matches/$over', 'You and Eve Hart', 'Let scheme managers read it'], ['survey-comment', '/mentoring/matches/$over/survey/comment', 'Let your comment be read', 'What you wrote may still say who you are.']]
/** What scheme managers set up and watch over. */
const MANAGED: readonly Row[] = [
  ['scheme-new', '/mentoring/schemes/new', 'Set up a scheme', 'Skills are chosen from'], ['schemes-run', '/mentoring/schemes', 'Mentoring schemes', 'Pairs of next year'], ['settings', `${PAIRED}/settings`, 'Settings', 'Timetable'], ['settings-about', `${PAIRED}/settings/about`, 'About the scheme', 'What is it for?'],
  ['settings-weights', `${PAIRED}/settings/weights`, 'What counts', '0 switches one off'], ['settings-rules', `${PAIRED}/settings/rules`, 'Rules', 'language'], ['settings-timetable', `${PAIRED}/settings/timetable`, 'Timetable and what is kept', 'Weeks after which'], ['settings-questions', `${PAIRED}/settings/questions`, 'Questions', 'Which board do you work with?'],
  ['question-new', `${PAIRED}/settings/questions/new`, 'Add a question', 'Who'], ['question', `${PAIRED}/settings/questions/board`, 'Change a question', 'Answers to choose from'], ['question-remove', `${PAIRED}/settings/questions/board/remove`, 'Remove a question', 'Nobody is asked any more.'],
  ['scheme-close', `${PAIRED}/change/close`, 'Close this scheme', 'Nobody can join any more'], ['dashboard', `${PAIRED}/dashboard`, 'Dashboard', 'Meetings held in the last year'], ['dashboard-sponsors', '/mentoring/schemes/$sponsorship/dashboard', 'Dashboard', 'Help is wanted'],
  ['survey-results', '/mentoring/schemes/$published/dashboard/survey', 'Closing surveys', 'We should have met sooner.'], ['survey-results-few', `${PAIRED}/dashboard/survey`, 'Closing surveys', 'Too few answers to show'],
  ['match-managed', '/mentoring/matches/$sponsored', 'Kit Shaw and Lex Rowe', 'We have not found a time yet.'], ['match-help', '/mentoring/matches/$sponsored/help', 'Mark the call for help as settled', 'Mark as settled'], ['match-take-back', '/mentoring/matches/$proposal/end', 'Take this proposal back', 'Kept with the match'],
]
/** What those who match people work with. */
const MATCHING: readonly Row[] = [
  ['participants', `${PAIRED}/participants`, 'Participants', 'Bea Bellamy'], ['participants-none', `${PAIRED}/participants?search=nobody`, 'Participants', 'Nobody found'], ['participant', `${PAIRED}/participants/$bea`, 'Bea Bellamy', 'Wants to learn'],
  ['scheme-matches', `${PAIRED}/matches`, 'Matches', 'Ann Archer and Mo Tailor'], ['scheme-matches-none', `${PAIRED}/matches?search=nobody`, 'Matches', 'Nothing found'], ['by-hand', `${PAIRED}/matches/by-hand`, 'Match by hand', 'Dee Dunn'], ['by-hand-partners', `${PAIRED}/matches/by-hand/$dee?search=oli`, 'A mentor for Dee Dunn', 'Oli Horrobin'],
  ['by-hand-check', `${PAIRED}/matches/by-hand/$dee/$oli`, 'Check this match', 'They belong to the same organisation'], ['rounds', `${PAIRED}/rounds`, 'Match rounds', 'Summer 2026'], ['round-new', '/mentoring/schemes/$published/rounds/new', 'Plan a round', 'Name of the round'],
  ['round-draft', '/mentoring/rounds/$draftRound', 'Summer 2026', 'Being planned'], ['round-open', '/mentoring/rounds/$draftRound/open-intake', 'Open the intake', 'People finish their profiles'], ['round-intake', '/mentoring/rounds/$intakeRound', 'Summer 2026', 'Intake open'],
  ['round-edit', '/mentoring/rounds/$intakeRound/edit', 'Change the plan', 'Name of the round'], ['round-freeze', '/mentoring/rounds/$intakeRound/freeze', 'Freeze the round', 'free seat'], ['round', ROUND, 'Summer 2026', 'SHA-256 of the input'], ['round-thaw', `${ROUND}/thaw`, 'Open the intake again', 'are thrown away'],
  ['round-cancel', `${ROUND}/cancel`, 'Cancel the round', 'Do not name people.'], ['round-published', '/mentoring/rounds/$oldRound', 'Summer 2026', 'What was published'], ['round-close', '/mentoring/rounds/$oldRound/close', 'Close the round', 'The round is filed away.'],
  ['scenarios', `${ROUND}/scenarios`, 'Summer 2026', 'Side by side'], ['scenario-new', `${ROUND}/scenarios/new`, 'Make a scenario', 'The six weights below add up to'], ['scenario-lock', `${ROUND}/scenarios/new?base=$scenario&lock=$bea.$moProfile`, 'Bea Bellamy and Mo Tailor locked', 'whatever the scores say'],
  ['scenario', SCENARIO, 'Weights of the scheme', 'Mentors by how many mentees they have'], ['scenario-solving', '/mentoring/scenarios/$solving?updates=off', 'Higher floor', 'Finding the best pairs'], ['scenario-cancelled', '/mentoring/scenarios/$cancelled', 'Given up', 'This scenario was cancelled.'],
  ['scenario-stop', '/mentoring/scenarios/$solving/stop', 'Cancel this scenario', 'It ends within seconds'], ['scenario-retry', '/mentoring/scenarios/$cancelled/retry', 'Solve it again', 'solved anew'], ['pairs', `${SCENARIO}/pairs`, 'Weights of the scheme', 'Bea Bellamy'], ['pairs-none', `${SCENARIO}/pairs?search=nobody`, 'Weights of the scheme', 'No pair fits'],
  ['pair', `${SCENARIO}/pairs/$bea/$moProfile`, 'Weights of the scheme', 'Lock this pair'], ['pair-other', `${SCENARIO}/pairs/$bea/$nia`, 'Weights of the scheme', 'Match them with each other'], ['pair-not', `${SCENARIO}/pairs/$dee/$oli`, 'Weights of the scheme', 'They are of the same organisation'], ['pair-forbidden', '/mentoring/scenarios/$second/pairs/$bea/$moProfile', 'Without Bea and Mo', 'Allow this pair again'],
  ['why', `${SCENARIO}/why`, 'Weights of the scheme', 'Choose a mentee and a mentor'], ['unplaced', `${SCENARIO}/unplaced`, 'Weights of the scheme', 'Fay Fox'], ['seats', `${SCENARIO}/seats`, 'Weights of the scheme', 'seat'],
  ['compare', '/mentoring/scenarios/$second/compare/$scenario', 'Without Bea and Mo', 'Weights of the scheme'], ['publish', `${SCENARIO}/publish`, 'Publish this scenario', 'This cannot be undone.'],
]
const ORGANISATION: readonly Row[] = [['organisation-mentoring', '/organisation/$borchester/mentoring', 'Mentoring', 'Looking for a mentor in Digital pairs']]

const PRIVATE_PAGES: readonly (readonly [...Row, Who])[] = [
  ...OWN_PROFILE.map((row) => [...row, 'gus'] as const), ...READY_PROFILE.map((row) => [...row, 'ann'] as const), ...RELATIONSHIP.map((row) => [...row, row[0] === 'agree' ? 'mo' : 'ann'] as const), ...PROPOSALS.map((row) => [...row, 'hal'] as const),
  ...SPONSOR.map((row) => [...row, 'lex'] as const), ...OVER.map((row) => [...row, 'eve'] as const), ...SURVEYED.map((row) => [...row, 'pru'] as const), ...MANAGED.map((row) => [...row, 'manager'] as const), ...MATCHING.map((row) => [...row, 'matcher'] as const), ...ORGANISATION.map((row) => [...row, 'orgAdmin'] as const),
]
const EVERY_PAGE: readonly (readonly [...Row, Who])[] = [...PUBLIC.map((row) => [...row, 'newcomer'] as const), ...PRIVATE_PAGES]
/** Pages that scripts change most, or that have most on them. */
const ON_DESKTOP = new Set(['mentoring', 'profile', 'profile-skills', 'relationship', 'dashboard', 'participants', 'scenarios', 'scenario', 'pair', 'publish'])
/** Addresses that everybody has, with what is theirs on them; the scheme of a page for those who match is public, so that they may be refused in so many words. */
const OF_EVERYBODY = new Set(['my-matches', 'schemes-run'])
const REFUSED = new Set(['by-hand-check', 'by-hand', 'participants', 'participants-none'])

describe('pages of mentoring', () => {
  let web: TestWeb
  let scene: Scene
  let people: Scene['people']
  const fill = (path: string) => path.replaceAll(/\$(\w+)/g, (_, name: string) => scene[name as 'round'])
  const open = (path: string, who: Who, screen = PHONE) => web.open(fill(path), people[who], screen)
  const main = (page: Page) => page.locator('main').innerText()
  const press = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).first().click()
  /** Links that look like buttons are called so, too. */
  const follow = (page: Page, name: string | RegExp) => page.locator('main').getByRole('link', { name }).or(page.locator('main').getByRole('button', { name })).first().click()
  const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
  const tick = (page: Page, name: string, value: string) => page.locator(`main [name="${name}"][value="${value}"]`).check()
  /** The form has come back: said so in its title, and in a summary that leads to the field. */
  const refused = async (page: Page, message: string) => {
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.locator('.govuk-error-summary a, .govuk-error-summary li').allInnerTexts()).toContainEqual(expect.stringContaining(message))
  }
  const until = async (page: Page, text: string) => {
    for (let n = 0; n < 120 && !(await main(page)).includes(text); n += 1) {
      await page.waitForTimeout(250)
      await page.reload()
    }
    expect(await main(page)).toContain(text)
  }

  beforeAll(async () => {
    web = await startTestWeb()
    scene = await mentoringScene(web)
    people = scene.people
  }, 120_000)
  afterAll(() => web.close())

  /** What is wrong with a page, as somebody sees it on a screen. */
  async function problemsOf(path: string, who: SeededPerson, screen: Screen, [name, , heading, text]: Row): Promise<string[]> {
    const page = await web.tab(who, screen)
    const problems: string[] = []
    page.removeAllListeners('console').on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.removeAllListeners('pageerror').on('pageerror', (error) => problems.push(error.message))
    const response = await page.goto(`${web.webUrl}${path}`)
    const titles = await page.locator('h1').allInnerTexts()
    if (response?.status() !== 200) problems.push(`It answers ${response?.status()}`)
    if (titles.length !== 1 || !titles[0]?.includes(heading)) problems.push(`Its headings are ${titles.join(', ')}`)
    if (!/\S+ - Waymark$/.test(await page.title())) problems.push(`Its title is ${await page.title()}`)
    if ((await page.locator('.govuk-notification-banner--success').count()) > 0) problems.push('It says that something was done')
    const main = await page.locator('main').innerText()
    if (!main.includes(text)) problems.push(`It does not say “${text}”: ${main}`)
    await picture(page, `m-${name}-${screen.phone ? 'phone' : 'desktop'}`)
    problems.push(...(await accessibilityProblems(page)))
    const wider = await overflow(page)
    if (wider > 0) problems.push(`It is ${wider} pixels too wide`)
    return problems
  }

  it.each(EVERY_PAGE)('%s is there, accessible and fits', async (name, path, heading, text, who) => {
    const row: Row = [name, path, heading, text]
    const problems: string[] = []
    for (const screen of ON_DESKTOP.has(name) ? [PHONE, DESKTOP] : [PHONE]) problems.push(...(await problemsOf(fill(path), people[who], screen, row)).map((problem) => `${screen.phone ? 'Phone' : 'Desktop'}: ${problem}`))
    expect(problems).toEqual([])
  })

  it('sends visitors to sign in, and does not exist for strangers', async () => {
    const status = async (path: string, who?: SeededPerson) => (await web.answer(fill(path), who)).status
    const shown: string[] = []
    for (const [, path] of EVERY_PAGE) if ((await status(path)) !== 303) shown.push(`${path} to visitors`)
    for (const [name, path] of PRIVATE_PAGES) {
      if (OF_EVERYBODY.has(name) || name === 'scheme-new') continue
      const answer = await status(path, people.outsider)
      if (answer !== (REFUSED.has(name) ? 403 : 404)) shown.push(`${path} to a stranger: ${answer}`)
    }
    for (const path of [`${PAIRED}/participants.csv`, `${PAIRED}/dashboard.csv`, `${SCENARIO}/pairs.csv`]) {
      if ((await status(path, people.outsider)) < 403) shown.push(`${path} to a stranger`)
    }
    expect(shown).toEqual([])
  })

  it('fills in a profile from nothing, section by section, and submits it', async () => {
    const page = await open(PAIRED, 'newcomer')
    await follow(page, 'Join this scheme')
    await press(page, 'Begin your profile')
    await refused(page, 'Choose how you would like to take part')
    await tick(page, 'side', 'mentee')
    await press(page, 'Begin your profile')
    expect(await main(page)).toContain('left before you can submit')
    await follow(page, 'About you')
    await field(page, 'headline').fill('Planner who wants to learn about data')
    await field(page, 'goals').fill('x'.repeat(2_001))
    await press(page, 'Save and continue')
    await refused(page, 'Shorten your goals')
    expect(await field(page, 'headline').inputValue()).toBe('Planner who wants to learn about data')
    expect(await accessibilityProblems(page)).toEqual([])
    await picture(page, 'm-profile-refused-phone')
    await field(page, 'goals').fill('To use our data.')
    await tick(page, 'background', 'non_digital')
    await field(page, 'seniority').selectOption('manager')
    await press(page, 'Save and continue')
    await follow(page, 'What you want to learn')
    await tick(page, 'wants', 'data')
    await press(page, 'Save and continue')
    await follow(page, 'How you like to work')
    await tick(page, 'value-0', '4')
    await press(page, 'Save and continue')
    await follow(page, 'When and how you can meet')
    await tick(page, 'modes', 'video')
    await tick(page, 'languages', 'en')
    await tick(page, 'times', '3')
    await press(page, 'Save and continue')
    await follow(page, 'Questions of this scheme')
    await field(page, 'why').fill('I have a new job.')
    await press(page, 'Save and continue')
    await follow(page, 'Check and submit')
    expect(await main(page)).toContain('Tuesday afternoon')
    await press(page, 'Submit your profile')
    expect(await main(page)).toContain('Your profile is submitted')
  })

  it('accepts a proposal, writes down an agreement and a meeting, and ends it with a reason', async () => {
    const mentee = await open('/mentoring/matches', 'hal')
    await mentee.goto(`${web.webUrl}${fill('/mentoring/matches/$proposal')}`)
    await follow(mentee, 'Accept')
    await press(mentee, 'Accept')
    expect(await mentee.locator('body').innerText()).toContain('You have accepted. We will tell you')
    const mentor = await open('/mentoring/matches/$proposal', 'mentorOfHal')
    await follow(mentor, 'Accept')
    await press(mentor, 'Accept')
    expect(await main(mentor)).toContain('You are matched. Plan your first meeting.')
    await mentee.reload()
    await follow(mentee, 'Write down what you agree on')
    await field(mentee, 'everyWeeks').fill('99')
    await field(mentee, 'purpose').fill('To lead with data.')
    await press(mentee, 'Save')
    await refused(mentee, 'from 1 to 26')
    expect(await field(mentee, 'purpose').inputValue()).toBe('To lead with data.')
    await field(mentee, 'everyWeeks').fill('2')
    await tick(mentee, 'mode', 'video')
    await field(mentee, 'confidentiality').fill('What we talk about stays between us.')
    await press(mentee, 'Save')
    await mentor.reload()
    await follow(mentor, 'Read and agree')
    await press(mentor, 'Agree')
    expect(await main(mentor)).toContain('You have both agreed.')
    await mentee.reload()
    await follow(mentee, 'Write down a meeting that you have had')
    for (const [name, value] of [['date-day', '1'], ['date-month', '13'], ['date-year', '2026'], ['time', '8:15'], ['minutes', '45'], ['topics', 'Budgets']] as const) await field(mentee, name).fill(value)
    await press(mentee, 'Save')
    await refused(mentee, 'Date must be a real date')
    expect(await field(mentee, 'topics').inputValue()).toBe('Budgets')
    await field(mentee, 'date-month').fill('6')
    await press(mentee, 'Save')
    expect(await main(mentee)).toMatch(/The meeting is written down\.[\s\S]*Budgets/)
    await follow(mentee, 'End it early')
    await press(mentee, 'End it')
    await refused(mentee, 'Choose a reason')
    await mentee.getByLabel('The goals are met').check()
    await press(mentee, 'End it')
    expect(await main(mentee)).toContain('It is over. Tell us how it was.')
  })

  it('declines a proposal with a reason that nobody is told', async () => {
    const page = await open('/mentoring/matches/$otherProposal', 'ivy')
    await follow(page, 'Decline')
    await press(page, 'Decline')
    await refused(page, 'Choose a reason')
    await page.getByLabel('I have no time now').check()
    await press(page, 'Decline')
    expect(await page.locator('body').innerText()).toContain('You have declined. You can be matched with somebody else.')
  })

  it('matches two people by hand against a rule, for a reason that is kept', async () => {
    const page = await open(`${PAIRED}/matches/by-hand/$dee`, 'matcher')
    await page.getByRole('searchbox').or(page.locator('main input[name=search]')).first().fill('oli')
    await press(page, /search|find|filter|apply/i)
    await follow(page, 'Oli Horrobin')
    await field(page, 'reason').fill('Because.')
    await press(page, 'Propose this match')
    await refused(page, '20 characters')
    expect(await field(page, 'reason').inputValue()).toBe('Because.')
    await field(page, 'reason').fill('Both asked for it in writing.')
    await press(page, 'Propose this match')
    expect(await main(page)).toContain('Dee Dunn and Oli Horrobin are asked whether they accept.')
  })

  it('solves a scenario, locks a pair in another, compares and publishes', async () => {
    const page = await open(`${ROUND}/scenarios`, 'matcher')
    await follow(page, 'Make a scenario')
    await field(page, 'floor').fill('low')
    await press(page, 'Solve it')
    await refused(page, 'Enter a name for the scenario')
    expect(await field(page, 'floor').inputValue()).toBe('low')
    await field(page, 'title').fill('Anew')
    await field(page, 'floor').fill('100')
    await press(page, 'Solve it')
    await refused(page, 'Leave the lowest score at 0')
    await field(page, 'floor').fill('0')
    await press(page, 'Solve it')
    await until(page, 'Mentors by how many mentees they have')
    await page.goto(`${page.url().split('?')[0]}/pairs`)
    await follow(page, 'Bea Bellamy')
    await follow(page, 'Lock this pair')
    await press(page, 'Solve it')
    await until(page, '1 pair locked, 0 pairs ruled out')
    await until(page, 'Mentors by how many mentees they have')
    const locked = page.url()
    await page.goto(`${web.webUrl}${fill(`${ROUND}/scenarios`)}`)
    await follow(page, /and 5\. Anew|Anew and/)
    expect(await main(page)).toMatch(/ beside /)
    await page.goto(`${locked.split('?')[0]}/publish`)
    // The two who were matched by hand have no seat left for their pairs of this round.
    expect(await main(page)).toContain('2 pairs of this scenario can no longer be proposed')
    await picture(page, 'm-publish-changed-phone')
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await press(page, 'Publish without 2 pairs')
    expect(await main(page)).toContain('The round is published')
  })

  it('reaches what counts by keyboard alone', async () => {
    const page = await open('/mentoring/matches/$blindProposal', 'hal')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').innerText()).toBe('Skip to main content')
    await page.keyboard.press('Enter')
    for (let n = 0; n < 10 && (await page.locator('main a:focus').count()) === 0; n += 1) await page.keyboard.press('Tab')
    expect(await page.locator(':focus').innerText()).toBe('Accept')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/accept$/)
    expect(await page.locator('h1').innerText()).toContain('Accept this match')
  })
})
