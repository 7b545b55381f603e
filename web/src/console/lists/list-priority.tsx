import { Button, Form, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import type { TargetList } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { LIST_TEXTS } from './list-texts';
import { useListAct } from './use-list-act';

const FROM_FILE = 'file';
const CHANGEABLE: readonly TargetList['state'][] = ['imported', 'released', 'paused'];

/** Puts a whole list before or behind the campaign's others, whatever its rows say. */
export function ListPriority({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const may = useMay();
  const [chosen, setChosen] = useState<string | null>(null);
  const change = useListAct(list.id, 'priority');
  const current = list.priority === null ? FROM_FILE : String(list.priority);
  if (!CHANGEABLE.includes(list.state)) return null;
  const levels = Array.from({ length: 10 }, (_, index) => String(9 - index));
  const open = (): void => {
    change.reset();
    setChosen(current);
  };
  const confirm = (reason: string): void => {
    const priority = chosen === FROM_FILE ? null : Number(chosen);
    change.mutate({ priority, reason }, { onSuccess: () => setChosen(null) });
  };
  return (
    <div className="row" data-testid="list-priority">
      <span className="meta">{list.priority === null ? t('priorityOfFile') : t('priorityOfList', { priority: list.priority })}</span>
      {may('campaign.write') && (
        <Button size="small" onClick={open} data-testid="change-list-priority">
          {t('changePriority')}
        </Button>
      )}
      <ReasonDialog
        open={chosen !== null}
        title={t('changePriority')}
        confirm={t('changePriority')}
        busy={change.isPending}
        problem={change.error ? ApiProblem.from(change.error) : null}
        onConfirm={confirm}
        onClose={() => setChosen(null)}
      >
        <p>{t('changePriorityHelp')}</p>
        <Form layout="vertical" component={false}>
          <Form.Item label={t('priorityField')} htmlFor="list-priority-choice">
            <Select
              id="list-priority-choice"
              value={chosen ?? current}
              onChange={setChosen}
              options={[{ value: FROM_FILE, label: t('asInFile') }, ...levels.map((level) => ({ value: level, label: level }))]}
            />
          </Form.Item>
        </Form>
      </ReasonDialog>
    </div>
  );
}
