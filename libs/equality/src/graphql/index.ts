import { Module } from '@nestjs/common'
import { EqualityModule } from '../equality.module.js'
import { MyAnswersResolver } from './my-answers.resolver.js'
import { EqualityPublicationResolver } from './publication.resolver.js'
import { QuestionSetResolver } from './question-set.resolver.js'

/** Equality monitoring in the API. Needs a global binding of `EQUALITY_POPULATIONS`. */
@Module({ imports: [EqualityModule], providers: [EqualityPublicationResolver, MyAnswersResolver, QuestionSetResolver] })
export class EqualityGraphqlModule {}
