import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import './dialog.css';

interface DialogProps {
  open: boolean;
  title: string;
  width?: number;
  /** The act the dialog is about; without it there is nothing to confirm. */
  confirm?: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm?: () => void;
  onClose: () => void;
  /** Called once it is gone; the place to forget what was typed. */
  onClosed?: () => void;
  children: ReactNode;
}

/** A dialog of our own: the library's writes a style sheet without the nonce, which the policy refuses. */
export function Dialog(props: DialogProps): ReactNode {
  const closed = useRef(props.onClosed);
  closed.current = props.onClosed;
  const { open } = props;
  useEffect(() => {
    if (!open) return undefined;
    return () => closed.current?.();
  }, [open]);
  return open ? createPortal(<OpenDialog {...props} />, document.body) : null;
}

function OpenDialog({ title, width = 480, confirm, danger = false, busy = false, onConfirm, onClose, children }: DialogProps): ReactNode {
  const t = useTexts(COMMON);
  const id = useId();
  const ref = useModalFocus();
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !popupIsOpen()) {
      event.stopPropagation();
      // A calendar control that loses the focus by being taken away trips over itself.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      onClose();
    }
    if (event.key === 'Enter' && confirm && !busy && isTextField(event.target)) {
      event.preventDefault();
      onConfirm?.();
    }
  };
  return (
    <div className="dialog-layer" onKeyDownCapture={press}>
      <div ref={ref} className="dialog" role="dialog" aria-modal={!onCard()} aria-labelledby={id} tabIndex={-1} style={{ width }}>
        <div className="spread">
          <h2 id={id}>{title}</h2>
          <button type="button" className="dialog-close" onClick={onClose} aria-label={t('close')}>
            <CloseOutlined aria-hidden />
          </button>
        </div>
        {children}
        {confirm && (
          <div className="dialog-actions">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type={danger ? 'default' : 'primary'} danger={danger} loading={busy} onClick={onConfirm} data-testid="dialog-confirm">
              {confirm}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** A call must stay within reach: over the card a dialog takes nothing away. */
function onCard(): boolean {
  return document.querySelector('.card') !== null;
}

function popupIsOpen(): boolean {
  return [...document.querySelectorAll('.ant-select-dropdown, .ant-picker-dropdown')].some((popup) => popup.checkVisibility());
}

/** Enter confirms from a line of text; choosing from a list or a calendar is another matter. */
function isTextField(target: EventTarget): boolean {
  return (
    target instanceof HTMLInputElement &&
    ['text', 'password', 'tel'].includes(target.type) &&
    target.role !== 'combobox' &&
    !target.closest('.ant-picker')
  );
}

function useModalFocus(): React.RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const page = document.getElementById('root');
    const blocks = !onCard();
    (ref.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea') ?? ref.current)?.focus();
    if (page && blocks) page.inert = true;
    return () => {
      if (page && blocks) page.inert = false;
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return ref;
}
