import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '#platform/database'
import { AREAS, BODIES, type MatrixCell } from '../domain/responsibility-matrix.js'

@Injectable()
export class MatrixQueries {
  constructor(private readonly database: Database) {}

  /** All cells, by body and area in the matrix's own order. */
  cells(): Promise<MatrixCell[]> {
    return this.database.rows<MatrixCell>(
      `select body, area, responsibility from directory.matrix_cell
       order by array_position($1::text[], body), array_position($2::text[], area)`,
      [BODIES, AREAS],
    )
  }

  /** Writes the cells, changing only those whose text differs. Answers how many changed. */
  write(tx: Tx, cells: readonly MatrixCell[], now: Date): Promise<number> {
    return tx.run(
      `insert into directory.matrix_cell as c (body, area, responsibility, updated_at)
       select r.body, r.area, r.responsibility, $2 from json_to_recordset($1::json) as r(body text, area text, responsibility text)
       on conflict (body, area) do update set responsibility = excluded.responsibility, updated_at = excluded.updated_at
       where c.responsibility <> excluded.responsibility`,
      [JSON.stringify(cells), now],
    )
  }
}
