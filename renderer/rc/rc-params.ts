// Written by oracle.py from Matplotlib 3.11.2: one line per parameter, so it is longer than other files.
import type { ColorSpec, FontSize, FontWeight, LineStyle, PropCycle } from './rc-types.ts';

/** Every parameter that can change a drawn figure, under Matplotlib's own name. */
export interface RcParams {
  readonly '_internal.classic_mode': boolean;
  readonly 'axes.autolimit_mode': 'data' | 'round_numbers';
  readonly 'axes.axisbelow': boolean | 'line';
  readonly 'axes.edgecolor': ColorSpec;
  readonly 'axes.facecolor': ColorSpec;
  readonly 'axes.formatter.limits': readonly [number, number];
  readonly 'axes.formatter.min_exponent': number;
  readonly 'axes.formatter.offset_threshold': number;
  readonly 'axes.formatter.use_mathtext': boolean;
  readonly 'axes.formatter.useoffset': boolean;
  readonly 'axes.grid': boolean;
  readonly 'axes.grid.axis': 'x' | 'y' | 'both';
  readonly 'axes.grid.which': 'minor' | 'both' | 'major';
  readonly 'axes.labelcolor': ColorSpec;
  readonly 'axes.labelpad': number;
  readonly 'axes.labelsize': FontSize;
  readonly 'axes.labelweight': FontWeight;
  readonly 'axes.linewidth': number;
  readonly 'axes.prop_cycle': PropCycle;
  readonly 'axes.spines.bottom': boolean;
  readonly 'axes.spines.left': boolean;
  readonly 'axes.spines.right': boolean;
  readonly 'axes.spines.top': boolean;
  readonly 'axes.titlecolor': ColorSpec;
  readonly 'axes.titlelocation': 'left' | 'center' | 'right';
  readonly 'axes.titlepad': number;
  readonly 'axes.titlesize': FontSize;
  readonly 'axes.titleweight': FontWeight;
  readonly 'axes.titley': number | null;
  readonly 'axes.unicode_minus': boolean;
  readonly 'axes.xmargin': number;
  readonly 'axes.ymargin': number;
  readonly 'axes.zmargin': number;
  readonly 'axes3d.automargin': boolean;
  readonly 'axes3d.depthshade': boolean;
  readonly 'axes3d.depthshade_minalpha': number;
  readonly 'axes3d.grid': boolean;
  readonly 'axes3d.xaxis.panecolor': ColorSpec;
  readonly 'axes3d.yaxis.panecolor': ColorSpec;
  readonly 'axes3d.zaxis.panecolor': ColorSpec;
  readonly 'boxplot.boxprops.color': ColorSpec;
  readonly 'boxplot.boxprops.linestyle': LineStyle;
  readonly 'boxplot.boxprops.linewidth': number;
  readonly 'boxplot.capprops.color': ColorSpec;
  readonly 'boxplot.capprops.linestyle': LineStyle;
  readonly 'boxplot.capprops.linewidth': number;
  readonly 'boxplot.flierprops.color': ColorSpec;
  readonly 'boxplot.flierprops.linestyle': LineStyle;
  readonly 'boxplot.flierprops.linewidth': number;
  readonly 'boxplot.flierprops.marker': string | number;
  readonly 'boxplot.flierprops.markeredgecolor': ColorSpec;
  readonly 'boxplot.flierprops.markeredgewidth': number;
  readonly 'boxplot.flierprops.markerfacecolor': ColorSpec;
  readonly 'boxplot.flierprops.markersize': number;
  readonly 'boxplot.meanline': boolean;
  readonly 'boxplot.meanprops.color': ColorSpec;
  readonly 'boxplot.meanprops.linestyle': LineStyle;
  readonly 'boxplot.meanprops.linewidth': number;
  readonly 'boxplot.meanprops.marker': string | number;
  readonly 'boxplot.meanprops.markeredgecolor': ColorSpec;
  readonly 'boxplot.meanprops.markerfacecolor': ColorSpec;
  readonly 'boxplot.meanprops.markersize': number;
  readonly 'boxplot.medianprops.color': ColorSpec;
  readonly 'boxplot.medianprops.linestyle': LineStyle;
  readonly 'boxplot.medianprops.linewidth': number;
  readonly 'boxplot.notch': boolean;
  readonly 'boxplot.patchartist': boolean;
  readonly 'boxplot.showbox': boolean;
  readonly 'boxplot.showcaps': boolean;
  readonly 'boxplot.showfliers': boolean;
  readonly 'boxplot.showmeans': boolean;
  readonly 'boxplot.vertical': boolean;
  readonly 'boxplot.whiskerprops.color': ColorSpec;
  readonly 'boxplot.whiskerprops.linestyle': LineStyle;
  readonly 'boxplot.whiskerprops.linewidth': number;
  readonly 'boxplot.whiskers': number | readonly [number, number];
  readonly 'contour.algorithm': 'mpl2005' | 'mpl2014' | 'serial' | 'threaded';
  readonly 'contour.corner_mask': boolean;
  readonly 'contour.linewidth': number | null;
  readonly 'contour.negative_linestyle': LineStyle;
  readonly 'date.autoformatter.day': string;
  readonly 'date.autoformatter.hour': string;
  readonly 'date.autoformatter.microsecond': string;
  readonly 'date.autoformatter.minute': string;
  readonly 'date.autoformatter.month': string;
  readonly 'date.autoformatter.second': string;
  readonly 'date.autoformatter.year': string;
  readonly 'date.converter': 'auto' | 'concise';
  readonly 'date.interval_multiples': boolean;
  readonly 'errorbar.capsize': number;
  readonly 'errorbar.capthick': number | null;
  readonly 'errorbar.elinewidth': number | null;
  readonly 'figure.autolayout': boolean;
  readonly 'figure.constrained_layout.h_pad': number;
  readonly 'figure.constrained_layout.hspace': number;
  readonly 'figure.constrained_layout.use': boolean;
  readonly 'figure.constrained_layout.w_pad': number;
  readonly 'figure.constrained_layout.wspace': number;
  readonly 'figure.dpi': number;
  readonly 'figure.edgecolor': ColorSpec;
  readonly 'figure.facecolor': ColorSpec;
  readonly 'figure.figsize': readonly [number, number];
  readonly 'figure.frameon': boolean;
  readonly 'figure.labelsize': FontSize;
  readonly 'figure.labelweight': FontWeight;
  readonly 'figure.subplot.bottom': number;
  readonly 'figure.subplot.hspace': number;
  readonly 'figure.subplot.left': number;
  readonly 'figure.subplot.right': number;
  readonly 'figure.subplot.top': number;
  readonly 'figure.subplot.wspace': number;
  readonly 'figure.titlesize': FontSize;
  readonly 'figure.titleweight': FontWeight;
  readonly 'font.cursive': readonly string[];
  readonly 'font.enable_last_resort': boolean;
  readonly 'font.family': readonly string[];
  readonly 'font.fantasy': readonly string[];
  readonly 'font.monospace': readonly string[];
  readonly 'font.sans-serif': readonly string[];
  readonly 'font.serif': readonly string[];
  readonly 'font.size': number;
  readonly 'font.stretch': string | number;
  readonly 'font.style': string;
  readonly 'font.variant': string;
  readonly 'font.weight': FontWeight;
  readonly 'grid.alpha': number;
  readonly 'grid.color': ColorSpec;
  readonly 'grid.linestyle': LineStyle;
  readonly 'grid.linewidth': number;
  readonly 'grid.major.alpha': number | null;
  readonly 'grid.major.color': ColorSpec | null;
  readonly 'grid.major.linestyle': LineStyle | null;
  readonly 'grid.major.linewidth': number | null;
  readonly 'grid.minor.alpha': number | null;
  readonly 'grid.minor.color': ColorSpec | null;
  readonly 'grid.minor.linestyle': LineStyle | null;
  readonly 'grid.minor.linewidth': number | null;
  readonly 'hatch.color': ColorSpec;
  readonly 'hatch.linewidth': number;
  readonly 'hist.bins': number | string | readonly number[];
  readonly 'image.aspect': number | string;
  readonly 'image.cmap': string;
  readonly 'image.composite_image': boolean;
  readonly 'image.interpolation': string;
  readonly 'image.interpolation_stage': 'auto' | 'data' | 'rgba';
  readonly 'image.lut': number;
  readonly 'image.origin': 'upper' | 'lower';
  readonly 'image.resample': boolean;
  readonly 'legend.borderaxespad': number;
  readonly 'legend.borderpad': number;
  readonly 'legend.columnspacing': number;
  readonly 'legend.edgecolor': ColorSpec;
  readonly 'legend.facecolor': ColorSpec;
  readonly 'legend.fancybox': boolean;
  readonly 'legend.fontsize': FontSize;
  readonly 'legend.framealpha': number | null;
  readonly 'legend.frameon': boolean;
  readonly 'legend.handleheight': number;
  readonly 'legend.handlelength': number;
  readonly 'legend.handletextpad': number;
  readonly 'legend.labelcolor': ColorSpec | null;
  readonly 'legend.labelspacing': number;
  readonly 'legend.linewidth': number | null;
  readonly 'legend.loc': string | number | readonly [number, number];
  readonly 'legend.markerscale': number;
  readonly 'legend.numpoints': number;
  readonly 'legend.scatterpoints': number;
  readonly 'legend.shadow': boolean;
  readonly 'legend.title_fontsize': FontSize | null;
  readonly 'lines.antialiased': boolean;
  readonly 'lines.color': ColorSpec;
  readonly 'lines.dash_capstyle': 'butt' | 'projecting' | 'round';
  readonly 'lines.dash_joinstyle': 'miter' | 'round' | 'bevel';
  readonly 'lines.dashdot_pattern': readonly number[];
  readonly 'lines.dashed_pattern': readonly number[];
  readonly 'lines.dotted_pattern': readonly number[];
  readonly 'lines.linestyle': LineStyle;
  readonly 'lines.linewidth': number;
  readonly 'lines.marker': string | number;
  readonly 'lines.markeredgecolor': ColorSpec;
  readonly 'lines.markeredgewidth': number;
  readonly 'lines.markerfacecolor': ColorSpec;
  readonly 'lines.markersize': number;
  readonly 'lines.scale_dashes': boolean;
  readonly 'lines.solid_capstyle': 'butt' | 'projecting' | 'round';
  readonly 'lines.solid_joinstyle': 'miter' | 'round' | 'bevel';
  readonly 'markers.fillstyle': 'full' | 'left' | 'right' | 'bottom' | 'top' | 'none';
  readonly 'mathtext.bf': string;
  readonly 'mathtext.bfit': string;
  readonly 'mathtext.cal': string;
  readonly 'mathtext.default':
    | 'rm'
    | 'cal'
    | 'bfit'
    | 'it'
    | 'tt'
    | 'sf'
    | 'bf'
    | 'default'
    | 'bb'
    | 'frak'
    | 'scr'
    | 'regular'
    | 'normal';
  readonly 'mathtext.fallback': string | null;
  readonly 'mathtext.fontset': 'dejavusans' | 'dejavuserif' | 'cm' | 'stix' | 'stixsans' | 'custom';
  readonly 'mathtext.it': string;
  readonly 'mathtext.rm': string;
  readonly 'mathtext.sf': string;
  readonly 'mathtext.tt': string;
  readonly 'patch.antialiased': boolean;
  readonly 'patch.edgecolor': ColorSpec;
  readonly 'patch.facecolor': ColorSpec;
  readonly 'patch.force_edgecolor': boolean;
  readonly 'patch.linewidth': number;
  readonly 'path.effects': readonly unknown[];
  readonly 'path.simplify': boolean;
  readonly 'path.simplify_threshold': number;
  readonly 'path.sketch': readonly [number, number, number] | null;
  readonly 'path.snap': boolean;
  readonly 'pcolor.shading': 'auto' | 'flat' | 'nearest' | 'gouraud';
  readonly 'pcolormesh.snap': boolean;
  readonly 'pdf.compression': number;
  readonly 'pdf.fonttype': number;
  readonly 'pdf.inheritcolor': boolean;
  readonly 'polaraxes.grid': boolean;
  readonly 'savefig.bbox': 'tight' | null;
  readonly 'savefig.dpi': number | 'figure';
  readonly 'savefig.edgecolor': ColorSpec;
  readonly 'savefig.facecolor': ColorSpec;
  readonly 'savefig.pad_inches': number;
  readonly 'savefig.transparent': boolean;
  readonly 'scatter.edgecolors': string;
  readonly 'scatter.marker': string | number;
  readonly 'svg.fonttype': 'none' | 'path';
  readonly 'svg.hashsalt': string | null;
  readonly 'svg.id': string | null;
  readonly 'text.antialiased': boolean;
  readonly 'text.color': ColorSpec;
  readonly 'text.hinting':
    | 'default'
    | 'no_autohint'
    | 'force_autohint'
    | 'no_hinting'
    | 'auto'
    | 'native'
    | 'either'
    | 'none';
  readonly 'text.hinting_factor': number | null;
  readonly 'text.kerning_factor': number | null;
  readonly 'text.language': string | null;
  readonly 'text.parse_math': boolean;
  readonly timezone: string;
  readonly 'xaxis.labellocation': 'left' | 'center' | 'right';
  readonly 'xtick.alignment': 'center' | 'right' | 'left';
  readonly 'xtick.bottom': boolean;
  readonly 'xtick.color': ColorSpec;
  readonly 'xtick.direction': 'out' | 'in' | 'inout';
  readonly 'xtick.labelbottom': boolean;
  readonly 'xtick.labelcolor': ColorSpec;
  readonly 'xtick.labelsize': FontSize;
  readonly 'xtick.labeltop': boolean;
  readonly 'xtick.major.bottom': boolean;
  readonly 'xtick.major.pad': number;
  readonly 'xtick.major.size': number;
  readonly 'xtick.major.top': boolean;
  readonly 'xtick.major.width': number;
  readonly 'xtick.minor.bottom': boolean;
  readonly 'xtick.minor.ndivs': number | 'auto';
  readonly 'xtick.minor.pad': number;
  readonly 'xtick.minor.size': number;
  readonly 'xtick.minor.top': boolean;
  readonly 'xtick.minor.visible': boolean;
  readonly 'xtick.minor.width': number;
  readonly 'xtick.top': boolean;
  readonly 'yaxis.labellocation': 'bottom' | 'center' | 'top';
  readonly 'ytick.alignment': 'center' | 'top' | 'bottom' | 'baseline' | 'center_baseline';
  readonly 'ytick.color': ColorSpec;
  readonly 'ytick.direction': 'out' | 'in' | 'inout';
  readonly 'ytick.labelcolor': ColorSpec;
  readonly 'ytick.labelleft': boolean;
  readonly 'ytick.labelright': boolean;
  readonly 'ytick.labelsize': FontSize;
  readonly 'ytick.left': boolean;
  readonly 'ytick.major.left': boolean;
  readonly 'ytick.major.pad': number;
  readonly 'ytick.major.right': boolean;
  readonly 'ytick.major.size': number;
  readonly 'ytick.major.width': number;
  readonly 'ytick.minor.left': boolean;
  readonly 'ytick.minor.ndivs': number | 'auto';
  readonly 'ytick.minor.pad': number;
  readonly 'ytick.minor.right': boolean;
  readonly 'ytick.minor.size': number;
  readonly 'ytick.minor.visible': boolean;
  readonly 'ytick.minor.width': number;
  readonly 'ytick.right': boolean;
}

