import { keepFields, planButton, previewDates } from './preview-dates.js'

describe('previewDates', () => {
  it('shows clashes, and dates left out in their place', () =>
    expect(previewDates([
      { startsAt: '2026-06-02T13:00:00.000Z', endsAt: '2026-06-02T14:00:00.000Z', problem: null },
      { startsAt: '2026-06-16T13:00:00.000Z', endsAt: '2026-06-16T14:00:00.000Z', problem: 'Elsewhere' },
    ], ['2026-06-09'])).toEqual([
      { value: '2026-06-02', text: 'Tuesday 2 June 2026, 2pm' },
      { value: '2026-06-09', text: 'Tuesday 9 June 2026' },
      { value: '2026-06-16', text: 'Tuesday 16 June 2026, 2pm', hint: { text: 'Elsewhere' } },
    ]))
})

it('counts sessions in words', () => expect([planButton(1), planButton(6)]).toEqual(['Plan 1 session', 'Plan 6 sessions']))

it('keeps every value of a form but those named', () =>
  expect(keepFields({ _csrf: 'x', title: 'A', facilitatorIds: ['1', '2'] }, ['_csrf'])).toEqual([{ name: 'title', value: 'A' }, { name: 'facilitatorIds', value: '1' }, { name: 'facilitatorIds', value: '2' }]))
