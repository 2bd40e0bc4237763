import { heldBackWords, planRows, runFigures, runSteps, type OverviewRun } from './run-summary.js'

const run: OverviewRun = {
  id: 'r', state: 'open', organisationName: 'LGA', deliveryMode: 'hybrid', region: null, capacity: 30, minimum: 12, taken: 8, waiting: 2, policy: 'first_come', offerDays: 5,
  maxPerOrganisation: 2, maxPerRegion: null, opensOn: '2026-05-01', closesOn: '2026-06-30', startsOn: '2026-09-01', endsOn: '2027-03-31', closedEarlyOn: null, heldBack: [], facilitators: [], viewerCanManage: true,
}
const row = (changes: Partial<OverviewRun>, key: string) => planRows({ ...run, ...changes }).find((one) => one.key.text === key)

describe('planRows', () => {
  it('says limits in words, or that there are none', () => {
    expect(row({}, 'Most places')?.value).toMatchObject({ text: '2 for one organisation' })
    expect(row({ maxPerOrganisation: null }, 'Most places')?.value).toMatchObject({ text: 'No limits' })
  })
  it('lets only a manager change the plan, and nobody that of a run that is over', () => {
    expect(row({}, 'Dates')?.actions?.items[0]?.href).toBe('/runs/r/plan')
    expect(row({ viewerCanManage: false }, 'Dates')?.actions).toBeUndefined()
    expect(row({ state: 'cancelled' }, 'Dates')?.actions).toBeUndefined()
  })
  it('says that enrolment was closed early', () => expect(row({ closedEarlyOn: '2026-06-01' }, 'Enrolment')?.value).toMatchObject({ text: '1 May to 30 June 2026, closed early on 1 June 2026' }))
  it('keeps ids out of sight', () => expect(heldBackWords({ forType: 'organisation', forValue: '0198-uuid', places: 1, releasedOn: '2026-06-01' })).toBe('1 place for one organisation until 1 June 2026'))
})

it('links figures only for those who may follow them', () => {
  expect(runFigures(run)[0]).toMatchObject({ value: '8 of 30', href: '/runs/r/enrolments' })
  expect(runFigures({ ...run, viewerCanManage: false })[0]).not.toHaveProperty('href')
})

describe('runSteps', () => {
  it.each([['draft', ['open']], ['open', ['close']], ['closed', ['start', 'reopen']], ['in_progress', ['complete']], ['completed', []], ['cancelled', []]])('of a run that is %s are %j', (state, actions) =>
    expect(runSteps({ ...run, state }).main.map(({ href }) => href.split('/').at(-1))).toEqual(actions))
  it('leave nothing to those who do not manage it', () => expect(runSteps({ ...run, viewerCanManage: false })).toEqual({ main: [], cancelHref: undefined }))
  it('end with the run', () => expect(runSteps({ ...run, state: 'completed' }).cancelHref).toBeUndefined())
})
