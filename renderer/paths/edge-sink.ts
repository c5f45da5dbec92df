/** What takes the outlines of a fill or a stroke: the scan converter, or a test that looks at them. Device pixels, y down. */
export interface EdgeSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  close(): void;
}
