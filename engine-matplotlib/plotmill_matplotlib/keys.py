"""The fields of the figure contract (docs/figure.md) that are not a mark's."""

from __future__ import annotations

FIGURE_KEYS = frozenset(
    "size dpi style rcParams facecolor edgecolor linewidth frameon suptitle title supxlabel supylabel layout subplots mosaic legend"
    " colorbars texts bbox_inches pad_inches transparent svg_fonttype".split()
)
AXES_KEYS = frozenset(
    "subplot panel rect inset twin sharex sharey projection elev azim roll box_aspect proj_type focal_length theta_offset"
    " theta_direction theta_zero_location thetalim rlim rmax rmin rorigin rlabel_position thetagrids rgrids title title_left"
    " title_right xlabel ylabel zlabel xlim ylim zlim xscale yscale zscale xticks yticks zticks xmargin ymargin zmargin margins"
    " xinverted yinverted zinverted aspect adjustable anchor grid minorticks tick_params ticklabel_format spines facecolor"
    " axisbelow rasterization_zorder frame_on axis prop_cycle legend colorbar secondary_xaxis secondary_yaxis marks label_outer".split()
)

_TEXT_FONT = "fontsize fontweight fontstyle fontfamily fontvariant fontstretch size weight style family variant stretch"
TEXT_KEYS = frozenset(
    (
        f"{_TEXT_FONT} color alpha rotation ha va horizontalalignment verticalalignment multialignment linespacing rotation_mode"
        " wrap backgroundcolor bbox zorder visible math_fontfamily parse_math clip_on gid antialiased transform_rotates_text"
    ).split()
)
BBOX_KEYS = frozenset(
    "boxstyle pad facecolor fc edgecolor ec linewidth lw linestyle ls alpha hatch color fill joinstyle capstyle mutation_scale".split()
)
ARROW_KEYS = frozenset(
    "arrowstyle connectionstyle relpos patchA patchB shrinkA shrinkB mutation_scale mutation_aspect facecolor fc edgecolor ec color"
    " linewidth lw linestyle ls alpha width headwidth headlength frac shrink fill hatch joinstyle capstyle zorder".split()
) - {"patchA", "patchB"}

LINE_KEYS = frozenset(
    "color c linestyle ls linewidth lw marker markersize ms markeredgecolor mec markeredgewidth mew markerfacecolor mfc"
    " markerfacecoloralt mfcalt fillstyle markevery drawstyle dashes gapcolor dash_capstyle dash_joinstyle solid_capstyle"
    " solid_joinstyle antialiased aa".split()
)
PATCH_KEYS = frozenset(
    "color facecolor fc edgecolor ec linewidth lw linestyle ls hatch hatchcolor hatch_linewidth fill joinstyle capstyle antialiased aa".split()
)
COLLECTION_KEYS = frozenset(
    "color facecolor facecolors fc edgecolor edgecolors ec linewidth linewidths lw linestyle linestyles ls hatch hatchcolor"
    " hatch_linewidth antialiased antialiaseds capstyle joinstyle cmap norm vmin vmax".split()
)
COMMON_KEYS = frozenset("zorder alpha label visible clip_on gid rasterized snap transform".split())
LEGEND_KEYS = frozenset(
    "loc bbox_to_anchor ncols ncol title fontsize title_fontsize labelcolor frameon fancybox shadow framealpha facecolor edgecolor"
    " linewidth mode alignment borderpad labelspacing handlelength handleheight handletextpad borderaxespad columnspacing numpoints"
    " scatterpoints scatteryoffsets markerscale markerfirst reverse handles labels zorder outside".split()
) - {"outside"}
COLORBAR_KEYS = frozenset(
    "mark mappable axes label orientation location shrink aspect fraction pad anchor panchor extend extendfrac extendrect ticks format"
    " drawedges spacing boundaries values ticklocation minorticks alpha labelsize tick_params ax_rect use_gridspec".split()
) - {"ax_rect"}
