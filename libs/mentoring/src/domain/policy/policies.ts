import type { SchemeState } from '../schemes/scheme-states.js'
import { policy, runsMatching, runsScheme, type Standing } from './standing.js'

/** Open and closed schemes are public like a programme of the catalogue; a draft is its makers'. */
export const seeScheme = policy<Standing & { readonly schemeState: SchemeState }>('mentoring-scheme:see', 'hidden', (who) => who.schemeState !== 'draft' || runsMatching(who))
export const manageScheme = policy('mentoring-scheme:manage', 'forbidden', runsScheme)

/** The whole profile, with its wishes and what its person avoids: theirs alone. */
export const ownProfile = policy('mentoring-profile:own', 'hidden', (who) => who.isSelf)
/** What those who match may know of a participant: never wishes, avoidances or background. */
export const seeParticipant = policy('mentoring-profile:see', 'hidden', (who) => who.isSelf || runsMatching(who))
/** Everybody who takes part in a scheme, one by one and counted. */
export const seeParticipants = policy('mentoring-scheme:see-participants', 'forbidden', runsMatching)
/** That somebody of one's own organisation takes part, and how far they are. */
export const seeOwnPeople = policy('mentoring-profile:see-own-people', 'hidden', (who) => who.administersOrganisation)
/** Names and summaries of the other side, to choose wishes from: for those who take part. */
export const browseOtherSide = policy('mentoring-profile:browse', 'hidden', (who) => who.isSelf)

export const seeRound = policy('match-round:see', 'hidden', runsMatching)
export const manageRound = policy('match-round:manage', 'hidden', runsMatching)

/** A proposal or relationship: the two people, and those who run the scheme; how much each is shown differs. */
export const seeMatch = policy('mentoring-match:see', 'hidden', (who) => who.isPartner || runsMatching(who))
export const answerProposal = policy('mentoring-match:answer', 'hidden', (who) => who.isPartner)
/** Agreement, goals, meetings, check-ins: between the two. */
export const keepRelationship = policy('mentoring-match:keep', 'hidden', (who) => who.isPartner)
export const matchByHand = policy('mentoring-match:by-hand', 'forbidden', runsMatching)
/** Those who run the scheme may end what has gone wrong. */
export const endRelationship = policy('mentoring-match:end', 'hidden', (who) => who.isPartner || runsScheme(who))
export const seeDashboard = policy('mentoring-scheme:dashboard', 'hidden', runsScheme)