/** What each parameter takes, in the small language that `validate.ts` reads. */
export const rcKinds: Readonly<Record<keyof RcParams, string>> = {
  '_internal.classic_mode': 'bool',
  'axes.autolimit_mode': 'enum data round_numbers',
  'axes.axisbelow': 'axisbelow',
  'axes.edgecolor': 'color',
  'axes.facecolor': 'color',
  'axes.formatter.limits': 'ints2',
  'axes.formatter.min_exponent': 'int',
  'axes.formatter.offset_threshold': 'int',
  'axes.formatter.use_mathtext': 'bool',
  'axes.formatter.useoffset': 'bool',
  'axes.grid': 'bool',
  'axes.grid.axis': 'enum x y both',
  'axes.grid.which': 'enum minor both major',
  'axes.labelcolor': 'color',
  'axes.labelpad': 'float',
  'axes.labelsize': 'fontsize',
  'axes.labelweight': 'weight',
  'axes.linewidth': 'float',
  'axes.prop_cycle': 'cycler',
  'axes.spines.bottom': 'bool',
  'axes.spines.left': 'bool',
  'axes.spines.right': 'bool',
  'axes.spines.top': 'bool',
  'axes.titlecolor': 'color|auto',
  'axes.titlelocation': 'enum left center right',
  'axes.titlepad': 'float',
  'axes.titlesize': 'fontsize',
  'axes.titleweight': 'weight',
  'axes.titley': 'float?',
  'axes.unicode_minus': 'bool',
  'axes.xmargin': 'margin',
  'axes.ymargin': 'margin',
  'axes.zmargin': 'margin',
  'axes3d.automargin': 'bool',
  'axes3d.depthshade': 'bool',
  'axes3d.depthshade_minalpha': 'float',
  'axes3d.grid': 'bool',
  'axes3d.xaxis.panecolor': 'color',
  'axes3d.yaxis.panecolor': 'color',
  'axes3d.zaxis.panecolor': 'color',
  'boxplot.boxprops.color': 'color',
  'boxplot.boxprops.linestyle': 'linestyle',
  'boxplot.boxprops.linewidth': 'float',
  'boxplot.capprops.color': 'color',
  'boxplot.capprops.linestyle': 'linestyle',
  'boxplot.capprops.linewidth': 'float',
  'boxplot.flierprops.color': 'color',
  'boxplot.flierprops.linestyle': 'linestyle',
  'boxplot.flierprops.linewidth': 'float',
  'boxplot.flierprops.marker': 'marker',
  'boxplot.flierprops.markeredgecolor': 'color',
  'boxplot.flierprops.markeredgewidth': 'float',
  'boxplot.flierprops.markerfacecolor': 'color|auto',
  'boxplot.flierprops.markersize': 'float',
  'boxplot.meanline': 'bool',
  'boxplot.meanprops.color': 'color',
  'boxplot.meanprops.linestyle': 'linestyle',
  'boxplot.meanprops.linewidth': 'float',
  'boxplot.meanprops.marker': 'marker',
  'boxplot.meanprops.markeredgecolor': 'color',
  'boxplot.meanprops.markerfacecolor': 'color',
  'boxplot.meanprops.markersize': 'float',
  'boxplot.medianprops.color': 'color',
  'boxplot.medianprops.linestyle': 'linestyle',
  'boxplot.medianprops.linewidth': 'float',
  'boxplot.notch': 'bool',
  'boxplot.patchartist': 'bool',
  'boxplot.showbox': 'bool',
  'boxplot.showcaps': 'bool',
  'boxplot.showfliers': 'bool',
  'boxplot.showmeans': 'bool',
  'boxplot.vertical': 'bool',
  'boxplot.whiskerprops.color': 'color',
  'boxplot.whiskerprops.linestyle': 'linestyle',
  'boxplot.whiskerprops.linewidth': 'float',
  'boxplot.whiskers': 'whiskers',
  'contour.algorithm': 'enum mpl2005 mpl2014 serial threaded',
  'contour.corner_mask': 'bool',
  'contour.linewidth': 'float?',
  'contour.negative_linestyle': 'linestyle',
  'date.autoformatter.day': 'string',
  'date.autoformatter.hour': 'string',
  'date.autoformatter.microsecond': 'string',
  'date.autoformatter.minute': 'string',
  'date.autoformatter.month': 'string',
  'date.autoformatter.second': 'string',
  'date.autoformatter.year': 'string',
  'date.converter': 'enum auto concise',
  'date.interval_multiples': 'bool',
  'errorbar.capsize': 'float',
  'errorbar.capthick': 'float?',
  'errorbar.elinewidth': 'float?',
  'figure.autolayout': 'bool',
  'figure.constrained_layout.h_pad': 'float',
  'figure.constrained_layout.hspace': 'float',
  'figure.constrained_layout.use': 'bool',
  'figure.constrained_layout.w_pad': 'float',
  'figure.constrained_layout.wspace': 'float',
  'figure.dpi': 'float',
  'figure.edgecolor': 'color',
  'figure.facecolor': 'color',
  'figure.figsize': 'floats2',
  'figure.frameon': 'bool',
  'figure.labelsize': 'fontsize',
  'figure.labelweight': 'weight',
  'figure.subplot.bottom': 'float',
  'figure.subplot.hspace': 'float',
  'figure.subplot.left': 'float',
  'figure.subplot.right': 'float',
  'figure.subplot.top': 'float',
  'figure.subplot.wspace': 'float',
  'figure.titlesize': 'fontsize',
  'figure.titleweight': 'weight',
  'font.cursive': 'strings',
  'font.enable_last_resort': 'bool',
  'font.family': 'strings',
  'font.fantasy': 'strings',
  'font.monospace': 'strings',
  'font.sans-serif': 'strings',
  'font.serif': 'strings',
  'font.size': 'float',
  'font.stretch': 'stretch',
  'font.style': 'string',
  'font.variant': 'string',
  'font.weight': 'weight',
  'grid.alpha': 'float',
  'grid.color': 'color',
  'grid.linestyle': 'linestyle',
  'grid.linewidth': 'float',
  'grid.major.alpha': 'float?',
  'grid.major.color': 'color?',
  'grid.major.linestyle': 'linestyle?',
  'grid.major.linewidth': 'float?',
  'grid.minor.alpha': 'float?',
  'grid.minor.color': 'color?',
  'grid.minor.linestyle': 'linestyle?',
  'grid.minor.linewidth': 'float?',
  'hatch.color': 'color|edge',
  'hatch.linewidth': 'float',
  'hist.bins': 'bins',
  'image.aspect': 'aspect',
  'image.cmap': 'string',
  'image.composite_image': 'bool',
  'image.interpolation': 'string',
  'image.interpolation_stage': 'enum auto data rgba',
  'image.lut': 'int',
  'image.origin': 'enum upper lower',
  'image.resample': 'bool',
  'legend.borderaxespad': 'float',
  'legend.borderpad': 'float',
  'legend.columnspacing': 'float',
  'legend.edgecolor': 'color|inherit',
  'legend.facecolor': 'color|inherit',
  'legend.fancybox': 'bool',
  'legend.fontsize': 'fontsize',
  'legend.framealpha': 'float?',
  'legend.frameon': 'bool',
  'legend.handleheight': 'float',
  'legend.handlelength': 'float',
  'legend.handletextpad': 'float',
  'legend.labelcolor': 'color?|linecolor|markerfacecolor|markeredgecolor',
  'legend.labelspacing': 'float',
  'legend.linewidth': 'float?',
  'legend.loc': 'legendloc',
  'legend.markerscale': 'float',
  'legend.numpoints': 'int',
  'legend.scatterpoints': 'int',
  'legend.shadow': 'bool',
  'legend.title_fontsize': 'fontsize?',
  'lines.antialiased': 'bool',
  'lines.color': 'color',
  'lines.dash_capstyle': 'enum butt projecting round',
  'lines.dash_joinstyle': 'enum miter round bevel',
  'lines.dashdot_pattern': 'floats',
  'lines.dashed_pattern': 'floats',
  'lines.dotted_pattern': 'floats',
  'lines.linestyle': 'linestyle',
  'lines.linewidth': 'float',
  'lines.marker': 'marker',
  'lines.markeredgecolor': 'color|auto',
  'lines.markeredgewidth': 'float',
  'lines.markerfacecolor': 'color|auto',
  'lines.markersize': 'float',
  'lines.scale_dashes': 'bool',
  'lines.solid_capstyle': 'enum butt projecting round',
  'lines.solid_joinstyle': 'enum miter round bevel',
  'markers.fillstyle': 'enum full left right bottom top none',
  'mathtext.bf': 'string',
  'mathtext.bfit': 'string',
  'mathtext.cal': 'string',
  'mathtext.default': 'enum rm cal bfit it tt sf bf default bb frak scr regular normal',
  'mathtext.fallback': 'string?',
  'mathtext.fontset': 'enum dejavusans dejavuserif cm stix stixsans custom',
  'mathtext.it': 'string',
  'mathtext.rm': 'string',
  'mathtext.sf': 'string',
  'mathtext.tt': 'string',
  'patch.antialiased': 'bool',
  'patch.edgecolor': 'color',
  'patch.facecolor': 'color',
  'patch.force_edgecolor': 'bool',
  'patch.linewidth': 'float',
  'path.effects': 'effects',
  'path.simplify': 'bool',
  'path.simplify_threshold': 'unit',
  'path.sketch': 'sketch',
  'path.snap': 'bool',
  'pcolor.shading': 'enum auto flat nearest gouraud',
  'pcolormesh.snap': 'bool',
  'pdf.compression': 'int',
  'pdf.fonttype': 'int',
  'pdf.inheritcolor': 'bool',
  'polaraxes.grid': 'bool',
  'savefig.bbox': 'bbox',
  'savefig.dpi': 'dpi',
  'savefig.edgecolor': 'color|auto',
  'savefig.facecolor': 'color|auto',
  'savefig.pad_inches': 'float',
  'savefig.transparent': 'bool',
  'scatter.edgecolors': 'string',
  'scatter.marker': 'marker',
  'svg.fonttype': 'enum none path',
  'svg.hashsalt': 'string?',
  'svg.id': 'string?',
  'text.antialiased': 'bool',
  'text.color': 'color',
  'text.hinting': 'enum default no_autohint force_autohint no_hinting auto native either none',
  'text.hinting_factor': 'int?',
  'text.kerning_factor': 'int?',
  'text.language': 'string?',
  'text.parse_math': 'bool',
  timezone: 'string',
  'xaxis.labellocation': 'enum left center right',
  'xtick.alignment': 'enum center right left',
  'xtick.bottom': 'bool',
  'xtick.color': 'color',
  'xtick.direction': 'enum out in inout',
  'xtick.labelbottom': 'bool',
  'xtick.labelcolor': 'color|inherit',
  'xtick.labelsize': 'fontsize',
  'xtick.labeltop': 'bool',
  'xtick.major.bottom': 'bool',
  'xtick.major.pad': 'float',
  'xtick.major.size': 'float',
  'xtick.major.top': 'bool',
  'xtick.major.width': 'float',
  'xtick.minor.bottom': 'bool',
  'xtick.minor.ndivs': 'ndivs',
  'xtick.minor.pad': 'float',
  'xtick.minor.size': 'float',
  'xtick.minor.top': 'bool',
  'xtick.minor.visible': 'bool',
  'xtick.minor.width': 'float',
  'xtick.top': 'bool',
  'yaxis.labellocation': 'enum bottom center top',
  'ytick.alignment': 'enum center top bottom baseline center_baseline',
  'ytick.color': 'color',
  'ytick.direction': 'enum out in inout',
  'ytick.labelcolor': 'color|inherit',
  'ytick.labelleft': 'bool',
  'ytick.labelright': 'bool',
  'ytick.labelsize': 'fontsize',
  'ytick.left': 'bool',
  'ytick.major.left': 'bool',
  'ytick.major.pad': 'float',
  'ytick.major.right': 'bool',
  'ytick.major.size': 'float',
  'ytick.major.width': 'float',
  'ytick.minor.left': 'bool',
  'ytick.minor.ndivs': 'ndivs',
  'ytick.minor.pad': 'float',
  'ytick.minor.right': 'bool',
  'ytick.minor.size': 'float',
  'ytick.minor.visible': 'bool',
  'ytick.minor.width': 'float',
  'ytick.right': 'bool',
};

