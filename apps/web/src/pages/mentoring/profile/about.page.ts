import type { Request } from 'express'
import { z } from 'zod'
import { type Field, type FieldsForm, fieldsPage, optionalText } from '../../../forms/fields-page.js'
import { mentoringPaths } from '../paths.js'
import { BACKGROUNDS, itemsOf, orNone, PATTERNS, SECTORS, SENIORITIES } from '../words.js'
import { captionOf, loadOwn, otherRole, type OwnProfile, profileHref } from './load-profile.js'
import { saveSections } from './save.js'

export interface OwnForm extends FieldsForm {
  readonly profile: OwnProfile
}

/** The frame of a section's form. */
export const ownForm = (profile: OwnProfile, form: Pick<FieldsForm, 'title' | 'fields'> & Partial<FieldsForm>): OwnForm =>
  ({ button: 'Save and continue', back: profileHref(profile, 'profile'), caption: captionOf(profile), ...form, profile })

/** Organisations of the viewer, each once. */
export function organisationsOf(req: Request): { readonly value: string; readonly text: string }[] {
  return [...new Map((req.session.viewer?.roles ?? []).map(({ organisation }) => [organisation.id, organisation.name]))].map(([value, text]) => ({ value, text }))
}

/** Who somebody is, and what they want to get out of it. */
export const aboutPage = fieldsPage({
  path: mentoringPaths.about,
  load: async (req) => {
    const profile = await loadOwn(req)
    const organisations = organisationsOf(req)
    const { headline, goals, background, seniority, sector, workingPattern, organisationId, scheme, side } = profile
    const fields: Field[] = [
      { kind: 'text', name: 'headline', label: 'You in one line (optional)', hint: `For example: “Housing manager who wants to put tenants first”. Your ${otherRole(profile)} reads it.` },
      { kind: 'textarea', name: 'goals', label: side === 'mentee' ? 'What would you like to get out of it?' : 'What would you like to give, and to get? (optional)', hint: 'A few sentences are enough.' },
      ...(scheme.kind === 'paired' ? [{ kind: 'radios' as const, name: 'background', label: 'Do you work in a digital role?', items: itemsOf(BACKGROUNDS) }] : []),
      { kind: 'select', name: 'seniority', label: 'How senior is your job?', items: orNone(SENIORITIES, 'Choose one') },
      { kind: 'select', name: 'sector', label: 'Your area of work (optional)', items: orNone(SECTORS, 'Choose one') },
      { kind: 'select', name: 'workingPattern', label: 'Your working pattern (optional)', items: orNone(PATTERNS, 'Choose one') },
      ...(organisations.length > 1 ? [{ kind: 'select' as const, name: 'organisationId', label: 'For which organisation do you take part?', items: organisations }] : []),
    ]
    return ownForm(profile, { title: 'About you', fields, values: { headline, goals, background, seniority, sector, workingPattern, organisationId } })
  },
  body: z.object({ headline: optionalText(), goals: optionalText(), background: optionalText(), seniority: optionalText(), sector: optionalText(), workingPattern: optionalText(), organisationId: optionalText() }),
  submit: (req, { organisationId, ...about }, { profile }) => saveSections(req, profile, { about, ...(organisationId !== null && { organisationId }) }),
})
