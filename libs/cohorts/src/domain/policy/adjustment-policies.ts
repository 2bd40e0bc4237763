import { showAdjustment, type AdjustmentViewer } from '../adjustments/show-adjustment.js'
import { policy, type Standing } from './standing.js'

/** Need to know: see `showAdjustment` for how much each sees. Platform administrators and line managers do not. */
export const seeAdjustments = policy<Standing & AdjustmentViewer>('adjustment:see', 'hidden', (who) => showAdjustment(who) !== 'nothing')

/** The person asks for it and says who may know; the programme manager arranges it. */
export const changeAdjustment = policy('adjustment:change', 'hidden', (who) => who.isSelf || who.managesProgramme)
