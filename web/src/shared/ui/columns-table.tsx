import { Select } from 'antd';
import type { ReactNode } from 'react';
import './columns-table.css';

const ROWS_SHOWN = 5;

interface ColumnsTableProps<Target extends string> {
  label: string;
  preview: { headings: readonly string[]; rows: readonly { row: number; cells: readonly string[] }[] };
  /** What each column means. */
  targets: readonly Target[];
  options: { value: Target; label: string }[];
  onChoose: (column: number, target: Target) => void;
}

/** The first rows of an uploaded table, and above each column what it means. */
export function ColumnsTable<Target extends string>({ label, preview, targets, options, onChoose }: ColumnsTableProps<Target>): ReactNode {
  return (
    <div className="columns-table">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {preview.headings.map((heading, column) => (
              <th key={column} scope="col">
                <div>{heading}</div>
                <Select<Target>
                  aria-label={heading}
                  value={targets[column]}
                  onChange={(target) => onChoose(column, target)}
                  options={options}
                  style={{ width: 144 }}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, ROWS_SHOWN).map(({ row, cells }) => (
            <tr key={row}>
              {preview.headings.map((_, column) => (
                <td key={column}>{cells[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
