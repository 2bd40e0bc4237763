import { Injectable } from '@nestjs/common'
import { FrameworksService, type FrameworkVersionId } from '#competency'
import { asId } from '#kernel'
import { type Ctx, systemCtx } from '#platform/access'
import type { FrameworkKeys } from '../../domain/index.js'

export interface SkillLevel {
  readonly key: string
  readonly name: string
}

export interface SchemeSkill {
  readonly key: string
  readonly name: string
  readonly description: string
  /** All levels of the framework, lowest first. */
  readonly levels: readonly SkillLevel[]
}

/** More frameworks than are in use at once: the oldest is read again. */
const REMEMBERED = 50

/** The skills of a framework version that schemes pick from. What is published never changes, so it is read once a process. */
@Injectable()
export class SchemeSkills {
  private readonly known = new Map<string, Promise<readonly SchemeSkill[]>>()

  constructor(private readonly frameworks: FrameworksService) {}

  /** Whether a version may be picked for a scheme today. */
  async isPublished(ctx: Ctx, versionId: string): Promise<boolean> {
    const found = (await this.frameworks.list(asSystem(ctx))).flatMap(({ versions }) => versions).find(({ id }) => id === versionId)
    return found?.status === 'published'
  }

  /** The skills of a version that a scheme was saved with, for whoever may see the scheme. A list that asks for them at once reads them once. */
  of(ctx: Ctx, versionId: string): Promise<readonly SchemeSkill[]> {
    const remembered = this.known.get(versionId)
    if (remembered !== undefined) return remembered
    const reading = this.read(ctx, versionId)
    const oldest = this.known.keys().next()
    if (this.known.size >= REMEMBERED && oldest.done !== true) this.known.delete(oldest.value)
    this.known.set(versionId, reading)
    // What failed is asked for again.
    reading.catch(() => this.known.delete(versionId))
    return reading
  }

  private async read(ctx: Ctx, versionId: string): Promise<readonly SchemeSkill[]> {
    const as = asSystem(ctx)
    const { skills, levels } = await this.frameworks.content(as, await this.frameworks.version(as, asId<FrameworkVersionId>(versionId)))
    const steps = levels.map(({ key, name }) => ({ key, name }))
    return skills.map(({ key, name, description }) => ({ key, name, description, levels: steps }))
  }

  async keysOf(ctx: Ctx, versionId: string): Promise<FrameworkKeys> {
    const skills = await this.of(ctx, versionId)
    return { skills: new Set(skills.map(({ key }) => key)), levels: new Set(skills.flatMap(({ levels }) => levels.map(({ key }) => key))) }
  }
}

/** The skills of a scheme are as public as the scheme. */
const asSystem = ({ now, requestId }: Ctx): Ctx => systemCtx('mentoring', now, requestId)
