import type { Page } from '../page.js'
import { draftPage, moveItemPage, settingsPage, startDraftPage } from './draft.pages.js'
import { addGroupPage, addItemPage, groupPage, itemPage, removeGroupPage, removeItemPage } from './item.pages.js'
import { createProgrammePage, editProgrammePage, programmePage, programmesPage } from './programmes.pages.js'
import { publishPage, retirePage } from './version.pages.js'

/** Programmes and their versions, for those who manage them. */
export const programmesManagePages: readonly Page[] = [
  programmesPage, createProgrammePage, programmePage, editProgrammePage, startDraftPage, draftPage, settingsPage, addItemPage, itemPage, moveItemPage, removeItemPage,
  addGroupPage, groupPage, removeGroupPage, publishPage, retirePage,
]
