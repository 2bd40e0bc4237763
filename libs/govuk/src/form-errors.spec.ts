import { formErrors } from './form-errors.js'

describe('formErrors', () => {
  it('is nothing when nothing is wrong', () => expect(formErrors([])).toBeUndefined())
  it('links each message to its field, nested ones too', () =>
    expect(formErrors([{ field: 'sessions.0.startsOn', message: 'Enter a date' }])?.summary).toEqual({
      titleText: 'There is a problem', errorList: [{ text: 'Enter a date', href: '#sessions-0-startsOn' }] }))
  it('keeps a message that belongs to no field, without a link', () =>
    expect(formErrors([{ field: null, message: 'The run is full' }])).toMatchObject({ summary: { errorList: [{ text: 'The run is full' }] }, byField: {} }))
  it('shows a field its first message, and the summary all', () => {
    const errors = formErrors([{ field: 'name', message: 'Enter a name' }, { field: 'name', message: 'Name must be short' }, { field: 'name', message: 'Enter a name' }])
    expect(errors?.byField).toEqual({ name: { text: 'Enter a name' } })
    expect(errors?.summary.errorList).toHaveLength(2)
  })
  it('is not fooled by a field called constructor', () => expect(formErrors([{ field: 'constructor', message: 'x' }])?.byField['constructor']).toEqual({ text: 'x' }))
})
