import { Module } from '@nestjs/common'
import { WorkforceDataModule } from '../../data/workforce-data.module.js'
import { RecordedFigureSources } from './recorded-figure-sources.js'

/** The sources of figures that this lib has itself. */
@Module({ imports: [WorkforceDataModule], providers: [RecordedFigureSources], exports: [RecordedFigureSources] })
export class RecordedFigureSourcesModule {}
