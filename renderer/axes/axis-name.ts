/** The directions of axes; z only in space. */
export type AxisName = 'x' | 'y' | 'z';
