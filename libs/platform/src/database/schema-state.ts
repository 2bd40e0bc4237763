import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { schemaDrift } from './migrate.js'

/** Whether the database is what the code expects. */
@Injectable()
export class SchemaState {
  constructor(private readonly dataSource: DataSource) {}

  hasPendingMigrations(): Promise<boolean> {
    return this.dataSource.showMigrations()
  }

  /** What the schema builder would still change; ask only when no migration is pending. */
  drift(): Promise<string[]> {
    return schemaDrift(this.dataSource)
  }
}
