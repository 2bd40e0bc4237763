import { participantsCsv } from './participants-csv.js'

it('has a line for each person, safe for spreadsheets', () => {
  const person = { personName: '=Ann, "A"', organisationName: 'Borchester', side: 'mentor', state: 'ready', seniority: 'manager', sector: null, wants: [], offers: ['data', 'gone'], capacity: 2, taken: 1, submittedAt: '2026-05-01T09:00:00.000Z' }
  expect(participantsCsv([person], new Map([['data', 'Data']])).split('\r\n').slice(1)).toEqual([`"'=Ann, ""A""",Borchester,mentor,Ready to be matched,Manager,,,Data; gone,2,1,2026-05-01`, ''])
})
