import { SaveOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { SavedMapping, TargetList } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { Dialog } from '../../shared/ui/dialog';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { LIST_TEXTS } from './list-texts';

/** Keeps what the columns of this list meant for the next file with the same headings. */
export function SaveMapping({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const may = useMay();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => api.post<SavedMapping>(`/lists/${list.id}/saved-mapping`, { name: name.trim() }),
    onSuccess: () => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: ['saved-mappings'] });
    },
  });
  if (!may('list.write')) return null;
  return (
    <>
      {save.data && <Notice tone="success" title={t('mappingSaved', { name: save.data.name })} />}
      <div className="row row-wide">
        <Button icon={<SaveOutlined />} onClick={() => setAsking(true)} data-testid="save-mapping">
          {t('saveMapping')}
        </Button>
        <span className="meta">{t('saveMappingHelp')}</span>
      </div>
      <NameDialog
        open={asking}
        title={t('saveMapping')}
        name={name}
        setName={setName}
        busy={save.isPending}
        error={save.error}
        onConfirm={() => save.mutate()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

export function NameDialog(given: {
  open: boolean;
  title: string;
  name: string;
  setName: (name: string) => void;
  busy: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const { open, title, name, setName, busy, error, onConfirm, onClose } = given;
  const confirm = (): void => {
    if (name.trim() !== '') onConfirm();
  };
  return (
    <Dialog open={open} title={title} confirm={title} busy={busy} onConfirm={confirm} onClose={onClose}>
      {error && <ProblemNotice problem={ApiProblem.from(error)} />}
      <label className="stack-tight">
        <span>{t('mappingName')}</span>
        <Input
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={confirm}
          data-testid="mapping-name"
        />
      </label>
    </Dialog>
  );
}
