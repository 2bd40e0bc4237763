import { Module } from '@nestjs/common'
import { TeachingPeopleQueries } from '../../data/people/teaching-people.queries.js'

@Module({ providers: [TeachingPeopleQueries], exports: [TeachingPeopleQueries] })
export class TeachingPeopleModule {}
