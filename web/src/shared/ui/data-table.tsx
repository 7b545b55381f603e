import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type CSSProperties, Fragment, type ReactNode, useState } from 'react';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import './data-table.css';

export interface Column<T> {
  title: ReactNode;
  cell: (row: T) => ReactNode;
  /** In pixels on a wide screen, less on a narrow one; columns without one share the rest. */
  width?: number;
  /** The width holds on narrow screens, too. Columns of figures always keep theirs. */
  keep?: boolean;
  align?: 'right';
}

interface DataTableProps<T> {
  label: string;
  rows: readonly T[];
  columns: Column<T>[];
  keyOf: (row: T, index: number) => string | number;
  /** Shown in place of the table when there are no rows. */
  empty?: ReactNode;
  more?: (() => void) | undefined;
  loadingMore?: boolean;
  testIdOf?: (row: T) => string;
  /** What a row opens to, what its button is called, and a word to show on it. */
  details?: { show: (row: T) => ReactNode; label: (row: T) => string; word?: string };
}

/** A table with headings, a name, rows of 40 and no pages: what is long has "more". */
export function DataTable<T>({
  label,
  rows,
  columns,
  keyOf,
  empty,
  more,
  loadingMore = false,
  testIdOf,
  details,
}: DataTableProps<T>): ReactNode {
  const t = useTexts(COMMON);
  const [opened, setOpened] = useState<readonly (string | number)[]>([]);
  if (rows.length === 0 && empty) return empty;
  const toggle = (key: string | number): void => setOpened((was) => (was.includes(key) ? was.filter((one) => one !== key) : [...was, key]));
  return (
    <>
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {details && <td className={details.word ? 'table-toggle table-toggle-word' : 'table-toggle'} />}
            {columns.map((column, index) => (
              <th key={index} scope="col" className={column.align === 'right' ? 'num' : ''} style={widthOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const key = keyOf(row, index);
            const open = opened.includes(key);
            return (
              <Fragment key={key}>
                <tr data-testid={testIdOf?.(row)}>
                  {details && (
                    <td className="table-toggle">
                      <Button
                        type="text"
                        size="small"
                        icon={open ? <DownOutlined /> : <RightOutlined />}
                        aria-expanded={open}
                        aria-label={details.label(row)}
                        onClick={() => toggle(key)}
                      >
                        {details.word}
                      </Button>
                    </td>
                  )}
                  {columns.map((column, at) => (
                    <td key={at} className={column.align === 'right' ? 'num' : ''}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
                {details && open && (
                  <tr className="table-details">
                    <td colSpan={columns.length + 1}>{details.show(row)}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {more && (
        <div className="table-more">
          <Button onClick={more} loading={loadingMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function widthOf<T>({ width, align, keep }: Column<T>): CSSProperties {
  if (!width) return {};
  return { width: keep || align === 'right' ? width : `calc(${width}px * var(--table-scale))` };
}
