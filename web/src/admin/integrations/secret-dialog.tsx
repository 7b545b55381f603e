import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { Notice } from '../../shared/ui/problem-notice';
import { KEY_TEXTS } from './key-texts';
import './integrations.css';

/** A secret on its one appearance. It lives in this dialog alone and is gone with it. */
export function SecretDialog({ secret, onClose }: { secret: string | null; onClose: () => void }): ReactNode {
  const t = useTexts(KEY_TEXTS);
  const [copied, setCopied] = useState(false);
  const text = useRef<HTMLElement>(null);
  const copy = (): void => {
    void navigator.clipboard
      .writeText(secret ?? '')
      .then(() => setCopied(true))
      // Plain http addresses have no clipboard: the text is marked, ready for Ctrl+C.
      .catch(() => text.current && getSelection()?.selectAllChildren(text.current));
  };
  return (
    <Dialog
      open={secret !== null}
      title={t('secretTitle')}
      confirm={t('saved')}
      onConfirm={onClose}
      onClose={onClose}
      onClosed={() => setCopied(false)}
      width={560}
    >
      <div className="stack">
        <Notice tone="warning" title={t('secretOnce')}>
          <p>{t('secretNext')}</p>
        </Notice>
        <div className="secret-row">
          <code className="secret-text" ref={text} data-testid="secret">
            {secret}
          </code>
          <Button icon={copied ? <CheckOutlined /> : <CopyOutlined />} onClick={copy} data-testid="copy-secret">
            {copied ? t('copied') : t('copy')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
