import { Component, type ReactNode } from 'react';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import { Notice } from './problem-notice';

/** The last resort: says that the page broke, instead of an empty screen. */
export class Crash extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken(): ReactNode {
  const t = useTexts(COMMON);
  return (
    <main style={{ maxWidth: 480, margin: '96px auto', padding: 16 }}>
      <h1 className="visually-hidden">Dialproof</h1>
      <Notice tone="error" role="alert" title={t('crash')} actions={<button onClick={() => location.reload()}>{t('reload')}</button>} />
    </main>
  );
}
