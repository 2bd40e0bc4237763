import { buildSchema, findBreakingChanges } from 'graphql'

/**
 * What a program written against `before` could trip over in `after`, without what the notes allow.
 * @param {string} before SDL
 * @param {string} after SDL
 * @param {string} notes text of docs/schema-changes.md: a change is allowed where its description stands in backquotes.
 * @returns {string[]} descriptions
 */
export function breakingChanges(before, after, notes) {
  return findBreakingChanges(buildSchema(before), buildSchema(after))
    .map(({ description }) => description)
    .filter((description) => !notes.includes(`\`${description}\``))
}
