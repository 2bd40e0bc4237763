import { asId, type Id, isId, type OrganisationId } from './ids.js'

export type AreaProgrammeId = Id<'Programme'>

/** What a figure is about: the whole country, a region, an organisation, a programme, or what one Centre of innovation does. */
export type Area =
  | { readonly kind: 'nation' }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'organisation'; readonly organisationId: OrganisationId }
  | { readonly kind: 'programme'; readonly programmeId: AreaProgrammeId }
  | { readonly kind: 'centre'; readonly organisationId: OrganisationId }

export const AREA_KINDS = ['nation', 'region', 'organisation', 'programme', 'centre'] as const satisfies readonly Area['kind'][]

export const NATION: Area = { kind: 'nation' }

/** An area as a stable text, for keys of tables and addresses of pages: `nation`, `region:Wales`, `organisation:…`. */
export type AreaKey = string & { readonly __brand: 'AreaKey' }

export function areaKey(area: Area): AreaKey {
  if (area.kind === 'nation') return 'nation' as AreaKey
  const which = area.kind === 'region' ? area.region : area.kind === 'programme' ? area.programmeId : area.organisationId
  return `${area.kind}:${which}` as AreaKey
}

/** Regions are named as the directory names them: some text without surplus spaces, at most 100 characters. */
const isRegion = (text: string): boolean => text !== '' && text.length <= 100 && text === text.trim() && !text.includes('\0')

/** Reads what `areaKey` writes; `undefined` for anything else, so a key from outside is safe to read. */
export function parseAreaKey(key: string): Area | undefined {
  if (key === 'nation') return NATION
  const colon = key.indexOf(':')
  const [kind, which] = [key.slice(0, colon), key.slice(colon + 1)]
  if (colon > 0 && kind === 'region') return isRegion(which) ? { kind, region: which } : undefined
  if (!isId(which)) return undefined
  if (kind === 'organisation' || kind === 'centre') return { kind, organisationId: asId<OrganisationId>(which) }
  return kind === 'programme' ? { kind, programmeId: asId<AreaProgrammeId>(which) } : undefined
}
