import { z } from 'zod'
import { dateField, gatherDate } from '../../../forms/date-field.js'
import { manyField, textField, wholeField } from '../form-fields.js'
import { timeField } from './clock-time.js'

const details = {
  title: textField, itemId: textField, mode: z.string({ error: 'Choose how people meet' }), location: textField, joinUrl: textField, facilitatorIds: manyField,
}
const timing = { date: dateField('Date'), time: timeField(), duration: wholeField('Length in minutes') }
const withDate = <T extends z.ZodRawShape>(shape: T) => z.preprocess((body) => gatherDate((body ?? {}) as Record<string, unknown>, 'date'), z.object(shape))

export const detailsBody = z.object(details)

export const scheduleBody = withDate({
  ...details, ...timing,
  repeats: z.enum(['once', 'weekly', 'fortnightly', 'monthly_by_weekday'], { error: 'Choose whether it takes place again' }),
  count: textField, skip: manyField, step: z.enum(['preview', 'plan', 'edit']).default('preview'),
}).transform((form, ctx) => {
  // How often is asked only of a series, and hidden otherwise.
  const count = form.repeats === 'once' ? 1 : Number(/^\d{1,4}$/.test(form.count) ? form.count : Number.NaN)
  if (!Number.isNaN(count)) return { ...form, count }
  ctx.addIssue({ code: 'custom', path: ['count'], message: 'Enter how many sessions the series has, such as 6' })
  return z.NEVER
})

export const rescheduleBody = withDate({ ...timing, reason: textField })

type Details = z.infer<typeof detailsBody>

/** What a form says about a session, as the API takes it. */
export const detailsInput = ({ title, itemId, mode, location, joinUrl, facilitatorIds }: Details) =>
  ({ title, mode, location: location || null, joinUrl: joinUrl || null, facilitatorIds, itemId: itemId || null })

export const scheduleInput = (runId: string, form: z.infer<typeof scheduleBody>) => ({
  runId, ...detailsInput(form), date: form.date, time: form.time, duration: form.duration,
  rhythm: form.repeats === 'once' ? 'weekly' : form.repeats, count: form.count, skip: form.repeats === 'once' ? [] : form.skip, moved: [],
})
