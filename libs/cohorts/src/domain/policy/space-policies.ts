import { policy, teaches, type Standing } from './standing.js'

/** The space of a run, or of one set in it. */
export type SpaceStanding = Standing & { readonly space: 'run' | 'set' }

/** A set's space is its members' and the teachers': what is said in a set stays in it. */
const belongs = (who: SpaceStanding): boolean => (who.space === 'set' ? who.belongsToSet : who.learnsInRun) || teaches(who)

export const readSpace = policy<SpaceStanding>('space:read', 'hidden', belongs)
export const post = policy<SpaceStanding>('space:post', 'hidden', belongs)
export const reportPost = policy<SpaceStanding>('space:report', 'hidden', (who) => belongs(who) && !who.isSelf)
export const moderate = policy('space:moderate', 'forbidden', teaches)
export const announce = policy('space:announce', 'forbidden', teaches)
export const shareResource = policy('space:share-resource', 'forbidden', teaches)
