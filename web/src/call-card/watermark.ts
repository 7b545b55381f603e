import { useEffect, useRef, type RefObject } from 'react';
import { useSettings } from '../shared/i18n/settings';
import { PALETTES } from '../shared/theme';

const TILE = { width: 184, height: 104 };

/** Draws the agent's name over an element, so that a photograph of the screen says whose it was. Set through the object model (policy). */
export function useWatermark(text: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const { theme } = useSettings();
  useEffect(() => {
    const image = drawTile(text, PALETTES[theme].text);
    if (ref.current && image) ref.current.style.backgroundImage = `url(${image})`;
  }, [text, theme]);
  return ref;
}

function drawTile(text: string, colour: string): string | null {
  const scale = window.devicePixelRatio || 1;
  const canvas = document.createElement('canvas');
  canvas.width = TILE.width * scale;
  canvas.height = TILE.height * scale;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.scale(scale, scale);
  context.translate(TILE.width / 2, TILE.height / 2);
  context.rotate(-Math.PI / 9);
  context.globalAlpha = 0.07;
  context.fillStyle = colour;
  context.font = `14px ${getComputedStyle(document.documentElement).fontFamily}`;
  context.textAlign = 'center';
  context.fillText(text, 0, 0);
  return canvas.toDataURL();
}
