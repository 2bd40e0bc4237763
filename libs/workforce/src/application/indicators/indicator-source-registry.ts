import { Inject, Injectable, Optional } from '@nestjs/common'
import { z } from 'zod'
import { INDICATOR_SOURCES, type IndicatorSource } from './indicator-source.js'
import { type ParameterField, parameterFields, type ParameterSchema, type SourceFacts } from '../../domain/index.js'

/** Every source of figures that Waymark has, whichever lib it comes from. */
@Injectable()
export class IndicatorSourceRegistry {
  private readonly byKey: ReadonlyMap<string, IndicatorSource>

  constructor(@Optional() @Inject(INDICATOR_SOURCES) sources: readonly IndicatorSource[] | null) {
    const all = sources ?? []
    this.byKey = new Map(all.map((source) => [source.key, source]))
    if (this.byKey.size < all.length) throw new Error('Two indicator sources have the same key')
    for (const source of all) {
      const empty = source.breakdowns.filter((by) => (by === 'region' ? !source.areas.includes('region') : source.breakdown === undefined))
      if (empty.length > 0) throw new Error(`The indicator source ${source.key} says that it is told by ${empty.join(', ')}, and cannot compute that`)
    }
  }

  /** By key. */
  all(): readonly IndicatorSource[] {
    return [...this.byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
  }

  get(key: string): IndicatorSource | undefined {
    return this.byKey.get(key)
  }

  /** What a form asks for the parameters of a source. */
  fieldsOf({ parameters }: IndicatorSource): readonly ParameterField[] {
    return parameterFields(z.toJSONSchema(parameters, { io: 'input' }) as ParameterSchema)
  }

  /** What an indicator's version is checked against. */
  factsOf(key: string, parameters: unknown): SourceFacts | undefined {
    const source = this.byKey.get(key)
    if (source === undefined) return undefined
    const parsed = (source.newParameters ?? source.parameters).safeParse(parameters)
    return {
      unit: source.unit, breakdowns: source.breakdowns, hasDenominator: source.describes.denominator !== null,
      parameterProblems: parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    }
  }
}
