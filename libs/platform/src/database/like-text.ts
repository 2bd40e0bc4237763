/** A text to look for inside `ilike '%' || $1 || '%'`, its wildcards taken literally; `null` (no filter) when there is none. */
export const likeText = (text: string | null | undefined): string | null => {
  const wanted = text?.trim() ?? ''
  return wanted === '' ? null : wanted.replace(/[\\%_]/g, '\\$&')
}
