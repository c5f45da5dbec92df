/** The symbols of DEFLATE's lengths and distances (RFC 1951, 3.2.5). */

@inline
export function distanceSymbol(distance: i32): i32 {
  if (distance < 5) return distance - 1;
  const log = 31 - clz(distance - 1);
  return 2 * log + (((distance - 1) >> (log - 1)) & 1);
}

@inline
export function distanceBits(symbol: i32): i32 {
  return symbol < 4 ? 0 : (symbol >> 1) - 1;
}

@inline
export function distanceBase(symbol: i32): i32 {
  return symbol < 4 ? symbol + 1 : ((2 + (symbol & 1)) << ((symbol >> 1) - 1)) + 1;
}

export function lengthBase(symbol: i32): i32 {
  if (symbol < 8) return symbol + 3;
  if (symbol === 28) return 258;
  return ((4 + (symbol & 3)) << ((symbol >> 2) - 1)) + 3;
}

@inline
export function lengthBits(symbol: i32): i32 {
  return symbol < 8 || symbol === 28 ? 0 : (symbol >> 2) - 1;
}
