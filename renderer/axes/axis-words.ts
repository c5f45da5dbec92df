import { setView } from './autoscale.ts';
import type { Axes } from './axes.ts';

type Word = 'on' | 'off' | 'equal' | 'scaled' | 'tight' | 'auto' | 'image' | 'square';

/** `Axes.axis(word)`. */
export function axisWord(ax: Axes, word: Word): void {
  if (word === 'on' || word === 'off') {
    ax.axisOn = word === 'on';
    return;
  }
  const groups = [ax.xaxis.group, ax.yaxis.group];
  for (const g of groups) g.autoscale = true;
  ax.aspect = 'auto';
  ax.tight = false;
  ax.requestAutoscale();
  ax.updateView();
  const fix = (): void => {
    for (const g of groups) g.autoscale = false;
  };
  const equal = (adjustable: 'box' | 'datalim'): void => {
    ax.aspect = 1;
    ax.adjustable = adjustable;
    ax.anchor = 'C';
  };
  const tighten = (): void => {
    ax.tight = true;
    ax.requestAutoscale();
    ax.updateView();
    fix();
  };
  if (word === 'equal') {
    ax.aspect = 1;
    ax.adjustable = 'datalim';
  } else if (word === 'scaled') {
    equal('box');
    fix();
  } else if (word === 'tight') tighten();
  else if (word === 'image') {
    tighten();
    equal('box');
  } else if (word === 'square') {
    equal('box');
    fix();
    const [x, y] = [ax.viewX(), ax.viewY()];
    const edge = Math.max(x[1] - x[0], y[1] - y[0]);
    setView(groups[0], x[0], x[0] + edge);
    setView(groups[1], y[0], y[0] + edge);
  }
}
