import { Module } from '@nestjs/common'
import { MatchWriteQueries } from '../../data/matches/match-writes.queries.js'
import { MatchWriter } from './match-writer.js'

/** How proposals are made: for publication of a round, and by hand. */
@Module({ providers: [MatchWriteQueries, MatchWriter], exports: [MatchWriteQueries, MatchWriter] })
export class MatchWriterModule {}