/** Matplotlib's default style. */
export const defaultRc: RcParams = {
  '_internal.classic_mode': false,
  'axes.autolimit_mode': 'data',
  'axes.axisbelow': 'line',
  'axes.edgecolor': 'black',
  'axes.facecolor': 'white',
  'axes.formatter.limits': [-5, 6],
  'axes.formatter.min_exponent': 0,
  'axes.formatter.offset_threshold': 4,
  'axes.formatter.use_mathtext': false,
  'axes.formatter.useoffset': true,
  'axes.grid': false,
  'axes.grid.axis': 'both',
  'axes.grid.which': 'major',
  'axes.labelcolor': 'black',
  'axes.labelpad': 4.0,
  'axes.labelsize': 'medium',
  'axes.labelweight': 'normal',
  'axes.linewidth': 0.8,
  'axes.prop_cycle': {
    color: [
      '#1f77b4',
      '#ff7f0e',
      '#2ca02c',
      '#d62728',
      '#9467bd',
      '#8c564b',
      '#e377c2',
      '#7f7f7f',
      '#bcbd22',
      '#17becf',
    ],
  },
  'axes.spines.bottom': true,
  'axes.spines.left': true,
  'axes.spines.right': true,
  'axes.spines.top': true,
  'axes.titlecolor': 'auto',
  'axes.titlelocation': 'center',
  'axes.titlepad': 6.0,
  'axes.titlesize': 'large',
  'axes.titleweight': 'normal',
  'axes.titley': null,
  'axes.unicode_minus': true,
  'axes.xmargin': 0.05,
  'axes.ymargin': 0.05,
  'axes.zmargin': 0.05,
  'axes3d.automargin': false,
  'axes3d.depthshade': true,
  'axes3d.depthshade_minalpha': 0.3,
  'axes3d.grid': true,
  'axes3d.xaxis.panecolor': [0.95, 0.95, 0.95, 0.5],
  'axes3d.yaxis.panecolor': [0.9, 0.9, 0.9, 0.5],
  'axes3d.zaxis.panecolor': [0.925, 0.925, 0.925, 0.5],
  'boxplot.boxprops.color': 'black',
  'boxplot.boxprops.linestyle': '-',
  'boxplot.boxprops.linewidth': 1.0,
  'boxplot.capprops.color': 'black',
  'boxplot.capprops.linestyle': '-',
  'boxplot.capprops.linewidth': 1.0,
  'boxplot.flierprops.color': 'black',
  'boxplot.flierprops.linestyle': 'none',
  'boxplot.flierprops.linewidth': 1.0,
  'boxplot.flierprops.marker': 'o',
  'boxplot.flierprops.markeredgecolor': 'black',
  'boxplot.flierprops.markeredgewidth': 1.0,
  'boxplot.flierprops.markerfacecolor': 'none',
  'boxplot.flierprops.markersize': 6.0,
  'boxplot.meanline': false,
  'boxplot.meanprops.color': 'C2',
  'boxplot.meanprops.linestyle': '--',
  'boxplot.meanprops.linewidth': 1.0,
  'boxplot.meanprops.marker': '^',
  'boxplot.meanprops.markeredgecolor': 'C2',
  'boxplot.meanprops.markerfacecolor': 'C2',
  'boxplot.meanprops.markersize': 6.0,
  'boxplot.medianprops.color': 'C1',
  'boxplot.medianprops.linestyle': '-',
  'boxplot.medianprops.linewidth': 1.0,
  'boxplot.notch': false,
  'boxplot.patchartist': false,
  'boxplot.showbox': true,
  'boxplot.showcaps': true,
  'boxplot.showfliers': true,
  'boxplot.showmeans': false,
  'boxplot.vertical': true,
  'boxplot.whiskerprops.color': 'black',
  'boxplot.whiskerprops.linestyle': '-',
  'boxplot.whiskerprops.linewidth': 1.0,
  'boxplot.whiskers': 1.5,
  'contour.algorithm': 'mpl2014',
  'contour.corner_mask': true,
  'contour.linewidth': null,
  'contour.negative_linestyle': 'dashed',
  'date.autoformatter.day': '%Y-%m-%d',
  'date.autoformatter.hour': '%m-%d %H',
  'date.autoformatter.microsecond': '%M:%S.%f',
  'date.autoformatter.minute': '%d %H:%M',
  'date.autoformatter.month': '%Y-%m',
  'date.autoformatter.second': '%H:%M:%S',
  'date.autoformatter.year': '%Y',
  'date.converter': 'auto',
  'date.interval_multiples': true,
  'errorbar.capsize': 0.0,
  'errorbar.capthick': null,
  'errorbar.elinewidth': null,
  'figure.autolayout': false,
  'figure.constrained_layout.h_pad': 0.04167,
  'figure.constrained_layout.hspace': 0.02,
  'figure.constrained_layout.use': false,
  'figure.constrained_layout.w_pad': 0.04167,
  'figure.constrained_layout.wspace': 0.02,
  'figure.dpi': 100.0,
  'figure.edgecolor': 'white',
  'figure.facecolor': 'white',
  'figure.figsize': [6.4, 4.8],
  'figure.frameon': true,
  'figure.labelsize': 'large',
  'figure.labelweight': 'normal',
  'figure.subplot.bottom': 0.11,
  'figure.subplot.hspace': 0.2,
  'figure.subplot.left': 0.125,
  'figure.subplot.right': 0.9,
  'figure.subplot.top': 0.88,
  'figure.subplot.wspace': 0.2,
  'figure.titlesize': 'large',
  'figure.titleweight': 'normal',
  'font.cursive': [
    'Apple Chancery',
    'Textile',
    'Zapf Chancery',
    'Sand',
    'Script MT',
    'Felipa',
    'Comic Neue',
    'Comic Sans MS',
    'cursive',
  ],
  'font.enable_last_resort': true,
  'font.family': ['sans-serif'],
  'font.fantasy': ['Chicago', 'Charcoal', 'Impact', 'Western', 'xkcd script', 'fantasy'],
  'font.monospace': [
    'DejaVu Sans Mono',
    'Bitstream Vera Sans Mono',
    'Computer Modern Typewriter',
    'Andale Mono',
    'Nimbus Mono L',
    'Courier New',
    'Courier',
    'Fixed',
    'Terminal',
    'monospace',
  ],
  'font.sans-serif': [
    'DejaVu Sans',
    'Bitstream Vera Sans',
    'Computer Modern Sans Serif',
    'Lucida Grande',
    'Verdana',
    'Geneva',
    'Lucid',
    'Arial',
    'Helvetica',
    'Avant Garde',
    'sans-serif',
  ],
  'font.serif': [
    'DejaVu Serif',
    'Bitstream Vera Serif',
    'Computer Modern Roman',
    'New Century Schoolbook',
    'Century Schoolbook L',
    'Utopia',
    'ITC Bookman',
    'Bookman',
    'Nimbus Roman No9 L',
    'Times New Roman',
    'Times',
    'Palatino',
    'Charter',
    'serif',
  ],
  'font.size': 10.0,
  'font.stretch': 'normal',
  'font.style': 'normal',
  'font.variant': 'normal',
  'font.weight': 'normal',
  'grid.alpha': 1.0,
  'grid.color': '#b0b0b0',
  'grid.linestyle': '-',
  'grid.linewidth': 0.8,
  'grid.major.alpha': null,
  'grid.major.color': null,
  'grid.major.linestyle': null,
  'grid.major.linewidth': null,
  'grid.minor.alpha': null,
  'grid.minor.color': null,
  'grid.minor.linestyle': null,
  'grid.minor.linewidth': null,
  'hatch.color': 'edge',
  'hatch.linewidth': 1.0,
  'hist.bins': 10,
  'image.aspect': 'equal',
  'image.cmap': 'viridis',
  'image.composite_image': true,
  'image.interpolation': 'auto',
  'image.interpolation_stage': 'auto',
  'image.lut': 256,
  'image.origin': 'upper',
  'image.resample': true,
  'legend.borderaxespad': 0.5,
  'legend.borderpad': 0.4,
  'legend.columnspacing': 2.0,
  'legend.edgecolor': '0.8',
  'legend.facecolor': 'inherit',
  'legend.fancybox': true,
  'legend.fontsize': 'medium',
  'legend.framealpha': 0.8,
  'legend.frameon': true,
  'legend.handleheight': 0.7,
  'legend.handlelength': 2.0,
  'legend.handletextpad': 0.8,
  'legend.labelcolor': null,
  'legend.labelspacing': 0.5,
  'legend.linewidth': null,
  'legend.loc': 'best',
  'legend.markerscale': 1.0,
  'legend.numpoints': 1,
  'legend.scatterpoints': 1,
  'legend.shadow': false,
  'legend.title_fontsize': null,
  'lines.antialiased': true,
  'lines.color': 'C0',
  'lines.dash_capstyle': 'butt',
  'lines.dash_joinstyle': 'round',
  'lines.dashdot_pattern': [6.4, 1.6, 1.0, 1.6],
  'lines.dashed_pattern': [3.7, 1.6],
  'lines.dotted_pattern': [1.0, 1.65],
  'lines.linestyle': '-',
  'lines.linewidth': 1.5,
  'lines.marker': 'None',
  'lines.markeredgecolor': 'auto',
  'lines.markeredgewidth': 1.0,
  'lines.markerfacecolor': 'auto',
  'lines.markersize': 6.0,
  'lines.scale_dashes': true,
  'lines.solid_capstyle': 'projecting',
  'lines.solid_joinstyle': 'round',
  'markers.fillstyle': 'full',
  'mathtext.bf': 'sans:bold',
  'mathtext.bfit': 'sans:italic:bold',
  'mathtext.cal': 'cursive',
  'mathtext.default': 'normal',
  'mathtext.fallback': 'cm',
  'mathtext.fontset': 'dejavusans',
  'mathtext.it': 'sans:italic',
  'mathtext.rm': 'sans',
  'mathtext.sf': 'sans',
  'mathtext.tt': 'monospace',
  'patch.antialiased': true,
  'patch.edgecolor': 'black',
  'patch.facecolor': 'C0',
  'patch.force_edgecolor': false,
  'patch.linewidth': 1.0,
  'path.effects': [],
  'path.simplify': true,
  'path.simplify_threshold': 0.111111111111,
  'path.sketch': null,
  'path.snap': true,
  'pcolor.shading': 'auto',
  'pcolormesh.snap': true,
  'pdf.compression': 6,
  'pdf.fonttype': 3,
  'pdf.inheritcolor': false,
  'polaraxes.grid': true,
  'savefig.bbox': null,
  'savefig.dpi': 'figure',
  'savefig.edgecolor': 'auto',
  'savefig.facecolor': 'auto',
  'savefig.pad_inches': 0.1,
  'savefig.transparent': false,
  'scatter.edgecolors': 'face',
  'scatter.marker': 'o',
  'svg.fonttype': 'path',
  'svg.hashsalt': null,
  'svg.id': null,
  'text.antialiased': true,
  'text.color': 'black',
  'text.hinting': 'default',
  'text.hinting_factor': null,
  'text.kerning_factor': null,
  'text.language': null,
  'text.parse_math': true,
  timezone: 'UTC',
  'xaxis.labellocation': 'center',
  'xtick.alignment': 'center',
  'xtick.bottom': true,
  'xtick.color': 'black',
  'xtick.direction': 'out',
  'xtick.labelbottom': true,
  'xtick.labelcolor': 'inherit',
  'xtick.labelsize': 'medium',
  'xtick.labeltop': false,
  'xtick.major.bottom': true,
  'xtick.major.pad': 3.5,
  'xtick.major.size': 3.5,
  'xtick.major.top': true,
  'xtick.major.width': 0.8,
  'xtick.minor.bottom': true,
  'xtick.minor.ndivs': 'auto',
  'xtick.minor.pad': 3.4,
  'xtick.minor.size': 2.0,
  'xtick.minor.top': true,
  'xtick.minor.visible': false,
  'xtick.minor.width': 0.6,
  'xtick.top': false,
  'yaxis.labellocation': 'center',
  'ytick.alignment': 'center_baseline',
  'ytick.color': 'black',
  'ytick.direction': 'out',
  'ytick.labelcolor': 'inherit',
  'ytick.labelleft': true,
  'ytick.labelright': false,
  'ytick.labelsize': 'medium',
  'ytick.left': true,
  'ytick.major.left': true,
  'ytick.major.pad': 3.5,
  'ytick.major.right': true,
  'ytick.major.size': 3.5,
  'ytick.major.width': 0.8,
  'ytick.minor.left': true,
  'ytick.minor.ndivs': 'auto',
  'ytick.minor.pad': 3.4,
  'ytick.minor.right': true,
  'ytick.minor.size': 2.0,
  'ytick.minor.visible': false,
  'ytick.minor.width': 0.6,
  'ytick.right': false,
};
