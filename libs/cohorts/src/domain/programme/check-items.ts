import { problem, type Problem, when } from '#kernel'
import { TITLE_LIMIT } from './check-programme.js'
import type { Curriculum, CurriculumItem } from './programme-types.js'

export type ItemProblemCode =
  | 'CURRICULUM_EMPTY' | 'ITEM_TITLE_MISSING' | 'ITEM_TITLE_TOO_LONG' | 'ITEM_CODE_MISSING' | 'ITEM_CODE_REPEATED' | 'ITEM_REPEATED'
  | 'DURATION_MISSING' | 'DURATION_OUT_OF_RANGE' | 'DUE_DAYS_OUT_OF_RANGE' | 'RESUBMISSIONS_OUT_OF_RANGE' | 'ONLY_FOR_ASSIGNMENTS'
  | 'OPTION_GROUP_UNKNOWN' | 'OPTION_GROUP_REPEATED' | 'OPTION_GROUP_TOO_SMALL' | 'OPTION_CHOOSE_OUT_OF_RANGE'

const DAY = 24 * 60
const outside = (value: number | undefined, from: number, to: number): boolean =>
  value !== undefined && !(Number.isInteger(value) && from <= value && value <= to)

/** Everything wrong with the single items and with the option groups. */
export function checkItems({ items, optionGroups }: Curriculum): readonly Problem<ItemProblemCode>[] {
  return [
    ...when(items.length === 0, problem('CURRICULUM_EMPTY', 'items', 'Add at least one session, module, assignment or mentoring item.')),
    ...items.flatMap((item, position) => checkItem(item, `items.${position}`, { items, optionGroups })),
    ...optionGroups.flatMap((group, position): readonly Problem<ItemProblemCode>[] => {
      const field = `optionGroups.${position}`
      const members = items.filter(({ requirement }) => requirement.type === 'option' && requirement.groupId === group.id).length
      if (optionGroups.findIndex((other) => other.id === group.id) !== position) return [problem('OPTION_GROUP_REPEATED', field, 'Remove the second group of this name.')]
      if (members === 0) return [problem('OPTION_GROUP_TOO_SMALL', field, `Put items into the group “${group.title}”, or remove it.`)]
      return when(outside(group.choose, 1, members), problem('OPTION_CHOOSE_OUT_OF_RANGE', `${field}.choose`, `Ask for between 1 and ${members} of the ${members} items in “${group.title}”.`))
    }),
  ]
}

function checkItem(item: CurriculumItem, field: string, { items, optionGroups }: Curriculum): readonly Problem<ItemProblemCode>[] {
  const { requirement } = item
  const assignmentOnly = item.kind !== 'assignment' && (item.dueDays !== undefined || item.maxResubmissions !== undefined || item.passRequired !== undefined)
  return [
    ...when(item.title.trim() === '', problem('ITEM_TITLE_MISSING', `${field}.title`, 'Give the item a title.')),
    ...when(item.title.trim().length > TITLE_LIMIT, problem('ITEM_TITLE_TOO_LONG', `${field}.title`, `Shorten the title to ${TITLE_LIMIT} characters or fewer.`)),
    ...when(item.code.trim() === '', problem('ITEM_CODE_MISSING', `${field}.code`, 'Give the item a short code that stays with it from version to version.')),
    ...when(items.find((other) => other.code === item.code) !== item, problem('ITEM_CODE_REPEATED', `${field}.code`, `Use the code “${item.code}” for one item only.`)),
    ...when(items.find((other) => other.id === item.id) !== item, problem('ITEM_REPEATED', field, 'Remove the second copy of this item.')),
    ...when(item.kind === 'session' && item.duration === undefined, problem('DURATION_MISSING', `${field}.duration`, 'Say how many minutes the session lasts: attendance is counted in minutes.')),
    ...when(outside(item.duration, 1, item.kind === 'session' ? DAY : 1_000 * 60), problem('DURATION_OUT_OF_RANGE', `${field}.duration`, 'Enter a whole number of minutes; a session lasts a day at most.')),
    ...when(assignmentOnly, problem('ONLY_FOR_ASSIGNMENTS', field, 'Remove the due date, resubmissions and pass mark: only assignments have them.')),
    ...when(outside(item.dueDays, 0, 1_000), problem('DUE_DAYS_OUT_OF_RANGE', `${field}.dueDays`, 'Enter a whole number of days after the start, from 0 to 1,000.')),
    ...when(outside(item.maxResubmissions, 0, 10), problem('RESUBMISSIONS_OUT_OF_RANGE', `${field}.maxResubmissions`, 'Allow from 0 to 10 resubmissions.')),
    ...when(requirement.type === 'option' && !optionGroups.some((group) => group.id === requirement.groupId), problem('OPTION_GROUP_UNKNOWN', `${field}.requirement`, 'Choose an option group of this version, or make the item required or optional.')),
  ]
}
