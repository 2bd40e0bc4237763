import { Check, Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** What one body answers for in one area. */
@Entity({ schema: 'directory', name: 'matrix_cell' })
@Check('matrix_cell_body', "body in ('individual_councils', 'strategic_centres', 'coordinating_institute', 'lga', 'ministry', 'digital_centre')")
@Check('matrix_cell_area', "area in ('shared_infrastructure', 'data_exchange', 'leadership', 'capability', 'standards', 'procurement')")
export class MatrixCellEntity {
  @PrimaryColumn('text') body!: string
  @PrimaryColumn('text') area!: string
  @Column('text') responsibility!: string
  @InstantColumn() updatedAt!: Date
}
