import { Injectable } from '@nestjs/common'
import { isId } from '#kernel'
import type { Executor } from '#platform/database'
import type { MilestoneParameters } from '../../domain/index.js'
import { type PublishedTarget, PublishedTargetsService } from '../plans/published-targets.service.js'
import { milestoneParameters } from './milestone-schema.js'

export interface MilestoneTarget {
  readonly target: PublishedTarget
  readonly parameters: MilestoneParameters
}

const withParameters = (target: PublishedTarget): readonly MilestoneTarget[] => {
  const parameters = milestoneParameters(target.indicator.sourceKey, target.indicator.parameters)
  return parameters === undefined ? [] : [{ target, parameters }]
}

/** Targets that take claims. What a derived plan took over is claimed for where it comes from, so that nothing counts twice. */
@Injectable()
export class MilestoneTargetsService {
  constructor(private readonly targets: PublishedTargetsService) {}

  /** Of all live plans; public, as plans are. */
  async all(on?: Executor): Promise<readonly MilestoneTarget[]> {
    return (await this.targets.all(on)).filter(({ targetId, rootTargetId }) => targetId === rootTargetId).flatMap(withParameters)
  }

  /** By the stable id of the target or of one derived from it. */
  async one(id: string): Promise<MilestoneTarget | undefined> {
    if (!isId(id)) return undefined
    const named = (await this.targets.byIds([id])).values().next().value
    const root = named === undefined || named.targetId === named.rootTargetId ? named : (await this.targets.byIds([named.rootTargetId])).get(named.rootTargetId)
    return root === undefined ? undefined : withParameters(root)[0]
  }
}
