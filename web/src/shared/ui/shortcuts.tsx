import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import { Dialog } from './dialog';
import { Kbd } from './kbd';

export interface Shortcut {
  /** E.g. `F2`, `Ctrl+Enter`, `Alt+1`, `Ctrl+Shift+L`. Never a bare letter. */
  keys: string;
  label: string;
  run: () => void;
  enabled?: boolean;
  /** Works while a dialog is open, too. */
  evenUnderLayer?: boolean;
  /** Shown in the help, handled by a focused list itself. */
  shownOnly?: boolean;
}

let groups: readonly Shortcut[][] = [];
const listeners = new Set<() => void>();

/** Registers keys while the component is shown. A held key counts once; keys of an input method are left alone. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const names = shortcuts.map((shortcut) => shortcut.keys + shortcut.label).join('\n');

  useEffect(() => {
    const group = latest.current;
    change([...groups, group]);
    return () => change(groups.filter((one) => one !== group));
  }, [names]);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing || event.keyCode === 229) return;
      const shortcut = latest.current.find((one) => !one.shownOnly && matches(event, one.keys));
      if (!shortcut) return;
      event.preventDefault();
      if (event.repeat || shortcut.enabled === false || (!shortcut.evenUnderLayer && layerIsOpen())) return;
      shortcut.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1)!;
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  if ((event.ctrlKey || event.metaKey) !== wants('Ctrl') || event.altKey !== wants('Alt') || event.shiftKey !== wants('Shift'))
    return false;
  // By position for digits: with Alt, keyboards write other signs.
  if (/^\d$/.test(key)) return event.code === `Digit${key}` || event.code === `Numpad${key}`;
  return event.key.toLowerCase() === key.toLowerCase();
}

function layerIsOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some((layer) => layer.checkVisibility());
}

function change(next: readonly Shortcut[][]): void {
  groups = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let showHelp: (open: boolean) => void = () => undefined;

export function openShortcutHelp(): void {
  showHelp(true);
}

/** Ctrl+/ shows every key that works on the page. */
export function ShortcutHelp(): ReactNode {
  const t = useTexts(COMMON);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    showHelp = setOpen;
    return () => void (showHelp = () => undefined);
  }, []);
  const known = useSyncExternalStore(subscribe, () => groups).flat();
  useShortcuts([{ keys: 'Ctrl+/', label: t('keyHelp'), run: () => setOpen((was) => !was), evenUnderLayer: true }]);
  return (
    <Dialog open={open} title={t('help')} onClose={() => setOpen(false)} width={440}>
      <dl className="shortcut-list">
        {[...known, { keys: 'Esc', label: t('keyClose') }].map((shortcut) => (
          <div key={shortcut.keys + shortcut.label} style={{ display: 'contents' }}>
            <dt>
              {shortcut.keys.split('+').map((key, index) => (
                <span key={key}>
                  {index > 0 && ' + '}
                  <span className="visually-hidden">{key}</span>
                  <Kbd>{key}</Kbd>
                </span>
              ))}
            </dt>
            <dd>{shortcut.label}</dd>
          </div>
        ))}
      </dl>
      <p className="meta">{t('helpNote')}</p>
    </Dialog>
  );
}
