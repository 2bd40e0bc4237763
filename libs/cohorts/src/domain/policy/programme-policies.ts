import type { VersionState } from '../programme/version-states.js'
import type { RunState } from '../run/run-states.js'
import { policy, runsProgramme, type Standing } from './standing.js'

/** The catalogue is public once something is published. */
export const seeProgramme = policy<Standing & { readonly published: boolean }>('programme:see', 'hidden', (who) => who.published || runsProgramme(who))

export const seeVersion = policy<Standing & { readonly versionState: VersionState }>('programme:see-version', 'hidden', (who) => who.versionState !== 'draft' || runsProgramme(who) || who.facilitatesRun)

export const manageProgramme = policy('programme:manage', 'forbidden', runsProgramme)

export const seeRun = policy<Standing & { readonly runState: RunState }>('run:see', 'hidden', (who) => who.runState !== 'draft' || runsProgramme(who) || who.facilitatesRun)

export const manageRun = policy('run:manage', 'forbidden', runsProgramme)

/** The whole list of people; an organisation's administrator sees their own people through `seeEnrolment`. */
export const seeRoster = policy('run:see-roster', 'forbidden', (who) => runsProgramme(who) || who.facilitatesRun)

/** Facilitators may move and cancel sessions of their run. */
export const manageSessions = policy('run:manage-sessions', 'forbidden', (who) => runsProgramme(who) || who.facilitatesRun)

export const seeDemand = policy('run:see-demand', 'forbidden', runsProgramme)
