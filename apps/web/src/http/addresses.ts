/** The address of a page with its ids put in; ids are escaped, so that nothing typed can lead elsewhere. */
export const pathTo = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(ids[name] ?? ''))

/** A route's parameter as text; Express gives a list only for wildcards, which these routes have none of. */
export const param = (req: { readonly params: Readonly<Record<string, string | string[] | undefined>> }, name: string): string => {
  const value = req.params[name]
  return typeof value === 'string' ? value : ''
}

/** One value of a query string or form, trimmed; empty where there is none or several. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** A place in a list (`?after=`), for a `first … after` field. */
export const afterOf = (req: { readonly query: unknown }): string | null => {
  const after = textOf((req.query as Readonly<Record<string, unknown>>)['after'])
  return after === '' ? null : after
}
