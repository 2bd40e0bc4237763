import { formatMinutes, pluralise } from '#govuk'
import { wordsFor } from '../catalogue/words.js'
import { pathTo } from '../../http/addresses.js'
import type { Draft } from './draft.js'
import { managePaths } from './paths.js'
import { EXCUSED, KINDS, ROUTES } from './words.js'

const percent = (basisPoints: number): string => `${basisPoints / 100}%`

/** The curriculum of a draft as the page lists it. */
export function itemLines(programmeId: string, draft: Draft) {
  const titles = new Map(draft.items.map(({ code, title }) => [code, title]))
  const groups = new Map(draft.optionGroups.map(({ code, title }) => [code, title]))
  return draft.items.map((item, n) => {
    const ids = { id: programmeId, position: String(n) }
    return {
      title: item.title, kind: wordsFor(KINDS, item.kind), first: n === 0, last: n === draft.items.length - 1,
      requirement: item.requirement === 'required' ? 'Required' : item.requirement === 'optional' ? 'Optional' : `One of “${groups.get(item.requirement) ?? item.requirement}”`,
      details: [
        item.duration !== null && formatMinutes(item.duration), item.dueDays !== null && `due ${pluralise(item.dueDays, 'day')} after the start`,
        item.passRequired === true && 'has to be passed', item.prerequisites.length > 0 && `after ${item.prerequisites.map((code) => titles.get(code) ?? code).join(', ')}`,
      ].filter((one) => one !== false),
      editHref: pathTo(managePaths.item, ids), moveHref: pathTo(managePaths.moveItem, ids), removeHref: pathTo(managePaths.removeItem, ids),
    }
  })
}

export const groupLines = (programmeId: string, draft: Draft) => draft.optionGroups.map(({ choose, code, title }, n) => ({
  title, text: `Choose ${choose} of ${draft.items.filter(({ requirement }) => requirement === code).length}`,
  editHref: pathTo(managePaths.group, { id: programmeId, position: String(n) }), removeHref: pathTo(managePaths.removeGroup, { id: programmeId, position: String(n) }),
}))

/** How people get on to the programme and when they have completed it. */
export const settingRows = ({ completion, needsApproval, prerequisiteProgrammes, routes }: Draft) => [
  { key: 'Ways in', value: routes.length === 0 ? 'None yet' : routes.map((route) => wordsFor(ROUTES, route)).join('; ') },
  { key: 'Approval', value: needsApproval ? 'A line manager has to approve applications' : 'Not needed' },
  { key: 'Other programmes first', value: prerequisiteProgrammes.length === 0 ? 'None' : pluralise(prerequisiteProgrammes.length, 'programme') },
  { key: 'Least attendance', value: completion.minAttendance === 0 ? 'None asked for' : `${percent(completion.minAttendance)} of the minutes of required sessions` },
  { key: 'Share of each required session', value: completion.minSessionShare > 0 ? percent(completion.minSessionShare) : completion.minAttendance > 0 ? 'No single session is asked for' : 'Any minute of it' },
  { key: 'A session from which somebody is excused', value: wordsFor(EXCUSED, completion.excused) },
  { key: 'Assignments to pass', value: completion.minPasses === 0 ? 'Only those that are required' : String(completion.minPasses) },
]
