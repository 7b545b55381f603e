import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { SavedMapping, SavedMappings } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { DataTable } from '../../shared/ui/data-table';
import { Dialog } from '../../shared/ui/dialog';
import { Loaded, Panel } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { LIST_TEXTS } from './list-texts';
import { NameDialog } from './save-mapping';

/** The mappings the bank keeps: renamed and deleted here, made on the page of an imported list. */
export function SavedMappingsPanel(): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const format = useFormat();
  const [renaming, setRenaming] = useState<SavedMapping | null>(null);
  const [removing, setRemoving] = useState<SavedMapping | null>(null);
  const query = useQuery({ queryKey: ['saved-mappings'], queryFn: () => api.get<SavedMappings>('/saved-mappings') });
  return (
    <Panel title={t('savedMappings')} flush={(query.data?.items.length ?? 0) > 0} testId="saved-mappings">
      <Loaded query={query}>
        {({ items }) => (
          <DataTable
            label={t('savedMappings')}
            rows={items}
            keyOf={(row) => row.id}
            empty={<p className="quiet">{t('noSavedMappings')}</p>}
            columns={[
              { title: t('mappingName'), cell: (row) => row.name },
              { title: t('mappingColumns'), width: 80, align: 'right', cell: (row) => format.number(row.columns.length) },
              { title: t('mappingBy'), width: 140, cell: (row) => row.savedBy },
              { title: t('mappingUsed'), width: 180, cell: (row) => format.dateTime(row.usedAt) },
              {
                title: '',
                width: 170,
                cell: (row) => (
                  <div className="row">
                    <Button size="small" onClick={() => setRenaming(row)}>
                      {t('rename')}
                    </Button>
                    <Button size="small" danger onClick={() => setRemoving(row)}>
                      {t('remove')}
                    </Button>
                  </div>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {renaming && <Rename mapping={renaming} onClose={() => setRenaming(null)} />}
      {removing && <Remove mapping={removing} onClose={() => setRemoving(null)} />}
    </Panel>
  );
}

function Rename({ mapping, onClose }: { mapping: SavedMapping; onClose: () => void }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const client = useQueryClient();
  const [name, setName] = useState(mapping.name);
  const rename = useMutation({
    mutationFn: () => api.post(`/saved-mappings/${mapping.id}/rename`, { name: name.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['saved-mappings'] });
      onClose();
    },
  });
  const { isPending: busy, error } = rename;
  return <NameDialog open title={t('rename')} {...{ name, setName, busy, error, onClose }} onConfirm={() => rename.mutate()} />;
}

function Remove({ mapping, onClose }: { mapping: SavedMapping; onClose: () => void }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.delete(`/saved-mappings/${mapping.id}`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['saved-mappings'] });
      onClose();
    },
  });
  return (
    <Dialog
      open
      danger
      title={t('removeTitle', { name: mapping.name })}
      confirm={t('remove')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {remove.error && <ProblemNotice problem={ApiProblem.from(remove.error)} />}
      <p>{t('removeHelp')}</p>
    </Dialog>
  );
}
