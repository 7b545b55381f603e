import { columnsOf } from './call-times';

export const WAVE_HEIGHT = 72;
/** Each wave stands above its lane of speech, which is left free. */
export const WAVE_WITH_SPEECH_HEIGHT = 88;
const BAR = 1;
const STEP = 2;

/** Draws a channel's loudness as bars around a middle line, in the upper part of the canvas it was given. */
export function drawWave(context: CanvasRenderingContext2D, values: ArrayLike<number>, look: { colour: string; scale: number }): void {
  if (look.scale === 0) return;
  const { width, height } = context.canvas;
  const pixel = height / WAVE_WITH_SPEECH_HEIGHT;
  const middle = (WAVE_HEIGHT / 2) * pixel;
  const most = (WAVE_HEIGHT / 2 - 4) * pixel;
  const columns = columnsOf(values, Math.max(1, Math.floor(width / (STEP * pixel))));
  context.fillStyle = look.colour;
  for (let column = 0; column < columns.length; column++) {
    const half = Math.max(pixel / 2, Math.min(1, columns[column]! * look.scale) * most);
    context.fillRect(Math.round(column * STEP * pixel), middle - half, Math.max(1, BAR * pixel), 2 * half);
  }
}
