import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import type { OutcomeCode, OutcomeOption } from '../shared/api-types';
import { OUTCOME_TEXTS } from '../shared/i18n/outcome-texts';
import { useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { Kbd } from '../shared/ui/kbd';
import { openShortcutHelp } from '../shared/ui/shortcuts';
import { CARD_TEXTS } from './card-texts';

interface OutcomeListProps {
  ref: Ref<HTMLDivElement>;
  options: OutcomeOption[];
  selected: OutcomeCode | null;
  choose: (option: OutcomeOption) => void;
  /** An impossible one was picked: say why. */
  refuse: (option: OutcomeOption) => void;
}

/** Digits choose while the list has the focus, arrows move, Enter or space chooses. An impossible outcome stays listed with its reason. */
export function OutcomeList({ ref, options, selected, choose, refuse }: OutcomeListProps): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const [moved, setActive] = useState<number | null>(null);
  const chosen = options.findIndex((option) => option.code === selected);
  const active = moved ?? Math.max(0, chosen);
  const pick = (index: number): void => {
    const option = options[index];
    if (!option) return;
    setActive(index);
    if (option.allowed === 'no') refuse(option);
    else choose(option);
  };
  const press = (event: KeyboardEvent): void => {
    // Only while this list has the focus: a sign of its own for the whole page would disturb dictation (WCAG 2.1.4).
    if (event.key === '?') return openShortcutHelp();
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (/^[1-9]$/.test(event.key)) pick(Number(event.key) - 1);
    else if (step) setActive((active + step + options.length) % options.length);
    else if (event.key === 'Enter' || event.key === ' ') pick(active);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={ref}
      className="outcome-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('outcome')}
      aria-activedescendant={`outcome-${options[active]?.code}`}
      onKeyDown={press}
    >
      {options.map((option, index) => (
        <Option
          key={option.code}
          option={option}
          digit={index + 1}
          active={index === active}
          selected={option.code === selected}
          pick={() => pick(index)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  option: OutcomeOption;
  digit: number;
  active: boolean;
  selected: boolean;
  pick: () => void;
}

function Option({ option, digit, active, selected, pick }: OptionProps): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const { language } = useSettings();
  const impossible = option.allowed === 'no';
  const className = ['outcome', impossible && 'outcome-impossible', selected && 'outcome-selected', active && 'outcome-active']
    .filter(Boolean)
    .join(' ');
  return (
    <div
      id={`outcome-${option.code}`}
      className={className}
      role="option"
      aria-selected={selected}
      aria-disabled={impossible}
      onClick={pick}
      data-testid={`outcome-${option.code}`}
    >
      <Kbd>{digit}</Kbd>
      <span className="outcome-name">{textOf(OUTCOME_TEXTS[option.code], language)}</span>
      {option.why && <span className="outcome-why ellipsis">· {t(`brief_${option.why}`, { n: option.missingSeconds ?? undefined })}</span>}
    </div>
  );
}
