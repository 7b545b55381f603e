import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { Seat } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { seatLabel } from '../../shared/ui/seat-label';
import { SEATS_TEXTS } from './seats-texts';

type Act = 'move' | 'hold' | 'resume' | 'callbacks';

/** What the form holds; each act sends the part that is its own. An empty choice is "the pool", "the team", "all". */
interface Given {
  reason: string;
  toAgentId?: string;
  campaignId?: string;
  customers?: number | null;
  returnList?: boolean;
}

/** What a manager may do with a seat now. Nobody else sees it. */
export function SeatActs({ seat, seats }: { seat: Seat; seats: Seat[] }): ReactNode {
  const t = useTexts(SEATS_TEXTS);
  const may = useMay();
  const [act, setAct] = useState<Act | null>(null);
  if (!may('campaign.write')) return null;
  const offered: Act[] = [
    ...(seat.left > 0 ? (['move'] as const) : []),
    seat.hold ? 'resume' : 'hold',
    ...(seat.callbacksWaiting > 0 ? (['callbacks'] as const) : []),
  ];
  return (
    <div className="row seat-acts">
      {offered.map((one) => (
        <Button key={one} size="small" onClick={() => setAct(one)} data-testid={`seat-${one}`}>
          {t(one)}
        </Button>
      ))}
      {act && <ActDialog act={act} seat={seat} seats={seats} onClose={() => setAct(null)} />}
    </div>
  );
}

function ActDialog({ act, seat, seats, onClose }: { act: Act; seat: Seat; seats: Seat[]; onClose: () => void }): ReactNode {
  const t = useTexts(SEATS_TEXTS);
  const common = useTexts(COMMON);
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const send = useMutation({
    mutationFn: (given: Given) => api.post<{ changed: number }>(`/seats/${seat.agentId}/${act}`, bodyOf(act, given)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['seats'] });
      onClose();
    },
  });
  const others = seats.filter(({ agentId }) => agentId !== seat.agentId).map((one) => ({ value: one.agentId, label: nameOf(one) }));
  return (
    <Dialog
      open
      title={t(`${act}Title`, { seat: seatLabel(seat.seat), name: seat.displayName })}
      confirm={t(act)}
      busy={send.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
    >
      <p>{t(`${act}Help`)}</p>
      {send.error && <ProblemNotice problem={ApiProblem.from(send.error)} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ toAgentId: '', campaignId: '', returnList: false }}
        onFinish={(given) => send.mutate(given)}
      >
        {act === 'move' && <MoveFields seat={seat} others={others} />}
        {act === 'callbacks' && (
          <Form.Item name="toAgentId" label={t('to')}>
            <Select options={[{ value: '', label: t('team') }, ...others]} />
          </Form.Item>
        )}
        {act === 'hold' && (
          <Form.Item name="returnList" label={t('itsList')}>
            <Radio.Group
              options={[
                { value: false, label: t('keepList') },
                { value: true, label: t('returnList') },
              ]}
            />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={common('reason') + common('required')}
          extra={common('reasonHelp')}
          rules={[{ required: true, whitespace: true, min: 2, message: common('reasonNeeded') }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

function MoveFields({ seat, others }: { seat: Seat; others: { value: string; label: string }[] }): ReactNode {
  const t = useTexts(SEATS_TEXTS);
  const campaigns = seat.leftBy.map(({ campaignId, title, left }) => ({ value: campaignId, label: `${title} · ${left}` }));
  return (
    <>
      <Form.Item name="toAgentId" label={t('to')}>
        <Select options={[{ value: '', label: t('pool') }, ...others]} />
      </Form.Item>
      <Form.Item name="campaignId" label={t('campaign')}>
        <Select options={[{ value: '', label: t('allCampaigns') }, ...campaigns]} />
      </Form.Item>
      <Form.Item name="customers" label={t('howMany')} extra={t('howManyHelp', { n: seat.left })}>
        <InputNumber min={1} max={seat.left} precision={0} style={{ width: 160 }} />
      </Form.Item>
    </>
  );
}

function nameOf(seat: Seat): string {
  return `${seatLabel(seat.seat)} · ${seat.displayName}`;
}

function bodyOf(act: Act, { reason, toAgentId, campaignId, customers, returnList }: Given): object {
  const to = toAgentId ? { toAgentId } : {};
  const text = { reason: reason.trim() };
  if (act === 'resume') return text;
  if (act === 'hold') return { ...text, returnList: returnList ?? false };
  if (act === 'callbacks') return { ...text, ...to };
  return { ...text, ...to, ...(campaignId ? { campaignId } : {}), ...(customers ? { customers } : {}) };
}
