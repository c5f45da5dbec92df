/** The places of a legend by name (`legend.loc`), in the order of their codes from 0 to 10. */
export const legendLocs = [
  'best',
  'upper right',
  'upper left',
  'lower left',
  'lower right',
  'right',
  'center left',
  'center right',
  'lower center',
  'upper center',
  'center',
] as const;
