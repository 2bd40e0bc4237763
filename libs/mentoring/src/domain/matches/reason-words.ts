import type { Side } from '../schemes/scheme-states.js'
import type { Reason } from './reasons.js'

const words = (code: string): string => code.replaceAll('_', ' ')
const list = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`)
const SECTORS: Readonly<Record<string, string>> = { childrens_services: 'children’s services', digital_and_data: 'digital and data' }
const MODES: Readonly<Record<string, string>> = { in_person: 'in person', video: 'by video', phone: 'by phone' }

/** A reason as one sentence to one of the two (or, without a side, to those who match). `skillName`: how the framework calls a skill. */
export function reasonWords(reason: Reason, to: Side | undefined, skillName: (key: string) => string): string {
  const they = to === undefined ? 'The mentor' : to === 'mentee' ? 'They' : 'You'
  switch (reason.code) {
    case 'skills': {
      const skills = list(reason.skills.map(skillName))
      return to === undefined ? `The mentor can teach what the mentee wants to learn: ${skills}.` : to === 'mentee' ? `They can teach what you want to learn: ${skills}.` : `You can teach what they want to learn: ${skills}.`
    }
    case 'seniority': {
      const steps = Math.abs(reason.steps) === 1 ? 'one step' : `${Math.abs(reason.steps)} steps`
      return `${they} ${to === undefined ? 'is' : 'are'} ${steps} ${reason.steps > 0 ? 'further on' : 'earlier'} in ${to === undefined ? 'their' : to === 'mentor' ? 'your' : 'their'} career.`
    }
    case 'values': return `${to === undefined ? 'They' : 'You'} both like to work in a similar way: ${reason.alike} of ${reason.of} answers are close.`
    case 'same_sector': return `${to === undefined ? 'They' : 'You'} both work in ${SECTORS[reason.sector] ?? words(reason.sector)}.`
    case 'across_backgrounds': return `One of ${to === undefined ? 'them' : 'you'} works in digital and the other does not, so both can learn.`
    case 'times': return `${to === undefined ? 'They' : 'You'} have ${reason.halfDays} free half-days a week in common.`
    case 'modes': return `${to === undefined ? 'Both' : 'You both'} can meet ${list(reason.modes.map((mode) => MODES[mode] ?? words(mode)))}.`
    case 'language': return `${to === undefined ? 'They' : 'You'} both speak Welsh.`
  }
}
