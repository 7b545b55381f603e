/** Keeps the equations solvable when the source is silent or a pure tone. */
const RIDGE = 1e-4;

/**
 * Share, 0…1, of the energy of `heard` that the best filter of `taps` coefficients makes of `source` (least squares).
 * `source` is longer than `heard` by `taps - 1` samples, and ends with it.
 */
export function linearFit(heard: Float32Array, source: Float32Array, taps: number): number {
  const count = heard.length;
  const covariance = Array.from({ length: taps }, () => new Float64Array(taps));
  const product = new Float64Array(taps);
  let energy = 0;
  for (let i = 0; i < count; i += 1) energy += heard[i]! * heard[i]!;
  if (energy === 0) return 0;
  for (let row = 0; row < taps; row += 1) {
    for (let i = 0; i < count; i += 1) product[row]! += heard[i]! * source[i + row]!;
    for (let column = 0; column <= row; column += 1) {
      let sum = 0;
      if (column === 0) for (let i = 0; i < count; i += 1) sum += source[i + row]! * source[i]!;
      else {
        // One step along the diagonal: the same products but for the two ends.
        const [r, c] = [row - 1, column - 1];
        sum = covariance[r]![c]! - source[r]! * source[c]! + source[r + count]! * source[c + count]!;
      }
      covariance[row]![column] = sum;
    }
  }
  const ridge = RIDGE * covariance[0]![0]! + 1e-12;
  for (let row = 0; row < taps; row += 1) covariance[row]![row]! += ridge;
  const explained = explainedBy(covariance, product);
  return Math.min(1, Math.max(0, explained / energy));
}

/** bᵀ A⁻¹ b by Cholesky's factorisation: with A = L Lᵀ it is the square of the length of L⁻¹ b. */
function explainedBy(lower: Float64Array[], product: Float64Array): number {
  let explained = 0;
  const solved = new Float64Array(product.length);
  for (let row = 0; row < product.length; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = lower[row]![column]!;
      for (let k = 0; k < column; k += 1) sum -= lower[row]![k]! * lower[column]![k]!;
      lower[row]![column] = row === column ? Math.sqrt(Math.max(sum, 1e-18)) : sum / lower[column]![column]!;
    }
    let rest = product[row]!;
    for (let k = 0; k < row; k += 1) rest -= lower[row]![k]! * solved[k]!;
    solved[row] = rest / lower[row]![row]!;
    explained += solved[row]! ** 2;
  }
  return explained;
}
