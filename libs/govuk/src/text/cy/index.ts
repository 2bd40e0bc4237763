import type { TextKey } from '../en/index.js'

/** Welsh texts. What is not here yet is shown in English; `missingTexts("cy")` lists it. */
export const cy: Readonly<Partial<Record<TextKey, string>>> = {
  'service.name': 'Waymark',
  'shell.skip': 'Ewch i’r prif gynnwys',
  'shell.menu': 'Dewislen',
  'shell.error': 'Gwall',
  'nav.home': 'Hafan',
  'nav.account': 'Eich manylion',
  'nav.signIn': 'Mewngofnodi',
  'nav.signOut': 'Allgofnodi',
  'footer.accessibility': 'Datganiad hygyrchedd',
  'footer.cookies': 'Cwcis',
  'footer.privacy': 'Preifatrwydd',
  'footer.messages': 'Negeseuon',
  'footer.contact': 'Cysylltu',
  'form.continue': 'Parhau',
  'form.save': 'Cadw',
  'form.cancel': 'Canslo',
  'form.back': 'Yn ôl',
  'form.change': 'Newid',
  'form.problem': 'Mae problem wedi codi',
  'paging.next': 'Nesaf',
  'paging.previous': 'Blaenorol',
  'error.notFound.title': 'Heb ddod o hyd i’r dudalen',
  'error.sessionExpired.signIn': 'Mewngofnodi eto',
}
