import type { Page } from 'playwright-core';

/** Buttons grow and shrink for a moment when their icon comes and goes: only what stays cut is. */
const STAYS_MS = 2000;
const LOOK_EVERY_MS = 50;

/** Windows that every page must fit: a clerk's screen and a small one. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
] as const;

/** What of the page does not fit one of the windows: what stands out to the right, and words wider than their cell or button. */
export async function cutOff(page: Page): Promise<string[]> {
  const before = page.viewportSize()!;
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForFunction(hasSettled);
    found.push(...(await whatStaysCut(page)).map((what) => `${size.width}: ${what}`));
  }
  await page.setViewportSize(before);
  return found;
}

async function whatStaysCut(page: Page): Promise<string[]> {
  const until = performance.now() + STAYS_MS;
  for (;;) {
    const cut = await page.evaluate(whatIsCut);
    if (cut.length === 0 || performance.now() > until) return cut;
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
}

/** Runs in the page: the menu folds a moment after the window has become narrow; beside the review desk it folds earlier. */
function hasSettled(): boolean {
  const shell = document.querySelector('.shell');
  const below = location.pathname.startsWith('/reviews') ? 1599 : 1279;
  return !shell || shell.classList.contains('shell-narrow') === matchMedia(`(max-width: ${below}px)`).matches;
}

/** Runs in the page. */
function whatIsCut(): string[] {
  const found: string[] = [];
  const name = (element: Element): string => `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
  const scrolls = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX) && at.matches('.columns-table, pre')) return true;
    return false;
  };
  for (const pane of document.querySelectorAll('html, main, [role="dialog"]')) {
    const wider = pane.scrollWidth - pane.clientWidth;
    if (wider > 1) found.push(`${pane.tagName.toLowerCase()} is ${wider} px wider than its window`);
  }
  for (const element of document.querySelectorAll('main *, [role="dialog"] *')) {
    if (!element.checkVisibility() || element.closest('.visually-hidden') || scrolls(element)) continue;
    const { right, width } = element.getBoundingClientRect();
    if (width > 0 && right > window.innerWidth + 1) found.push(`${name(element)} stands ${Math.round(right - window.innerWidth)} px out`);
    if (
      element.matches('td, th, button:not(:has(.ant-btn-loading-icon)), .notice, .state-tag') &&
      element.scrollWidth > element.clientWidth + 1
    )
      found.push(`${name(element)} is ${element.scrollWidth - element.clientWidth} px too wide`);
  }
  return found.slice(0, 10);
}
