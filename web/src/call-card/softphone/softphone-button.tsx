import { AudioMutedOutlined, AudioOutlined, CustomerServiceOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { Kbd } from '../../shared/ui/kbd';
import { useShortcuts } from '../../shared/ui/shortcuts';
import { MicrophoneTest } from './microphone-test';
import type { SoftphoneState } from './softphone-state';
import { toggleMute } from './use-softphone';
import { SOFTPHONE_TEXTS } from './softphone-texts';

/** What an agent may expect of a telephone in that state, or do about it. */
const ADVICE: Readonly<Record<SoftphoneState['registration'], keyof typeof SOFTPHONE_TEXTS>> = {
  ...{ registered: 'answers', starting: 'wait', off: 'noCalls', disconnected: 'noCalls', refused: 'noCalls', not_given: 'noCalls' },
  no_microphone: 'allow',
};

/** What the telephone in this browser is doing; opens the microphone test. */
export function SoftphoneButton({ phone }: { phone: SoftphoneState }): ReactNode {
  const t = useTexts(SOFTPHONE_TEXTS);
  const [open, setOpen] = useState(false);
  const word = phone.inCall ? t(phone.muted ? 'muted' : 'inCall') : t(phone.registration);
  const well = phone.registration === 'registered';
  useShortcuts([
    { keys: 'Ctrl+M', label: t('keyMute'), run: toggleMute, enabled: phone.inCall, evenUnderLayer: true },
    { keys: 'F7', label: t('keyPanel'), run: () => setOpen((was) => !was), evenUnderLayer: true },
  ]);
  return (
    <>
      {phone.inCall && (
        <Button
          icon={phone.muted ? <AudioMutedOutlined /> : <AudioOutlined />}
          onClick={toggleMute}
          aria-pressed={phone.muted}
          data-testid="mute"
        >
          {t(phone.muted ? 'unmute' : 'mute')} <Kbd>Ctrl M</Kbd>
        </Button>
      )}
      <Button
        type="text"
        className={well ? 'pill tone-success' : 'pill tone-warning'}
        icon={well ? <CustomerServiceOutlined /> : <WarningOutlined />}
        onClick={() => setOpen(true)}
        data-testid="softphone"
        data-state={phone.registration}
        data-in-call={phone.inCall}
      >
        <span role="status">
          {t('softphone')} · {word}
        </span>
      </Button>
      <Dialog open={open} title={t('softphone')} onClose={() => setOpen(false)} width={440}>
        <p>
          <strong>{word}</strong>
        </p>
        <p className="quiet">{t(ADVICE[phone.registration])}</p>
        <MicrophoneTest />
      </Dialog>
    </>
  );
}
