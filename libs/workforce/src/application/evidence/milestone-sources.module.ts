import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { WorkforceDataModule } from '../../data/workforce-data.module.js'
import { MilestoneSources } from './milestone-sources.js'

/** Verified milestones as a source of figures. */
@Module({ imports: [DirectoryModule, WorkforceDataModule], providers: [MilestoneSources], exports: [MilestoneSources] })
export class MilestoneSourcesModule {}
