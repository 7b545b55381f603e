import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { Kbd } from '../shared/ui/kbd';

interface ChoiceListProps<V extends string> {
  ref?: Ref<HTMLDivElement>;
  /** Also the beginning of the options' ids. */
  name: string;
  label: string;
  options: readonly { value: V; text: string }[];
  selected: V | null;
  disabled?: boolean;
  choose: (value: V) => void;
  /** Enter on what is chosen already. */
  confirm?: () => void;
}

/** Digits choose while the list has the focus, arrows move, Enter or space chooses. */
export function ChoiceList<V extends string>({
  ref,
  name,
  label,
  options,
  selected,
  disabled = false,
  choose,
  confirm,
}: ChoiceListProps<V>): ReactNode {
  const [moved, setMoved] = useState<number | null>(null);
  const active =
    moved ??
    Math.max(
      0,
      options.findIndex((option) => option.value === selected),
    );
  const pick = (index: number): void => {
    const option = options[index];
    if (!option || disabled) return;
    setMoved(index);
    choose(option.value);
  };
  const press = (event: KeyboardEvent): void => {
    if (disabled || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (/^[1-9]$/.test(event.key)) pick(Number(event.key) - 1);
    else if (step) setMoved((active + step + options.length) % options.length);
    else if (event.key === 'Enter' && confirm && options[active]?.value === selected) confirm();
    else if (event.key === 'Enter' || event.key === ' ') pick(active);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={ref}
      className={disabled ? 'choices choices-off' : 'choices'}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-disabled={disabled}
      aria-activedescendant={`${name}-${options[active]?.value}`}
      onKeyDown={press}
      data-testid={name}
    >
      {options.map(({ value, text }, index) => (
        <div
          key={value}
          id={`${name}-${value}`}
          className={['choice', value === selected && 'choice-selected', index === active && 'choice-active'].filter(Boolean).join(' ')}
          role="option"
          aria-selected={value === selected}
          aria-disabled={disabled}
          onClick={() => pick(index)}
          data-testid={`${name}-${value}`}
        >
          <Kbd>{index + 1}</Kbd> {text}
        </div>
      ))}
    </div>
  );
}
