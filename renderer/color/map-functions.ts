const { PI, abs, cos, sin, sqrt } = Math;

type Channel = (x: number) => number;

const flag = (x: number, phase: number): number => 0.75 * sin((x * 31.5 + phase) * PI) + 0.5;
const prism = (x: number, phase: number): number => 0.75 * sin((x * 20.9 + phase) * PI);

// D. A. Green's helix through the colour cube: start 0.5, -1.5 turns, hue 1.
const helix = (x: number, p0: number, p1: number): number => {
  const phi = 2 * PI * (0.5 / 3 - 1.5 * x);
  return x + ((x * (1 - x)) / 2) * (p0 * cos(phi) + p1 * sin(phi));
};

function rainbowStep(x: number): number {
  if (x < 0.25) return 4 * x;
  return x < 0.92 ? -2 * x + 1.84 : x / 0.08 - 11.5;
}

/** Channels of colour maps that are given by a formula; `g3`… are gnuplot's numbered palette functions. x and the result are in 0..1. */
export const CHANNELS: Readonly<Record<string, Channel>> = {
  flag_red: (x) => flag(x, 0.25),
  flag_green: (x) => sin(x * 31.5 * PI),
  flag_blue: (x) => flag(x, -0.25),
  prism_red: (x) => prism(x, 0.25) + 0.67,
  prism_green: (x) => prism(x, -0.25) + 0.33,
  prism_blue: (x) => -1.1 * sin(x * 20.9 * PI),
  cubehelix_red: (x) => helix(x, -0.14861, 1.78277),
  cubehelix_green: (x) => helix(x, -0.29227, -0.90649),
  cubehelix_blue: (x) => helix(x, 1.97294, 0),
  gist_heat_red: (x) => 1.5 * x,
  gist_heat_green: (x) => 2 * x - 1,
  gist_heat_blue: (x) => 4 * x - 3,
  gist_yarg: (x) => 1 - x,
  g3: (x) => x,
  g5: (x) => x ** 3,
  g7: (x) => sqrt(x),
  g10: (x) => cos((x * PI) / 2),
  g13: (x) => sin(x * PI),
  g15: (x) => sin(x * 2 * PI),
  g23: (x) => 3 * x - 2,
  g28: (x) => abs((3 * x - 1) / 2),
  g30: (x) => x / 0.32 - 0.78125,
  g31: (x) => 2 * x - 0.84,
  g32: rainbowStep,
  g33: (x) => abs(2 * x - 0.5),
  g34: (x) => 2 * x,
  g35: (x) => 2 * x - 0.5,
  g36: (x) => 2 * x - 1,
};
