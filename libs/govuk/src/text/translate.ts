import { cy } from './cy/index.js'
import { en, type TextKey } from './en/index.js'

export const locales = ['en', 'cy'] as const
export type Locale = (typeof locales)[number]
export type { TextKey }

const catalogues: Record<Locale, Readonly<Partial<Record<TextKey, string>>>> = { en, cy }

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
/** The values that a text asks for: `{from}` in the English text makes `from` required. */
export type TextParams<K extends TextKey> = Record<Names<(typeof en)[K]>, string | number>
type Args<K extends TextKey> = [Names<(typeof en)[K]>] extends [never] ? [] : [params: TextParams<K>]

/** Fills `{name}` in a text; a name without a value is left as it stands, so that the gap shows. */
export const fillIn = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))

/** A text as it stands, placeholders and all, for keys known only at run time. English where the language has none yet. */
export const textOf = (locale: Locale, key: TextKey): string => catalogues[locale][key] ?? en[key]

/** The language that the text of a key is in: English where the language asked for has none yet. Pages mark such passages (WCAG 3.1.2). */
export const langOf = (locale: Locale, key: TextKey): Locale => (catalogues[locale][key] === undefined ? 'en' : locale)

/** The text of a key in a language, its values filled in. */
export const t = <K extends TextKey>(locale: Locale, key: K, ...args: Args<K>): string =>
  fillIn(textOf(locale, key), args[0] ?? {})

export const isTextKey = (key: string): key is TextKey => Object.hasOwn(en, key)
export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value)

/** The keys that a language does not have yet: work for its translators. */
export const missingTexts = (locale: Locale): readonly TextKey[] =>
  (Object.keys(en) as TextKey[]).filter((key) => catalogues[locale][key] === undefined)
