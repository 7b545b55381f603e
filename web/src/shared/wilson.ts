/** The normal quantile of 0.975: an interval of 95 %. */
const Z = 1.959964;

/** Wilson's interval of a share; null when nothing was counted. */
export function wilson(hits: number, of: number): { share: number; low: number; high: number } | null {
  if (of === 0) return null;
  const share = hits / of;
  const centre = (share + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of);
  const half = (Z / (1 + (Z * Z) / of)) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
