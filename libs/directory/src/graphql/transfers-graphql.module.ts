import { Module } from '@nestjs/common'
import { DirectoryModule } from '../directory.module.js'
import { ExportsController } from '../http/exports.controller.js'
import { ImportsController } from '../http/imports.controller.js'
import { ImportsModule } from '../imports.module.js'
import { ExportResolver } from './export.resolver.js'
import { ImportResolver } from './import.resolver.js'

/** Imports and exports in the API: the GraphQL schema, uploads at `/imports` and downloads at `/exports`. */
@Module({ imports: [DirectoryModule, ImportsModule], providers: [ImportResolver, ExportResolver], controllers: [ImportsController, ExportsController] })
export class TransfersGraphqlModule {}
