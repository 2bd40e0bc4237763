/**
 * Files that stand outside one rule of tools/check-structure.mjs, each with the reason. An entry that no longer excuses
 * anything is itself a problem, so the list cannot outlive its causes.
 * @type {readonly { readonly rule: string, readonly file: string, readonly reason: string }[]}
 */
export const exemptions = []
