import type { ReactNode } from 'react';
import './ui.css';

/** The key beside a word; the word is what screen readers hear. */
export function Kbd({ children }: { children: ReactNode }): ReactNode {
  return (
    <kbd className="kbd" aria-hidden>
      {children}
    </kbd>
  );
}
