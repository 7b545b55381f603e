import { StopOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../api/api-problem';
import { api } from '../api/client';
import type { CallingStop } from '../api-types';
import { useTexts } from '../i18n/settings';
import { useMay } from '../session/me';
import { Notice } from '../ui/problem-notice';
import { ReasonDialog } from '../ui/reason-dialog';
import { SHELL_TEXTS } from './shell-texts';

const KEY = ['calling-stop'];

function useCallingStop(): CallingStop | undefined {
  const may = useMay();
  return useQuery({ queryKey: KEY, queryFn: () => api.get<CallingStop>('/calling-stop'), enabled: may('calling.stop') }).data;
}

/** One switch for everything, in sight on every page of a bank manager; always asks why. */
export function CallingStopSwitch(): ReactNode {
  const t = useTexts(SHELL_TEXTS);
  const stop = useCallingStop();
  const [open, setOpen] = useState(false);
  if (!stop || stop.stopped) return null;
  return (
    <>
      <Button danger icon={<StopOutlined />} onClick={() => setOpen(true)} data-testid="calling-stop">
        {t('stop')}
      </Button>
      <StopDialog open={open} lifting={false} onClose={() => setOpen(false)} />
    </>
  );
}

export function CallingStopBanner(): ReactNode {
  const t = useTexts(SHELL_TEXTS);
  const stop = useCallingStop();
  const [open, setOpen] = useState(false);
  if (!stop?.stopped) return null;
  return (
    <div className="shell-banner">
      <Notice
        tone="error"
        title={t('stopped')}
        testId="calling-stopped"
        actions={<Button onClick={() => setOpen(true)}>{t('lift')}</Button>}
      >
        <p>{t('stoppedBy', { ...stop })}</p>
      </Notice>
      <StopDialog open={open} lifting onClose={() => setOpen(false)} />
    </div>
  );
}

function StopDialog({ open, lifting, onClose }: { open: boolean; lifting: boolean; onClose: () => void }): ReactNode {
  const t = useTexts(SHELL_TEXTS);
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (reason: string) => api.post<CallingStop>(lifting ? '/calling-stop/lift' : '/calling-stop', { reason }),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <ReasonDialog
      open={open}
      title={t(lifting ? 'liftTitle' : 'stopTitle')}
      confirm={t(lifting ? 'lift' : 'stopConfirm')}
      danger={!lifting}
      busy={change.isPending}
      problem={change.error ? ApiProblem.from(change.error) : null}
      onConfirm={(reason) => change.mutate(reason)}
      onClose={onClose}
    >
      <p>{t(lifting ? 'liftHelp' : 'stopHelp')}</p>
    </ReasonDialog>
  );
}
