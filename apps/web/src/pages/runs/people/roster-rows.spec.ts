import { attendanceWords, csvCell, filterRoster, rosterCsv, rosterSummary, type RosterPerson } from './roster-rows.js'

const person = (changes: Partial<RosterPerson> = {}): RosterPerson => ({
  enrolmentId: 'e1', personName: 'Bo Larsson', organisationName: 'Leeds City Council', region: 'Yorkshire', state: 'active', setId: 's1', setName: 'Set 1', sessionsAttended: 2,
  minutesAttended: 100, attendancePercent: 83.3, progressPercent: 33.3, ...changes,
})
const all = { search: '', set: '', state: '', attendance: '' }
const names = (people: readonly RosterPerson[], filter: Partial<typeof all>) => filterRoster(people, { ...all, ...filter }).map(({ personName }) => personName)

describe('filterRoster', () => {
  const people = [person(), person({ personName: 'Zoë Adams', organisationName: 'York', setId: null, attendancePercent: 66.6, state: 'completed' }), person({ personName: 'Asha Rahman', setId: 's2', attendancePercent: null })]
  it('leaves everybody in their order without a filter', () => expect(names(people, {})).toEqual(['Bo Larsson', 'Zoë Adams', 'Asha Rahman']))
  it('finds words of name and organisation, whatever the accents', () => {
    expect(names(people, { search: 'zoe york' })).toEqual(['Zoë Adams'])
    expect(names(people, { search: 'zoe leeds' })).toEqual([])
  })
  it('filters by set, also those in none', () => expect([names(people, { set: 's2' }), names(people, { set: 'none' })]).toEqual([['Asha Rahman'], ['Zoë Adams']]))
  it('filters by state', () => expect(names(people, { state: 'completed' })).toEqual(['Zoë Adams']))
  it('takes nobody for absent before anything counted', () => expect(names(people, { attendance: 'low' })).toEqual(['Zoë Adams']))
})

describe('attendance', () => {
  it('is said in words and never rounded up', () => {
    expect(attendanceWords(person({ attendancePercent: 74.9 }))).toBe('74% (2 sessions)')
    expect(attendanceWords(person({ attendancePercent: null }))).toBe('None yet')
  })
  it('is averaged over those who were marked', () =>
    expect(rosterSummary([person({ attendancePercent: 80 }), person({ attendancePercent: 21 }), person({ attendancePercent: null })], 3).map(({ value }) => value)).toEqual(['3', '50%', '1', '0']))
  it('says when it speaks of one page only', () => expect(rosterSummary([person()], 2).map(({ note }) => note)).toEqual([undefined, ...Array<string>(3).fill('of those on this page')]))
})

describe('rosterCsv', () => {
  it('is quoted, and begins with a byte-order mark', () => {
    const csv = rosterCsv([person({ organisationName: 'Kingston, "Royal"' })])
    expect(csv.startsWith('\uFEFFname,')).toBe(true)
    expect(csv.split('\r\n')[1]).toBe('Bo Larsson,"Kingston, ""Royal""",Yorkshire,active,Set 1,2,100,83.3,33.3')
  })
  it('lets no cell run as a formula', () => {
    expect(['=cmd|x', '+1', '-1', '@x', '\tx'].map(csvCell)).toEqual(["'=cmd|x", "'+1", "'-1", "'@x", "'\tx"])
    expect(csvCell(-1)).toBe('-1')
  })
})
