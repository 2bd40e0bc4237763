/** The three boxes of a date input for a date that is known: `{ 'starts-day': '1', … }`. */
export function dateValues(name: string, date: string | null): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = date?.split('-') ?? []
  return { [`${name}-day`]: day.replace(/^0/, ''), [`${name}-month`]: month.replace(/^0/, ''), [`${name}-year`]: year }
}
