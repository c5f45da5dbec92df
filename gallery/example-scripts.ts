/** A script of Matplotlib's examples gallery, the figures that were written from it, and what is not in them. */
export interface ExampleScript {
  /** As in its address: `https://matplotlib.org/stable/gallery/NAME.html`. */
  readonly name: string;
  readonly title: string;
  /** Names of gallery figures without `example-`. */
  readonly figures: readonly string[];
  /** What had to be left out, or was; empty when the script is there as a whole. */
  readonly leftOut: string;
}

const fewer = (what: string): string => `Fewer values (${what}), to keep the file small.`;

/** The scripts, by the sections of Matplotlib's gallery. */
export const exampleScripts: readonly ExampleScript[] = [
  {
    name: 'lines_bars_and_markers/barchart',
    title: 'Grouped bar chart with labels',
    figures: ['barchart'],
    leftOut: '',
  },
  {
    name: 'lines_bars_and_markers/bar_label_demo',
    title: 'Bar Label Demo',
    figures: ['bar-label-stacked', 'bar-label-race', 'bar-label-captions', 'bar-label-format'],
    leftOut: 'The fifth figure: its `fmt` is a Python function. Write the `labels` instead.',
  },
  {
    name: 'lines_bars_and_markers/eventplot_demo',
    title: 'Eventplot demo',
    figures: ['eventplot'],
    leftOut: fewer('40 × 30 events of the second kind instead of 60 × 50'),
  },
  {
    name: 'lines_bars_and_markers/fill_between_demo',
    title: 'Fill the area between two lines',
    figures: ['fill-between-three', 'fill-between-confidence', 'fill-between-interpolation', 'fill-between-threshold'],
    leftOut: `${fewer('every fourth of the last figure')} Fits and masks are computed before, as all data.`,
  },
  {
    name: 'lines_bars_and_markers/horizontal_barchart_distribution',
    title: 'Discrete distribution as horizontal bar chart',
    figures: ['horizontal-distribution'],
    leftOut: 'Colours taken from a colormap at given places are written out.',
  },
  {
    name: 'lines_bars_and_markers/scatter_hist',
    title: 'Scatter plot with histograms',
    figures: ['scatter-hist-mosaic', 'scatter-hist-insets'],
    leftOut: fewer('300 of 1,000 points'),
  },
  { name: 'lines_bars_and_markers/simple_plot', title: 'Line plot', figures: ['simple-plot'], leftOut: '' },
  {
    name: 'lines_bars_and_markers/span_regions',
    title: 'Shade regions defined by a logical mask using fill_between',
    figures: ['span-regions'],
    leftOut: '',
  },
  {
    name: 'lines_bars_and_markers/stackplot_demo',
    title: 'Stackplots and streamgraphs',
    figures: ['stackplot'],
    leftOut: 'The second figure, a stream graph (`baseline: "wiggle"`); other figures of the gallery show that.',
  },
  {
    name: 'lines_bars_and_markers/timeline',
    title: 'Timeline with lines, dates, and text',
    figures: ['timeline'],
    leftOut: 'Releases are not fetched: a figure never makes the server fetch anything. 12 of them are written out.',
  },
  {
    name: 'images_contours_and_fields/contour_demo',
    title: 'Contour Demo',
    figures: [
      'contour-labels',
      'contour-manual-labels',
      'contour-single-color',
      'contour-solid',
      'contour-crazy-lines',
      'contour-on-image',
    ],
    leftOut: `Moving the colorbar of the last figure by hand. ${fewer('a grid of 40 × 40 instead of 160 × 240')}`,
  },
  {
    name: 'images_contours_and_fields/image_annotated_heatmap',
    title: 'Creating annotated heatmaps',
    figures: ['annotated-heatmap'],
    leftOut: 'The second and third figures, which show how to wrap the first one in Python functions.',
  },
  {
    name: 'images_contours_and_fields/layer_images',
    title: 'Layer images with alpha blending',
    figures: ['layer-images'],
    leftOut: fewer('60 × 60 instead of 120 × 120 cells'),
  },
  {
    name: 'images_contours_and_fields/pcolormesh_levels',
    title: 'pcolormesh',
    figures: ['pcolormesh-tilted', 'pcolormesh-levels'],
    leftOut: `The first and third figures, which other figures of the gallery show. Levels are written out. ${fewer('cells of 0.1 instead of 0.05')}`,
  },
  {
    name: 'images_contours_and_fields/plot_streamplot',
    title: 'Streamplot',
    figures: ['streamplot-varying-color'],
    leftOut: `One panel of seven; density, width, start points and unbroken lines are figures of their own. ${fewer('a grid of 20 × 20 instead of 100 × 100')}`,
  },
  {
    name: 'images_contours_and_fields/quiver_simple_demo',
    title: 'Quiver Simple Demo',
    figures: ['quiver-simple'],
    leftOut: fewer('every second arrow'),
  },
  { name: 'subplots_axes_and_figures/broken_axis', title: 'Broken axis', figures: ['broken-axis'], leftOut: '' },
  {
    name: 'subplots_axes_and_figures/secondary_axis',
    title: 'Secondary Axis',
    figures: ['secondary-axis'],
    leftOut:
      'Four figures of five: an axis placed by `transform`, 1/x with a Python function for 0, a scale interpolated between data, and dates to days of the year.',
  },
  {
    name: 'subplots_axes_and_figures/two_scales',
    title: 'Plots with different scales',
    figures: ['two-scales'],
    leftOut: fewer('every fifth'),
  },
  {
    name: 'statistics/boxplot_vs_violin',
    title: 'Box plot vs. violin plot comparison',
    figures: ['boxplot-vs-violin'],
    leftOut: 'Each of the four samples is drawn from the same seed.',
  },
  {
    name: 'statistics/errorbar_features',
    title: 'Different ways of specifying error bars',
    figures: ['errorbar-features'],
    leftOut: '',
  },
  {
    name: 'statistics/hexbin_demo',
    title: 'Hexagonal binned plot',
    figures: ['hexbin'],
    leftOut: fewer('3,000 of 100,000 points'),
  },
  {
    name: 'statistics/histogram_cumulative',
    title: 'Using histograms to plot a cumulative distribution',
    figures: ['histogram-cumulative'],
    leftOut: '',
  },
  {
    name: 'pie_and_polar_charts/nested_pie',
    title: 'Nested pie charts',
    figures: ['nested-pie'],
    leftOut: 'The second figure, the same with bars in polar axes; colours of the cycle instead of those of `tab20c`.',
  },
  {
    name: 'pie_and_polar_charts/pie_features',
    title: 'Pie charts',
    figures: ['pie-features'],
    leftOut: 'Eight figures of nine, whose options are figures of their own.',
  },
  {
    name: 'pie_and_polar_charts/polar_bar',
    title: 'Bar chart on polar axis',
    figures: ['polar-bar'],
    leftOut: 'Colours of the cycle instead of those that a colormap gives for the radii.',
  },
  {
    name: 'pie_and_polar_charts/polar_demo',
    title: 'Polar plot',
    figures: ['polar-demo'],
    leftOut: 'The vertical alignment of the title.',
  },
  {
    name: 'text_labels_and_annotations/annotation_basic',
    title: 'Annotate a plot',
    figures: ['annotate-simple'],
    leftOut: fewer('every second'),
  },
  { name: 'mplot3d/lines3d', title: 'Parametric curve', figures: ['lines3d'], leftOut: '' },
  {
    name: 'mplot3d/surface3d',
    title: '3D surface (colormap)',
    figures: ['surface3d'],
    leftOut: fewer('a grid of 20 × 20 instead of 40 × 40'),
  },
  {
    name: 'mplot3d/surface3d_2',
    title: '3D surface (solid color)',
    figures: ['surface3d-sphere'],
    leftOut: fewer('30 × 20 instead of 100 × 100 points'),
  },
  {
    name: 'misc/table_demo',
    title: 'Table Demo',
    figures: ['table-demo'],
    leftOut: 'Colours of the rows are written out.',
  },
];
