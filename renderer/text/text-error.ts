/** A text that cannot be set as asked: the figure is at fault. `MathError` says where in a formula. */
export class TextError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TextError';
  }
}
