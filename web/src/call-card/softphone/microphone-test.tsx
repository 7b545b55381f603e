import { Button, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../../shared/i18n/settings';
import { chooseMicrophone, chosenMicrophone, microphone } from './softphone-state';
import { tryAgain } from './use-softphone';
import { SOFTPHONE_TEXTS } from './softphone-texts';
import './softphone.css';

const EVERY_MS = 80;
/** Of 100: quieter is the noise of a room. */
const HEARD_LEVEL = 8;

/** Shows what the chosen microphone hears while it is open, and lets another one be chosen. */
export function MicrophoneTest(): ReactNode {
  const t = useTexts(SOFTPHONE_TEXTS);
  const [deviceId, setDeviceId] = useState(chosenMicrophone);
  const [attempt, setAttempt] = useState(0);
  const { level, devices, failed } = useMicrophone(deviceId, attempt);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    if (level >= HEARD_LEVEL) setHeard(true);
  }, [level]);
  useEffect(() => setHeard(false), [deviceId, attempt]);
  const choose = (id: string): void => {
    chooseMicrophone(id || null);
    setDeviceId(id || null);
  };
  return (
    <div className="stack-tight">
      <label className="softphone-field">
        <span>{t('device')}</span>
        <Select
          value={deviceId ?? ''}
          onChange={choose}
          aria-label={t('device')}
          options={[
            { value: '', label: t('systemDevice') },
            ...devices.map(({ deviceId: value, label }, index) => ({ value, label: label || t('unnamed', { n: index + 1 }) })),
          ]}
          data-testid="microphone"
        />
      </label>
      <div className="softphone-field">
        <span id="softphone-level">{t('level')}</span>
        <div
          className="softphone-meter"
          role="meter"
          aria-labelledby="softphone-level"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={level}
        >
          <div style={{ width: `${level}%` }} data-testid="microphone-level" />
        </div>
      </div>
      <p className="meta" role="status" data-testid="microphone-heard" data-heard={heard}>
        {failed ? t('allow') : t(heard ? 'heard' : 'speak')}
      </p>
      {failed && (
        <Button
          onClick={() => {
            setAttempt((count) => count + 1);
            tryAgain();
          }}
        >
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}

function useMicrophone(deviceId: string | null, attempt: number): { level: number; devices: MediaDeviceInfo[]; failed: boolean } {
  const [level, setLevel] = useState(0);
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let closed = false;
    let close = (): void => undefined;
    const open = async (): Promise<void> => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: microphone() });
      if (closed) return stopAll(stream);
      close = measure(stream, setLevel);
      const all = await navigator.mediaDevices.enumerateDevices();
      setDevices(all.filter((device) => device.kind === 'audioinput' && device.deviceId !== 'default' && device.deviceId !== ''));
      setFailed(false);
    };
    open().catch(() => setFailed(true));
    return () => {
      closed = true;
      close();
    };
  }, [deviceId, attempt]);
  return { level, devices, failed };
}

/** Reads the loudness of a stream until it is closed; 0 to 100. */
function measure(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getByteTimeDomainData(samples);
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    tell(Math.min(100, Math.round((peak * 100) / 128)));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
    stopAll(stream);
  };
}

function stopAll(stream: MediaStream): void {
  stream.getTracks().forEach((track) => track.stop());
}
