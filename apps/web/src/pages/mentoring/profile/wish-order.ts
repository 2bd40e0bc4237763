/** What a button of the list of wishes asks for: `up:id` or `remove:id`. */
export function changedWishes(ids: readonly string[], wanted: string): string[] {
  const [what, id = ''] = wanted.split(':')
  const at = ids.indexOf(id)
  if (at === -1) return [...ids]
  if (what === 'remove') return ids.filter((one) => one !== id)
  if (what !== 'up' || at === 0) return [...ids]
  const moved = [...ids]
  moved.splice(at, 1)
  moved.splice(at - 1, 0, id)
  return moved
}
