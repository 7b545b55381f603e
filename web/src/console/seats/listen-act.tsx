import { AudioOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { ListenIns, Seat } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { Dialog } from '../../shared/ui/dialog';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { seatLabel } from '../../shared/ui/seat-label';
import { LISTEN_TEXTS } from './listen-texts';
import { LISTEN_INS_KEY, useListenIns } from './use-listen-ins';

const AUDIBLE: Seat['state'][] = ['ringing', 'talking'];
const REMEMBERED = 'dialproof-listening-telephone';

/** What an auditor may do with a seat that is on the line. Nobody else sees it. */
export function ListenAct({ seat }: { seat: Seat }): ReactNode {
  const t = useTexts(LISTEN_TEXTS);
  const may = useMay();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data } = useListenIns();
  const stop = useMutation({
    mutationFn: (id: string) => api.post<ListenIns>(`/listen-ins/${id}/stop`),
    onSuccess: (answer) => client.setQueryData(LISTEN_INS_KEY, answer),
  });
  if (!may('listen-in.use') || !data) return null;
  const mine = data.items.find((one) => one.mine && one.agentId === seat.agentId && one.state !== 'ended');
  if (mine) {
    return (
      <div className="row seat-acts">
        <span className="pill tone-warning" role="status" data-testid="listening">
          <AudioOutlined aria-hidden /> {t(mine.state === 'listening' ? 'mine' : mine.state === 'calling' ? 'calling' : 'requested')}
        </span>
        <Button size="small" loading={stop.isPending} onClick={() => stop.mutate(mine.id)} data-testid="stop-listening">
          {t('stop')}
        </Button>
        {stop.error && <ProblemNotice problem={ApiProblem.from(stop.error)} />}
      </div>
    );
  }
  const isAudible = AUDIBLE.includes(seat.state);
  return (
    <div className="row seat-acts">
      <Button
        size="small"
        icon={<AudioOutlined />}
        disabled={!isAudible}
        title={isAudible ? undefined : t('notAudible')}
        onClick={() => setOpen(true)}
        data-testid="listen-in"
      >
        {t('listen')}
      </Button>
      {open && <StartDialog seat={seat} known={data} onClose={() => setOpen(false)} />}
    </div>
  );
}

function StartDialog({ seat, known, onClose }: { seat: Seat; known: ListenIns; onClose: () => void }): ReactNode {
  const t = useTexts(LISTEN_TEXTS);
  const client = useQueryClient();
  const [form] = Form.useForm<{ telephone: string }>();
  const start = useMutation({
    mutationFn: ({ telephone }: { telephone: string }) => api.post<ListenIns>('/listen-ins', { agentId: seat.agentId, telephone }),
    onSuccess: (answer, { telephone }) => {
      localStorage.setItem(REMEMBERED, telephone);
      client.setQueryData(LISTEN_INS_KEY, answer);
      onClose();
    },
  });
  const remembered = localStorage.getItem(REMEMBERED);
  const first = known.telephones.find((one) => one === remembered) ?? known.telephones[0];
  const isReady = known.supported && known.telephones.length > 0;
  return (
    <Dialog
      open
      title={t('title', { seat: seatLabel(seat.seat), name: seat.displayName })}
      {...(isReady ? { confirm: t('listen') } : {})}
      busy={start.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
    >
      {!known.supported && <ProblemNotice problem={new ApiProblem('not_supported', 409)} />}
      {known.supported && !isReady && <Notice tone="warning" title={t('noTelephone')} />}
      {isReady && (
        <>
          <p>{t('help')}</p>
          {start.error && <ProblemNotice problem={ApiProblem.from(start.error)} />}
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ telephone: first }}
            onFinish={(given) => start.mutate(given)}
          >
            <Form.Item name="telephone" label={t('telephone')} rules={[{ required: true, message: t('chooseTelephone') }]}>
              <Select options={known.telephones.map((value) => ({ value, label: value }))} />
            </Form.Item>
          </Form>
        </>
      )}
    </Dialog>
  );
}
