import { Injectable } from '@nestjs/common'
import type { PersonalDataContribution } from '#directory'
import type { Tx } from '#platform/database'
import { AnswerQueries } from '../../data/answer.queries.js'
import { PersonKeys } from './person-keys.js'

type Subject = Parameters<PersonalDataContribution['read']>[1]

/** Equality answers in a person's own copy: only when they make it themselves. Nobody makes a copy of these for them. */
@Injectable()
export class EqualityPersonalData implements PersonalDataContribution {
  readonly name = 'equality'

  constructor(private readonly answers: AnswerQueries, private readonly keys: PersonKeys) {}

  async read(_tx: Tx, { recordIds, askedByThemselves }: Subject): Promise<Readonly<Record<string, unknown>>> {
    if (!askedByThemselves) return { note: 'Equality answers are given to the person alone: they see them under “Equality questions”, and get them in a copy that they make themselves.' }
    return { answers: await this.answers.of(recordIds.flatMap((id) => [...this.keys.allOf(id)])) }
  }
}
