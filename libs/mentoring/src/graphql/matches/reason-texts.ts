import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import { SchemeSkills } from '../../application/schemes/scheme-skills.js'
import { SchemesService } from '../../application/schemes/schemes.service.js'
import { type Reason, reasonWords, type SchemeId, type Side } from '../../domain/index.js'
import type { MentoringReasonType } from './match.type.js'

/** Reasons as sentences, with skills by the names that the scheme's framework gives them. */
@Injectable()
export class ReasonTexts {
  constructor(private readonly skills: SchemeSkills, private readonly schemes: SchemesService) {}

  async of(ctx: Ctx, versionId: string, reasons: readonly Reason[], to: Side | undefined): Promise<MentoringReasonType[]> {
    const names = new Map(reasons.some(({ code }) => code === 'skills') ? (await this.skills.of(ctx, versionId)).map(({ key, name }) => [key, name]) : [])
    return reasons.map((reason) => ({ code: reason.code, text: reasonWords(reason, to, (key) => names.get(key) ?? key) }))
  }

  /** The scheme is read once for all the texts of a list. To those who match, who have been let into the scheme already. */
  async ofScheme(ctx: Ctx, schemeId: SchemeId): Promise<(reasons: readonly Reason[]) => Promise<MentoringReasonType[]>> {
    const scheme = (await this.schemes.byIds([schemeId])).get(schemeId)
    return (reasons) => (scheme === undefined ? Promise.resolve([]) : this.of(ctx, scheme.frameworkVersionId, reasons, undefined))
  }
}
