import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonOption } from '../json-option.ts';
import { parseFigureText, readInput } from '../read-input.ts';
import { stdout } from '../stdout.ts';
import { writeOutput } from '../write-output.ts';

const FORMATS = ['png', 'svg', 'pdf', 'jpeg', 'webp'] as const;
type Format = (typeof FORMATS)[number];

/** `plotmill render` */
export function define(command: Command): void {
  command
    .argument('<file>', 'figure as JSON; - reads standard input')
    .requiredOption('-o, --output <file>', 'picture to write; - writes standard output')
    .addOption(
      new Option('-f, --format <format>', 'output format; by the name of the picture, else png').choices(FORMATS),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  plotmill render figure.json -o figure.svg\n  cat figure.json | plotmill render - -o - > figure.png',
    )
    .action(async (file: string, options: { output: string; format?: Format; json?: boolean }) => {
      // The text is read first: the renderer takes longer to load than a file.
      const figure = parseFigureText(await readInput(file), file);
      const { FigureError, render } = await import('../../../renderer/render.ts');
      const format = options.format ?? formatOf(options.output, figure);
      const { format: _format, ...plain } = figure;
      try {
        const picture = await render(plain, { format });
        await writeOutput(options.output, picture.body);
        if (options.json && options.output !== '-') {
          const { width, height, contentType } = picture;
          const line = { output: options.output, content_type: contentType, bytes: picture.body.length, width, height };
          stdout().write(`${JSON.stringify(line)}\n`);
        }
      } catch (error) {
        if (!(error instanceof FigureError)) throw error;
        if (options.json) stdout().write(`${JSON.stringify({ code: 'invalid-figure', errors: error.issues })}\n`);
        const lines = error.issues.map(({ pointer, detail }) => `  ${pointer || '(the figure)'}: ${detail}`);
        throw new CliError(exitCodes.usage, `${file === '-' ? 'the figure' : file} is not valid\n${lines.join('\n')}`);
      }
    });
}

function formatOf(output: string, figure: Readonly<Record<string, unknown>>): Format {
  const extension = extname(output).slice(1).toLowerCase().replace(/^jpg$/, 'jpeg');
  const named = extension === '' ? figure.format : extension;
  if (named === undefined) return 'png';
  const format = FORMATS.find((known) => known === named);
  if (format === undefined)
    throw new CliError(exitCodes.usage, `"${String(named)}" is no output format; there are ${FORMATS.join(', ')}`);
  return format;
}
