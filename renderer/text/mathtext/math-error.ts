import { TextError } from '../text-error.ts';

/** A formula that cannot be read: the words, and where in the line (UTF-16 units from its start). */
export class MathError extends TextError {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.name = 'MathError';
    this.position = position;
  }
}
