/** A number with at most six decimals and nothing superfluous, never with an exponent; numbers that are not finite become 0. */
export function num(v: number): string {
  const rounded = Math.round(v * 1e6) / 1e6;
  if (!Number.isFinite(rounded)) return '0';
  return Math.abs(rounded) < 1e20 ? String(rounded === 0 ? 0 : rounded) : String(BigInt(rounded));
}
