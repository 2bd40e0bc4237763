import { z } from 'zod'
import { checkpointLines, checkpointsField, numberField, optionalDate, optionalNumber, withDates } from './form-fields.js'

describe('fields of plan forms', () => {
  it('read interim milestones as they are written', () => {
    const read = checkpointsField.parse('31/12/2027: 4 | Institute\n\n2028-06-30: Scheme open | LGA')
    expect(read).toEqual([{ on: '2027-12-31', value: 4, event: null, who: 'Institute' }, { on: '2028-06-30', value: null, event: 'Scheme open', who: 'LGA' }])
    expect(checkpointsField.parse(checkpointLines(read))).toEqual(read)
    expect(checkpointsField.safeParse('31/02/2027: 4 | x').error?.issues[0]?.message).toContain('such as')
    expect(checkpointsField.safeParse('soon').success).toBe(false)
  })

  it('read numbers', () => {
    expect([numberField('Target').parse('1,200'), numberField('Target').parse('70%'), numberField('Target').parse('-2.5'), optionalNumber('Baseline').parse(' ')]).toEqual([1200, 70, -2.5, null])
    expect([numberField('Target').safeParse('').error?.issues[0]?.message, optionalNumber('Baseline').safeParse('x').error?.issues[0]?.message]).toEqual(['Enter target', 'Baseline must be a number'])
  })

  it('read dates that may be left out', () => {
    const body = withDates(['dueOn'], z.object({ dueOn: optionalDate('Due date') }))
    expect([body.parse({}), body.parse({ 'dueOn-day': '1', 'dueOn-month': '2', 'dueOn-year': '2030' })]).toEqual([{ dueOn: null }, { dueOn: '2030-02-01' }])
    expect(body.safeParse({ 'dueOn-day': '31', 'dueOn-month': '2', 'dueOn-year': '2030' }).error?.issues[0]?.message).toBe('Due date must be a real date')
  })
})
